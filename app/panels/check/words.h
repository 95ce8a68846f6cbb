#pragma once

#include "app/panels/check/work.h"

#include <string>
#include <string_view>

namespace backstep::check {

/// `correctly rounded`.
std::string_view words(Mark mark);

/// A name as people write it here, with its example where the update has several.
std::string name_of(const Quantity& quantity, const Work& work, const Notation& notation);

/// What went wrong, in a few words and without the right number: `σ′₈ missing`.
std::string slip(const Suspicion& suspicion, const Work& work, const Notation& notation);

/// What stands behind the verdict in the table: of an answer carried forward whose number it uses, of a wrong
/// one the likely slip, once it was asked for.
std::string remark(const Finding& finding, bool told, const Work& work, const Notation& notation);

/// `2 mistakes, 5 values follow from them`.
std::string summary(const Count& count);

/// The first hint: in which step the number is made, and what kind of slip is likely. Without the number.
std::string first_hint(const Quantity& quantity, const Work& work, const Notation& notation);

/// What is said without being asked. Without the number if the answer is not right.
std::string comment(const Quantity& quantity, const Work& work, const Notation& notation);

} // namespace backstep::check
