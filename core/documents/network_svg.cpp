#include "core/documents/network_svg.h"

#include "core/documents/lettering.h"
#include "core/documents/network_layout.h"
#include "core/formula/mathml_elements.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

using Place = NetworkLayout::Place;

constexpr double walk_pitch = 196.0, given_pitch = 124.0;
constexpr int most_walked = 6, most_given = 9;
constexpr double badge_height = 20.0, badge_step = 23.0;

class Drawing {
public:
    explicit Drawing(const NetworkView& view)
        : view_(view), names_(view.setting().names()),
          layout_(layout(view.setting().network(), view.walks() ? walk_pitch : given_pitch,
                         view.walks() ? most_walked : most_given)),
          largest_(largest_weight()) {}

    const NetworkLayout& layout_of() const { return layout_; }

    std::string draw() {
        heads();
        for (int l = 1; l <= view_.setting().depth(); ++l) edges(l);
        cost_lines();
        for (int l = 1; l <= view_.setting().depth(); ++l) labels(l);
        for (int l = 0; l <= view_.setting().depth(); ++l) nodes(l);
        cost_and_targets();
        return std::move(svg_);
    }

private:
    const NetworkView& view_;
    const Names& names_;
    NetworkLayout layout_;
    double largest_;
    std::string svg_;

    const NetworkLayout::Column& column(int l) const { return layout_.layers[static_cast<std::size_t>(l)]; }

    double largest_weight() const {
        double largest = 0.0;
        for (const Layer& layer : view_.setting().network().layers)
            largest = std::max(largest, layer.W.cwiseAbs().maxCoeff());
        return largest > 0.0 ? largest : 1.0;
    }

    void line(Place from, Place to, std::string_view classes, double width) {
        svg_ += fmt::format("<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" "
                            "stroke-width=\"{:.1f}\"/>",
                            classes, from.x, from.y, to.x, to.y, width);
    }

