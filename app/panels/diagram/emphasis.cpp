#include "app/panels/diagram/emphasis.h"

#include <algorithm>

namespace backstep::diagram {
namespace {

Tone tone_of(Phase phase) {
    switch (phase) {
    case Phase::forward:
    case Phase::error: return Tone::forward;
    case Phase::backward:
    case Phase::average: return Tone::backward;
    case Phase::update: return Tone::update;
    }
    return Tone::forward;
}

// Weights and biases take part in every phase; everything else belongs to one.
Tone tone_of(Symbol symbol, std::optional<Tone> phase) {
    switch (symbol) {
    case Symbol::weight:
    case Symbol::bias: return phase.value_or(Tone::forward);
    case Symbol::cost_gradient_a:
    case Symbol::activation_derivative:
    case Symbol::delta:
    case Symbol::weight_gradient:
    case Symbol::bias_gradient: return Tone::backward;
    case Symbol::updated_weight:
    case Symbol::updated_bias: return Tone::update;
    default: return Tone::forward;
    }
}

bool belongs_to_node(Symbol symbol) {
    return symbol == Symbol::weighted_input || symbol == Symbol::activation ||
           symbol == Symbol::cost_gradient_a || symbol == Symbol::activation_derivative ||
           symbol == Symbol::delta || is_bias(symbol);
}

Lines lines_of(const Quantity& q, int depth) {
    Lines lines;
    if (is_on_line(q.symbol)) lines.weights.push_back({q.layer, q.row, q.column});
    if (q.symbol == Symbol::weighted_input) lines.weights.push_back({q.layer, q.row, 0});
    if (q.symbol == Symbol::delta || q.symbol == Symbol::cost_gradient_a) {
        if (q.layer == depth)
            lines.errors.push_back(q.row);
        else
            lines.weights.push_back({q.layer + 1, 0, q.row});
    }
    if (q.symbol == Symbol::cost) lines.errors.push_back(0);
    return lines;
}

void add(Lines& lines, const Lines& more) {
    lines.weights.insert(lines.weights.end(), more.weights.begin(), more.weights.end());
    lines.errors.insert(lines.errors.end(), more.errors.begin(), more.errors.end());
}

// The gradient of a weight goes on to E by way of the weight's neuron.
Lines path_of(const Quantity& q, Tone tone, const Network& network) {
    Lines path = lines_of(q, network.depth());
    if (tone != Tone::backward || !is_on_line(q.symbol)) return path;
    const bool alone = is_elementwise(network.layer(q.layer).activation);
    add(path, lines_of({Symbol::delta, q.layer, alone ? q.row : 0, 0, 0}, network.depth()));
    return path;
}

void light(Emphasis& emphasis, const Quantity& q, const Lines& lines) {
    for (const LinePattern& pattern : lines.weights)
        emphasis.lit[static_cast<std::size_t>(pattern.layer)] = true;
    if (!lines.errors.empty()) emphasis.lit.back() = true;
    if (q.symbol == Symbol::activation) emphasis.lit[static_cast<std::size_t>(q.layer)] = true;
}

void add_step(Emphasis& emphasis, const Step& step, int depth) {
    for (const Quantity& q : step.quantities) {
        const Lines lines = lines_of(q, depth);
        light(emphasis, q, lines);
        add(emphasis.step, lines);
        if (belongs_to_node(q.symbol)) emphasis.rings.push_back({q.layer, q.row, *emphasis.phase});
        emphasis.cost = emphasis.cost || q.symbol == Symbol::cost;
    }
}

void add_focus(Emphasis& emphasis, const Quantity& q, const Network& network) {
    emphasis.focus = q;
    emphasis.tone = tone_of(q.symbol, emphasis.phase);
    if (!is_scalar(q)) {
        light(emphasis, q, lines_of(q, network.depth()));
        return;
    }
    emphasis.path = path_of(q, emphasis.tone, network);
    light(emphasis, q, lines_of(q, network.depth()));
    if (!emphasis.path.errors.empty()) emphasis.lit.back() = emphasis.cost = true;
    auto& rings = emphasis.rings;
    if (is_on_line(q.symbol)) {
        rings.insert(rings.begin(), {q.layer - 1, q.column, Tone::forward});
        rings.insert(rings.begin(), {q.layer, q.row, emphasis.tone});
    } else if (belongs_to_node(q.symbol)) {
        rings.insert(rings.begin(), {q.layer, q.row, emphasis.tone});
    }
    emphasis.cost = emphasis.cost || q.symbol == Symbol::cost;
}

/// One path of a gradient, from what it is taken by to E, instead of the focus's.
void add_lit_path(Emphasis& emphasis, const LitPath& lit) {
    const Quantity& q = lit.gradient;
    emphasis.tone = Tone::backward;
    emphasis.path = {};
    if (is_on_line(q.symbol)) {
        emphasis.path.weights.push_back({q.layer, lit.neurons.front(), q.column});
        emphasis.rings.insert(emphasis.rings.begin(), {q.layer - 1, q.column, Tone::forward});
    }
    int layer = q.layer, from = 0;
    for (const int neuron : lit.neurons) {
        if (from != 0) emphasis.path.weights.push_back({layer, neuron, from});
        emphasis.rings.insert(emphasis.rings.begin(), {layer++, neuron, Tone::backward});
        from = neuron;
    }
    emphasis.path.errors.push_back(from);
    light(emphasis, q, emphasis.path);
    emphasis.cost = true;
}

} // namespace

bool Lines::has(int layer, int row, int column) const {
    return std::any_of(weights.begin(), weights.end(), [&](const LinePattern& p) {
        return p.layer == layer && (p.row == 0 || p.row == row) && (p.column == 0 || p.column == column);
    });
}

bool Lines::has_error(int row) const {
    return std::any_of(errors.begin(), errors.end(), [row](int r) { return r == 0 || r == row; });
}

std::optional<Tone> Emphasis::ring(int layer, int row) const {
    for (const Ring& r : rings)
        if (r.layer == layer && (r.row == 0 || r.row == row)) return r.tone;
    return std::nullopt;
}

Emphasis emphasis_of(const Session& session) {
    return emphasis_of(session, session.selected());
}

Emphasis emphasis_of(const Session& session, const std::optional<Quantity>& selected) {
    const Network& network = session.network();
    Emphasis emphasis;
    const std::optional<Step> step = session.step();
    emphasis.lit.assign(static_cast<std::size_t>(network.depth()) + 2, !step && !selected);
    if (step) {
        emphasis.phase = tone_of(step->phase);
        add_step(emphasis, *step, network.depth());
    }
    if (selected)
        add_focus(emphasis, *selected, network);
    else if (step && step->quantities.size() == 1 && is_scalar(step->quantities.front()))
        add_focus(emphasis, step->quantities.front(), network);
    if (session.lit_path()) add_lit_path(emphasis, *session.lit_path());
    return emphasis;
}

bool same_element(const Quantity& a, const Quantity& b) {
    return a.symbol == b.symbol && a.layer == b.layer && a.row == b.row && a.column == b.column;
}

bool is_on_line(Symbol symbol) {
    return is_matrix(symbol);
}

bool is_bias(Symbol symbol) {
    return symbol == Symbol::bias || symbol == Symbol::bias_gradient || symbol == Symbol::updated_bias;
}

} // namespace backstep::diagram
