#pragma once

#include "app/session/session.h"

#include <optional>
#include <vector>

/// What stands out in the diagram: the step just made, and what is selected. Pure.
namespace backstep::diagram {

/// The accent of a phase.
enum class Tone { forward, backward, update };

/// Lines of a layer; a row or column of 0 means all of them.
struct LinePattern {
    int layer = 0, row = 0, column = 0;
};

/// Lines that a quantity is computed from or leads along.
struct Lines {
    std::vector<LinePattern> weights;
    std::vector<int> errors; ///< lines from outputs to E, by row; 0: all

    bool has(int layer, int row, int column) const;
    bool has_error(int row) const;
};

/// A node with a thick rim; row 0: all of the layer.
struct Ring {
    int layer = 0, row = 0;
    Tone tone = Tone::forward;
};

struct Emphasis {
    std::optional<Tone> phase;     ///< of the current step; nothing at the start
    std::optional<Quantity> focus; ///< the selection, else the one number that the step made known
    Lines step;                    ///< what the step went along: its pulse
    Lines path;                    ///< of the focus, in `tone`
    Tone tone = Tone::forward;
    std::vector<Ring> rings;
    bool cost = false;     ///< E stands out
    std::vector<bool> lit; ///< per layer 0 …, and the lines to E: not faint

    bool is_lit(int layer) const { return lit[static_cast<std::size_t>(layer)]; }
    bool is_lit_error() const { return lit.back(); }
    std::optional<Tone> ring(int layer, int row) const;
};

Emphasis emphasis_of(const Session& session);
/// The same as if `focus` were selected.
Emphasis emphasis_of(const Session& session, const std::optional<Quantity>& focus);

/// Whether one element of the diagram shows both: they may differ in the example.
bool same_element(const Quantity& a, const Quantity& b);

/// W, ∂E/∂W and W′, which share a line.
bool is_on_line(Symbol symbol);
/// b, ∂E/∂b and b′.
bool is_bias(Symbol symbol);

} // namespace backstep::diagram
