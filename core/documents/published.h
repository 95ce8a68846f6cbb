#pragma once

#include "core/model/scenario.h"
#include "core/walk/quantity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// A number as a book or an article prints it, and what it is of.
struct PublishedFigure {
    std::string name;       ///< the publication's own
    std::string quantity;   ///< `a1[2]`, `-delta2[1]`, `W2[1,1] * delta2[1]`
    std::string printed;    ///< with all of its digits: `0.511301270`
    int output = 0;         ///< of E: only what this output adds to it (from 1); 0: all of it
    std::int64_t after = 0; ///< updates
};

/// A worked example from print: a scenario, where it is printed, and its figures.
struct PublishedExample {
    std::string scenario;
    std::string citation;
    std::vector<PublishedFigure> figures;
};

/// Reads a file of assets/published. Throws InputError.
PublishedExample parse_published(std::string_view text, std::string_view name);

enum class FigureVerdict {
    holds,      ///< every printed digit
    last_digit, ///< off by one in the last place, as early rounding does
    differs,
};
std::string_view name(FigureVerdict verdict); ///< `holds`, `last_digit`, `differs`

/// A printed figure beside the number worked out in double precision.
struct FigureFinding {
    PublishedFigure figure;
    double exact = 0.0;
    std::string rounded; ///< the exact number to the places printed
    int digits = 0,
        held = 0; ///< significant digits printed, and how many of them are right from the first on
    FigureVerdict verdict = FigureVerdict::holds;
    /// A figure that differs, after so many updates, but is exactly that of one update earlier or later.
    std::optional<std::int64_t> holds_after;
};

/// Recomputes every figure. The scenario is the example's. Throws InputError for a quantity that it lacks.
std::vector<FigureFinding> check_published(const PublishedExample& example, const Scenario& scenario);

/// Compares a printed figure with a number, digit by digit.
FigureFinding compare_figure(const PublishedFigure& figure, double exact);

struct PublishedReport {
    PublishedExample example;
    std::vector<FigureFinding> findings;

    std::size_t holding() const;
};

/// One table per example; of a figure that does not hold, the wrong digits stand in [ ].
std::string published_table(const std::vector<PublishedReport>& reports);
std::string published_json(const std::vector<PublishedReport>& reports);

} // namespace backstep
