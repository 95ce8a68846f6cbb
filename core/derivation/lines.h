#pragma once

#include "core/derivation/derive.h"
#include "core/derivation/rules.h"

namespace backstep {

/// Collects the lines of one derivation.
class Lines {
public:
    explicit Lines(const Setting& setting) : setting_(setting) {}

    /// `left` = `right`, the beginning of an equation.
    void begin(std::string reason, Formula left, Formula right);
    /// = `right`, going on.
    void go_on(std::string reason, Formula right);
    /// A rule of the walk as it is; nothing if the quantity is given.
    void state(std::string reason, const Quantity& quantity);
    void add(LineKind kind, std::string reason, Formula formula);

    /// The numbers plugged into `right`, and what they come to.
    void number(const Quantity& quantity, const Formula& right, int decimals);

    std::vector<Line> take() { return std::move(lines_); }

private:
    const Setting& setting_;
    std::vector<Line> lines_;
};

/// A name in a sentence.
std::string said(const Formula& name);

/// ∂E/∂t of a number t in layer l, chained from the outputs (S4–S11, M17–M26), and what it ends in.
bool chains_from_outputs(const Setting& setting, const Quantity& gradient);
Formula lines_from_outputs(Lines& lines, const Setting& setting, const Quantity& gradient);

/// The same through δ (N5–N11, F6–F11), with the δ's that it needs.
Formula lines_through_delta(Lines& lines, const Setting& setting, const Quantity& gradient);

/// Of a whole vector or matrix (S16–S28, R10–R17, M30).
Formula matrix_lines(Lines& lines, const Setting& setting, const Quantity& whole);

/// The output layer's σ′ cancels in its δ (N14); softmax has none that could.
bool cancels_at_outputs(const Setting& setting);
/// The output layer's δ, and that σ′ cancels where it does.
void state_output_delta(Lines& lines, const Setting& setting);

/// The quantity that a gradient is taken by: a weight, a bias, a z or an a.
Formula taken_by(const Names& names, const Quantity& gradient);

} // namespace backstep
