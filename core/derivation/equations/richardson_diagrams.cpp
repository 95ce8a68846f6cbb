#include "core/derivation/equations/richardson.h"

// R15–R17: the three diagrams, forward and backward, as products of Jacobians.
namespace backstep::equations {
namespace {

using namespace algebra;

using Selected = std::optional<Quantity>;

constexpr std::string_view notes = "richardson";
constexpr std::string_view shallow = "3 Diagrams: a shallow network";

// The boxes from left to right: what each of them makes of the one before.
Formulas forward(const Jacobians& J, bool dimensions) {
    const auto sized = [&](Formula f, int rows, int columns) {
        return dimensions ? with_dimensions({std::move(f), rows, columns}) : f;
    };
    Formulas lines;
    for (int l = 1; l <= J.L; ++l) {
        const int h = J.d(l), d = J.d(l - 1);
        const Formula z = sized(J.W_tilde(l), h, d + 1) * sized(J.a_tilde(l - 1), d + 1, 1);
        if (l == J.L && J.has_linear_output()) {
            lines.push_back(equation(sized(J.r(), h, 1), z - sized(J.n.y(), h, 1)));
            break;
        }
        lines.push_back(equation(sized(J.z(l), h, 1), z));
        const Formula a = activated(J.s, {l, {}}, J.z(l));
        lines.push_back(l < J.L ? equation(sized(J.a(l), h, 1), a)
                                : equation(sized(J.r(), h, 1), a - sized(J.n.y(), h, 1)));
    }
    lines.push_back(equation(J.loss(), half_of(J.s, squared(norm(J.r())))));
    return lines;
}

// The boxes from right to left, for the weights and biases of a layer.
Formulas backward(const Jacobians& J, int l, bool dimensions) {
    const int h = J.d(l), d = J.d(l - 1) + 1;
    const Formula dW = J.by(J.loss(), J.W_tilde(l));
    const Formula left = dimensions ? with_dimensions({dW, d, h}) : dW;
    Formula by_W = J.by(l == J.L && J.has_linear_output() ? J.r() : J.z(l), J.W_tilde(l));
    Formula tensor = group(kronecker(J.identity(h), J.a_tilde(l - 1)));
    if (dimensions) {
        by_W = with_dimensions(std::move(by_W), {h, d, h});
        tensor = with_dimensions(std::move(tensor), {h, d, h});
    }
    Factors shortest = J.back_to_z(l);
    shortest.insert(shortest.begin(), {J.a_tilde(l - 1), d, 1});
    return {
        equation(left, product_of(J.derivatives_back_to_z(l), dimensions) * by_W),
        equation(left, per_output(J.s, product_of(J.back_to_z(l), dimensions) * tensor)),
        equation(left, per_output(J.s, product_of(shortest, dimensions))),
    };
}

Instance detailed(const Setting& s, const Selected&) { // R15
    const Jacobians J(s);
    Instance all{forward(J, true), J.n.dE_dW({1, {}}).quantity};
    for (int l = J.L; l > 0; --l)
        for (const Formula& line : backward(J, l, true)) all.lines.push_back(line);
    return all;
}

Instance simple(const Setting& s, const Selected&) { // R16
    const Jacobians J(s);
    Instance all{forward(J, false), J.n.dE_dW({1, {}}).quantity};
    for (int l = J.L; l > 0; --l) all.lines.push_back(backward(J, l, false).back());
    return all;
}

Instance deep(const Setting& s, const Selected&) { // R17
    const Jacobians J(s);
    Instance all{forward(J, false), J.n.dE_dW({1, {}}).quantity};
    for (int l = J.L; l > 0; --l) {
        const int h = J.d(l), d = J.d(l - 1);
        Factors factors = J.back_to_z(l);
        factors.insert(factors.begin(), {J.a(l - 1), d, 1});
        all.lines.push_back(
            equation(with_dimensions({J.n.dE_dW({l, {}}), d, h}), per_output(s, product_of(factors, true))));
    }
    return all;
}

std::optional<std::string> needs_two_hidden_layers(const Setting& s) {
    if (s.depth() > 2) return std::nullopt;
    return "It is about two hidden layers or more; this network has fewer.";
}

} // namespace

std::vector<Equation> richardson_diagrams() {
    const Obstacle hidden = needs({needs_squared_error, needs_hidden_layer});
    return {
        {"R15",
         notes,
         shallow,
         "Every box with its dimensions",
         {},
         hidden,
         "shallow-linear-output",
         detailed},
        {"R16", notes, shallow, "The same, in short", {}, hidden, "shallow-linear-output", simple},
        {"R17",
         notes,
         "3 Diagrams: two hidden layers",
         "One more layer, two more boxes",
         {},
         needs({needs_squared_error, needs_two_hidden_layers}),
         "two-hidden-layers",
         deep},
    };
}

} // namespace backstep::equations