    void box(Place centre, double width, double height, double corner, std::string_view classes) {
        svg_ += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
                            "rx=\"{:.0f}\"/>",
                            classes, centre.x - width / 2, centre.y - height / 2, width, height, corner);
    }

    void text(const Lettering& letters, Place at, double size, Anchor anchor, std::string_view classes = {}) {
        svg_ += svg_text(letters, at.x, at.y + size * 0.35, size, anchor, classes);
    }

    void head(const Lettering& name, std::string_view word, double x) {
        svg_ += svg_text(name + lettering(" " + std::string(word)), x, layout_.heads, 15.0, Anchor::middle,
                         "head");
    }

    void heads() {
        const int depth = view_.setting().depth();
        const auto x = [&](int l) { return column(l).nodes.front().at.x; };
        head(lettering(names_.x()), "inputs", x(0));
        for (int l = 1; l <= depth; ++l)
            head(lettering(names_.a({l, {}})), l == depth ? "outputs" : "hidden", x(l));
        head(lettering(names_.y()) + lettering(" and ") + lettering(names_.E()), "", layout_.cost.x);
    }

    // The step's own layer stands out against the others.
    std::string_view strength(int l) const {
        const bool other = view_.step() && view_.step()->layer > 0 && view_.step()->layer != l;
        return other ? " faint" : "";
    }

    bool lit(const Quantity& quantity) const { return view_.current(quantity); }

    void edges(int l) {
        const Layer& layer = view_.setting().network().layer(l);
        for (const auto& to : column(l).nodes)
            for (const auto& from : column(l - 1).nodes) {
                const double w = layer.W(to.neuron - 1, from.neuron - 1);
                if (lit(view_.shown_weight(l, to.neuron, from.neuron)))
                    line(from.at, to.at, "halo", 5.0 + 4.0 * std::abs(w) / largest_ + 6.0);
                line(from.at, to.at,
                     fmt::format("edge{}{}", w < 0.0 ? " negative" : "",
                                 lit(view_.shown_weight(l, to.neuron, from.neuron)) ? "" : strength(l)),
                     1.0 + 4.0 * std::abs(w) / largest_);
            }
    }

    void labels(int l) {
        const double t = layout_.labels_at[static_cast<std::size_t>(l - 1)];
        for (const auto& to : column(l).nodes)
            for (const auto& from : column(l - 1).nodes) {
                const Quantity shown = view_.shown_weight(l, to.neuron, from.neuron);
                const bool now = lit(shown);
                const bool alone = now && is_scalar(view_.step()->quantities.front());
                if (t > 0.0 || alone)
                    label(shown,
                          {std::lerp(from.at.x, to.at.x, t > 0.0 ? t : 0.5),
                           std::lerp(from.at.y, to.at.y, t > 0.0 ? t : 0.5)},
                          now, l);
            }
    }

    void label(const Quantity& shown, Place at, bool now, int l) {
        const bool named = now || !view_.walks();
        Lettering letters = lettering(view_.number(shown), now);
        if (named) letters = lettering(view_.name(shown)) + lettering(" ") + letters;
        const double size = now ? 12.5 : 12.0;
        const double width = width_of(letters) * size + 8.0;
        box(at, width, 16.0, 3.0, now ? "plate now" : "plate");
        text(letters, at, size, Anchor::middle, now ? "now" : strength(l).empty() ? "value" : "value faint");
    }

    std::string_view state(const Quantity& quantity) const {
        if (view_.current(quantity)) return "now";
        return view_.known(quantity) ? "known" : "unknown";
    }

    void badge(const Quantity& quantity, Place at) {
        const std::string_view how = state(quantity);
        Lettering letters = lettering(view_.name(quantity));
        if (how != "unknown") letters = letters + lettering(" ") + lettering(view_.number(quantity), true);
        const double width = width_of(letters) * 12.5 + 14.0;
        box(at, width, badge_height, 4.0, fmt::format("badge {}", how));
        text(letters, at, 12.5, Anchor::middle, fmt::format("badge {}", how));
    }

    void bias(int l, int i, Place at) {
        const Quantity shown = view_.shown_bias(l, i);
        const bool now = lit(shown);
        const Lettering letters =
            lettering(view_.name(shown)) + lettering(" ") + lettering(view_.number(shown), now);
        const double width = width_of(letters) * 12.0 + 8.0;
        box(at, width, 17.0, 3.0, now ? "plate now" : "plate");
        text(letters, at, 12.0, Anchor::middle, now ? "now" : "value");
    }

    void circle(Place at, std::string_view classes) {
        svg_ += fmt::format("<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.0f}\"/>", classes, at.x,
                            at.y, NetworkLayout::radius);
    }

    void node(const Quantity& quantity, Place at, std::string_view kind) {
        circle(at, fmt::format("node {}", kind));
        const Lettering name = lettering(view_.name(quantity));
        if (kind == "unknown") return text(name, at, 16.0, Anchor::middle, "name unknown");
        const std::string number = view_.number(quantity);
        const double size = std::min(13.0, 58.0 / width_of(lettering(number)));
        text(name, {at.x, at.y - 10.0}, 16.0, Anchor::middle, "name");
        text(lettering(number, true), {at.x, at.y + 10.0}, size, Anchor::middle, "value");
    }

    void nodes(int l) {
        for (const auto& each : column(l).nodes) {
            if (l == 0) {
                const Quantity input{Symbol::input, 0, each.neuron, 0, 0};
                node(input, each.at, view_.is_of_many(input) ? "unknown" : "given");
            } else {
                neuron(l, each.neuron, each.at);
            }
        }
        if (column(l).left_out > 0)
            text(lettering(fmt::format("⋮ {} more", column(l).left_out)), column(l).dots, 13.0,
                 Anchor::middle, "value");
    }

    void neuron(int l, int i, Place at) {
        const auto quantity = [&](Symbol symbol) { return Quantity{symbol, l, i, 0, 0}; };
        const Quantity a = quantity(Symbol::activation);
        node(a, at, state(a));
        double above = at.y - NetworkLayout::radius - 15.0, below = at.y + NetworkLayout::radius + 14.0;
        if (view_.walks()) {
            badge(quantity(Symbol::weighted_input), {at.x, above});
            above -= badge_step;
            for (const Symbol symbol :
                 {Symbol::activation_derivative, Symbol::cost_gradient_a, Symbol::delta}) {
                if (symbol == Symbol::activation_derivative && !is_elementwise(view_.setting().activation(l)))
                    continue;
                badge(quantity(symbol), {at.x, below});
                below += badge_step;
            }
        }
        bias(l, i, {at.x, above});
    }

    void cost_lines() {
        for (const auto& output : layout_.layers.back().nodes) line(output.at, layout_.cost, "thin", 1.2);
        for (const auto& target : layout_.targets.nodes) line(target.at, layout_.cost, "thin", 1.2);
    }

    void cost_and_targets() {
        const Quantity E{.symbol = Symbol::cost};
        const std::string_view how = state(E);
        box(layout_.cost, NetworkLayout::cost_width, NetworkLayout::cost_height, 8.0,
            fmt::format("cost {}", how));
        const Lettering name = lettering(view_.name(E));
        if (how == "unknown") {
            text(name, layout_.cost, 19.0, Anchor::middle, "name unknown");
        } else {
            text(name, {layout_.cost.x, layout_.cost.y - 12.0}, 19.0, Anchor::middle, "name");
            text(lettering(view_.number(E), true), {layout_.cost.x, layout_.cost.y + 14.0}, 14.0,
                 Anchor::middle, "value");
        }
        for (const auto& each : layout_.targets.nodes) target(each);
        if (layout_.targets.left_out > 0)
            text(lettering(fmt::format("⋮ {} more", layout_.targets.left_out)), layout_.targets.dots, 13.0,
                 Anchor::middle, "value");
    }

    void target(const NetworkLayout::Node& node) {
        const Quantity y{Symbol::target, 0, node.neuron, 0, 0};
        const bool known = view_.known(y);
        box(node.at, NetworkLayout::target_width, NetworkLayout::target_height, 6.0,
            known ? "target" : "target unknown");
        const Lettering name = lettering(view_.name(y));
        if (!known) return text(name, node.at, 15.0, Anchor::middle, "name unknown");
        text(name, {node.at.x, node.at.y - 10.0}, 15.0, Anchor::middle, "name");
        text(lettering(view_.number(y), true), {node.at.x, node.at.y + 10.0}, 13.0, Anchor::middle, "value");
    }
};

} // namespace

std::string network_svg(const NetworkView& view, std::string_view id, std::string_view description) {
    Drawing drawing(view);
    const std::string parts = drawing.draw();
    const NetworkLayout& size = drawing.layout_of();
    const std::string_view phase = view.step() ? name(view.step()->phase) : "given";
    return fmt::format("<svg class=\"network {}\" role=\"img\" aria-labelledby=\"{}-title\" "
                       "viewBox=\"0 0 {:.0f} {:.0f}\" style=\"--width: {:.0f}\">"
                       "<title id=\"{}-title\">{}</title>{}</svg>",
                       phase, id, size.width, size.height, size.width, id, escaped(description), parts);
}

} // namespace backstep
