#pragma once

#include "core/derivation/setting.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// An equation of the notes with a scenario's names in place of its indices. Each line is a Chain whose sides
/// have the same value.
struct Instance {
    Formulas lines;
    std::optional<Quantity> step; ///< what the walk shows of it: the quantity it computes
    /// Lines of a listing that are done again and again: from this one up to before that.
    std::size_t loop_begin = 0, loop_end = 0;

    bool is_in_loop(std::size_t line) const { return line >= loop_begin && line < loop_end; }
};

/// One equation, or one family of them, of one of the five sets of notes.
struct Equation {
    std::string_view id;       ///< `S19`
    std::string_view notation; ///< whose notes they are: a Notation's id
    std::string_view section;  ///< of the notes, by number and in our words: `3.1 The output layer's matrix`
    std::string_view title;    ///< what it says, in a few words
    std::string_view misprint; ///< what the notes print instead, in one line; empty if they are right

    /// What keeps it from holding for a scenario, as one sentence, or nothing. `scenario_with_it` is then one
    /// of the bundled scenarios that has what is missing.
    std::function<std::optional<std::string>(const Setting&)> obstacle;
    std::string_view scenario_with_it;

    /// `selected` is the weight, bias or node that it is shown for, if it speaks of one of its kind;
    /// otherwise the notes' own example (w48, w14, b4, b8), or the first of its kind. The setting's notation
    /// is the notes' own.
    std::function<Instance(const Setting&, const std::optional<Quantity>& selected)> instance;
};

/// All of them, in the order of the notes.
std::span<const Equation> all_equations();

/// By id, upper or lower case; null if there is none.
const Equation* equation_named(std::string_view id);

} // namespace backstep
