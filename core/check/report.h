#pragma once

#include "core/check/marks.h"

#include <string>

/// Findings as text.
namespace backstep {

struct Report {
    const Scenario& scenario;
    const Notation& notation;
    const std::vector<CheckedSubmission>& submissions;
    Points points = default_points;
};

/// For reading in a terminal: each submission's numbers, then marks, then where the class goes wrong.
std::string report_table(const Report& report);

/// `submission,quantity,given,exact,verdict,mistakes,from,explanation`, one line an answer; names as
/// `to_text`, mistakes between spaces, numbers to the last bit but for `given`, which stands as written.
std::string report_csv(const Report& report);

/// A list of objects with the same fields; mistakes are a list of ids, `from` is null where there is none.
std::string report_json(const Report& report);

/// One page without anything from elsewhere, for screens and paper.
std::string report_html(const Report& report);

} // namespace backstep
