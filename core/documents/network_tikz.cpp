#include "core/documents/network_tikz.h"

#include "core/documents/network_layout.h"
#include "core/formula/latex.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

using Place = NetworkLayout::Place;

constexpr double pitch = 118.0;
constexpr int most_shown = 9;
constexpr double largest_scale = 0.66;

std::string number(std::string text) {
    if (text.starts_with("−")) text.replace(0, std::string_view("−").size(), "-");
    return text;
}

class Tikz {
public:
    Tikz(const NetworkView& view, double width)
        : view_(view), layout_(layout(view.setting().network(), pitch, most_shown)),
          scale_(std::min(largest_scale, width / layout_.width)) {}

    std::string picture() {
        // y grows downwards in the layout.
        text_ = fmt::format(
            "\\begin{{tikzpicture}}[x={0:.3f}pt, y=-{0:.3f}pt,\n"
            "    circle node/.style={{circle, draw=black!60, fill=white, inner sep=0pt, align=center, "
            "minimum size={1:.1f}pt, font=\\scriptsize}},\n"
            "    given/.style={{fill=black!6}}, unknown/.style={{densely dotted}},\n"
            "    weight/.style={{fill=white, inner sep=0.8pt, font=\\tiny}}]\n",
            scale_, 2.0 * NetworkLayout::radius * scale_);
        for (int l = 1; l <= view_.setting().depth(); ++l) edges(l);
        for (const auto& output : layout_.layers.back().nodes) line(output.at, layout_.cost, "black!40");
        for (const auto& target : layout_.targets.nodes) line(target.at, layout_.cost, "black!40");
        for (int l = 1; l <= view_.setting().depth(); ++l) weights(l);
        for (int l = 0; l <= view_.setting().depth(); ++l) nodes(l);
        cost_and_targets();
        return text_ + "\\end{tikzpicture}";
    }

private:
    const NetworkView& view_;
    NetworkLayout layout_;
    double scale_;
    std::string text_;

    const NetworkLayout::Column& column(int l) const { return layout_.layers[static_cast<std::size_t>(l)]; }

    static std::string at(Place place) { return fmt::format("({:.1f}, {:.1f})", place.x, place.y); }

    void line(Place from, Place to, const std::string& style) {
        text_ += fmt::format("  \\draw[{}] {} -- {};\n", style, at(from), at(to));
    }

    std::string named(const Quantity& quantity, std::string_view between) const {
        return fmt::format("${}${}${}$", to_latex(view_.name(quantity)), between,
                           number(view_.number(quantity)));
    }

    double largest() const {
        double most = 0.0;
        for (const Layer& layer : view_.setting().network().layers)
            most = std::max(most, layer.W.cwiseAbs().maxCoeff());
        return most > 0.0 ? most : 1.0;
    }

    void edges(int l) {
        const Layer& layer = view_.setting().network().layer(l);
        for (const auto& to : column(l).nodes)
            for (const auto& from : column(l - 1).nodes) {
                const double w = layer.W(to.neuron - 1, from.neuron - 1);
                line(from.at, to.at,
                     fmt::format("black!55, line width={:.2f}pt{}", 0.4 + 1.6 * std::abs(w) / largest(),
                                 w < 0.0 ? ", dashed" : ""));
            }
    }

    void weights(int l) {
        const double t = layout_.labels_at[static_cast<std::size_t>(l - 1)];
        if (t == 0.0) return;
        for (const auto& to : column(l).nodes)
            for (const auto& from : column(l - 1).nodes)
                text_ += fmt::format("  \\node[weight] at {} {{{}}};\n",
                                     at({std::lerp(from.at.x, to.at.x, t), std::lerp(from.at.y, to.at.y, t)}),
                                     named({Symbol::weight, l, to.neuron, from.neuron, 0}, "\\,"));
    }

    void nodes(int l) {
        for (const auto& each : column(l).nodes) {
            if (l == 0) {
                text_ += fmt::format("  \\node[circle node, given] at {} {{{}}};\n", at(each.at),
                                     named({Symbol::input, 0, each.neuron, 0, 0}, "\\\\"));
                continue;
            }
            text_ += fmt::format("  \\node[circle node, unknown] at {} {{${}$}};\n", at(each.at),
                                 to_latex(view_.name({Symbol::activation, l, each.neuron, 0, 0})));
            text_ += fmt::format("  \\node[weight] at {} {{{}}};\n",
                                 at({each.at.x, each.at.y - NetworkLayout::radius - 13.0}),
                                 named({Symbol::bias, l, each.neuron, 0, 0}, "\\,"));
        }
        if (column(l).left_out > 0)
            text_ += fmt::format("  \\node[font=\\scriptsize] at {} {{$\\vdots$ {} more}};\n",
                                 at(column(l).dots), column(l).left_out);
    }

    void cost_and_targets() {
        const auto box = [&](Place place, std::string_view style, const std::string& content) {
            text_ += fmt::format("  \\node[draw=black!60, fill=white, {}, align=center, font=\\scriptsize, "
                                 "minimum width={:.1f}pt, inner sep=3pt] at {} {{{}}};\n",
                                 style, NetworkLayout::target_width * scale_, at(place), content);
        };
        box(layout_.cost, "unknown", fmt::format("${}$", to_latex(view_.name({.symbol = Symbol::cost}))));
        for (const auto& each : layout_.targets.nodes)
            box(each.at, "given", named({Symbol::target, 0, each.neuron, 0, 0}, "\\\\"));
    }
};

} // namespace

std::string network_tikz(const NetworkView& view, double width) {
    return Tikz(view, width).picture();
}

} // namespace backstep
