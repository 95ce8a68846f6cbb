#pragma once

#include "core/derivation/setting.h"
#include "core/walk/walk.h"

#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// Those numbers of one step that a worksheet asks for.
struct WorksheetPart {
    Step step;
    std::vector<Quantity> blanks; ///< single numbers, in the order of the walk
};

/// An exercise on the first update of a scenario, to be worked out by hand.
struct Worksheet {
    Scenario scenario;
    const Notation& notation;
    int decimals;
    Trace trace;
    std::vector<WorksheetPart> parts;

    Setting setting(int example) const; ///< at an example (from 1; 0: the first)
    std::size_t blank_count() const;
};

inline constexpr std::size_t most_blanks = 2000;

/// `steps` says what is asked for, separated by commas: passes (`forward`, `error`, `backward`, `average`,
/// `update`) and quantities by any name of the notation (`z1`, `delta2[1]`, `n4`, `dE/dw48`); empty: all. A
/// quantity without an example means each example of the update, a gradient the mean or sum. Throws
/// InputError for what is not computed, and for more than most_blanks.
Worksheet worksheet(Scenario scenario, const Notation& notation, std::string_view steps, int decimals);

/// A page for A4 and Letter: the network, what is given, and a blank for each number; with the key, its
/// formula, its numbers and its value instead.
std::string worksheet_html(const Worksheet& sheet, bool key);

/// The same for pdflatex, with amsmath, amssymb, geometry and TikZ.
std::string worksheet_latex(const Worksheet& sheet, bool key);

/// The answer file: `quantity,value` lines with names as files have them, the values left out or, with the
/// key, rounded to the sheet's decimals from unrounded calculation.
std::string worksheet_csv(const Worksheet& sheet, bool key);

} // namespace backstep
