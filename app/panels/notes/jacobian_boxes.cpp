#include "app/panels/notes/jacobian_boxes.h"

#include "app/typeset/formula_painter.h"
#include "core/derivation/equations/richardson.h"

#include <algorithm>
#include <cmath>

namespace backstep::notes {
namespace {

using algebra::kronecker;
using equations::Factor;
using equations::Factors;
using equations::Jacobians;

constexpr float em = 19, dimensions_em = 14, smallest_share = 0.6F;

/// What stands in one box, one below the other, and its dimensions below it.
struct Cell {
    std::vector<Typeset> contents;
    Typeset dimensions;
    float width = 0, height = 0; ///< of the box
    float place = 0;             ///< of its middle, in columns
};

struct Sizes {
    const FontFaces& faces;
    float share; ///< of the usual size
    float scale;

    float px(float length) const { return std::round(length * scale * share); }
};

Formula times(const std::vector<int>& sizes) {
    Formulas factors;
    for (const int size : sizes) factors.push_back(algebra::number(size));
    return {Product{std::move(factors), Times::cross}};
}

Cell cell(const Formulas& contents, const Formula& dimensions, float place, const Sizes& sizes) {
    Cell made;
    made.place = place;
    for (const Formula& formula : contents) {
        made.contents.push_back(lay_out(formula, sizes.faces, {sizes.px(em)}));
        made.width = std::max(made.width, made.contents.back().width);
        made.height += made.contents.back().height + (made.contents.size() > 1 ? sizes.px(8) : 0);
    }
    made.dimensions = lay_out(dimensions, sizes.faces, {sizes.px(dimensions_em)});
    made.width = std::round(std::max(made.width + 2 * sizes.px(10), sizes.px(46)));
    made.height = std::round(made.height + 2 * sizes.px(8));
    return made;
}

/// x → z → s → … → ŷ → r → ℓ. Of a linear output z is ŷ.
std::vector<Cell> forward_cells(const Jacobians& J, const Sizes& sizes) {
    std::vector<Cell> cells;
    const auto add = [&](const Formula& formula, int rows) {
        cells.push_back(cell({formula}, times({rows, 1}), static_cast<float>(cells.size()), sizes));
    };
    add(J.a(0), J.d(0));
    for (int l = 1; l <= J.L; ++l) {
        if (l < J.L || !J.has_linear_output()) add(J.z(l), J.d(l));
        add(J.a(l), J.d(l));
    }
    add(J.r(), J.K);
    add(J.loss(), 1);
    return cells;
}

/// From ∂ℓ/∂r back to the first layer's weights, each between what it leads from and to. The derivatives
/// stand above what they are, where `detailed`.
std::vector<Cell> backward_cells(const Jacobians& J, bool detailed, bool with_biases, float columns,
                                 const Sizes& sizes) {
    const Factors are = J.back_to_z(1), derivatives = J.derivatives_back_to_z(1);
    std::vector<Cell> cells;
    float place = columns - 1.5F;
    for (std::size_t i = 0; i < are.size(); ++i) {
        const Factor& factor = are[i];
        Formulas contents{factor.formula};
        if (detailed) contents.insert(contents.begin(), derivatives[i].formula);
        // From r to what ŷ is made of the way leads by ŷ.
        const bool by_way_of_y = i == 1;
        if (by_way_of_y) place -= 0.5F;
        cells.push_back(cell(contents, times({factor.rows, factor.columns}), place, sizes));
        place -= by_way_of_y ? 1.5F : 1.0F;
    }
    const int h = J.d(1);
    Formulas source{kronecker(J.identity(h), with_biases ? J.a_tilde(0) : J.a(0))};
    if (detailed) source.insert(source.begin(), J.by(J.z(1), with_biases ? J.W_tilde(1) : J.W(1)));
    cells.push_back(cell(source, times({h, J.d(0) + (with_biases ? 1 : 0), h}), 0.5F, sizes));
    return cells;
}

/// So far apart that no two neighbours touch.
float pitch_of(std::vector<Cell> cells, float gap) {
    std::ranges::sort(cells, {}, &Cell::place);
    float pitch = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        const float apart = cells[i].place - cells[i - 1].place;
        pitch = std::max(pitch, ((cells[i].width + cells[i - 1].width) / 2 + gap) / apart);
    }
    return pitch;
}

class BoxWriter {
public:
    BoxWriter(const Ui& ui, const Sizes& sizes, float left, Row& row)
        : ui_(ui), sizes_(sizes), left_(left), row_(row) {}

    /// A row of boxes with their middles on one line; returns where it ends.
    float add(const std::vector<Cell>& cells, float top, float pitch, const Shades& shades, bool leftwards) {
        float tallest = 0, below = 0;
        for (const Cell& each : cells) {
            tallest = std::max(tallest, each.height);
            below = std::max(below, each.dimensions.height);
        }
        const float middle = std::round(top + tallest / 2);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const float x = left_ + cells[i].place * pitch;
            box(cells[i], {x, middle}, shades);
            if (i + 1 == cells.size()) break;
            const float next = left_ + cells[i + 1].place * pitch;
            const float away = leftwards ? -1.0F : 1.0F;
            row_.arrows.push_back({{x + away * (cells[i].width / 2 + sizes_.px(3)), middle},
                                   {next - away * (cells[i + 1].width / 2 + sizes_.px(3)), middle},
                                   &shades});
        }
        return top + tallest + sizes_.px(5) + below;
    }

private:
    void box(const Cell& cell, ImVec2 middle, const Shades& shades) {
        const Rect rect{{std::round(middle.x - cell.width / 2), std::round(middle.y - cell.height / 2)},
                        {std::round(middle.x + cell.width / 2), std::round(middle.y + cell.height / 2)}};
        row_.boxes.push_back({rect, &shades});
        row_.size.x = std::max(row_.size.x, rect.max.x);
        float y = rect.min.y + sizes_.px(8);
        for (const Typeset& typeset : cell.contents) {
            put(typeset, middle.x, y);
            y += typeset.height + sizes_.px(8);
        }
        put(cell.dimensions, middle.x, rect.max.y + sizes_.px(5));
    }

    void put(const Typeset& typeset, float middle, float top) {
        row_.lines.push_back({typeset, {std::round(middle - typeset.width / 2), std::round(top)}, false});
    }

    const Ui& ui_;
    const Sizes& sizes_;
    float left_;
    Row& row_;
};

} // namespace

bool has_boxes(const Equation& equation) {
    return equation.id == "R15" || equation.id == "R16" || equation.id == "R17";
}

float add_boxes(const Equation& equation, const Setting& setting, const Ui& ui, float left, float top,
                float width, Row& row) {
    const Jacobians J(setting);
    const bool detailed = equation.id == "R15", with_biases = equation.id != "R17";
    for (float share = 1;; share -= 0.1F) {
        const Sizes sizes{ui.formulas->faces(), share, ui.scale};
        const std::vector<Cell> forward = forward_cells(J, sizes);
        const std::vector<Cell> backward =
            backward_cells(J, detailed, with_biases, static_cast<float>(forward.size()), sizes);
        const float gap = sizes.px(30);
        const float pitch = std::round(std::max(pitch_of(forward, gap), pitch_of(backward, gap)));
        const float half = forward.front().width / 2;
        const float wide = half + pitch * static_cast<float>(forward.size() - 1) + forward.back().width / 2;
        if (wide > width && share > smallest_share) continue;
        BoxWriter writer(ui, sizes, left + half, row);
        const float below = writer.add(forward, top, pitch, ui.theme.forward, false);
        const float end =
            writer.add(backward, std::round(below + sizes.px(18)), pitch, ui.theme.backward, true);
        return std::round(end + sizes.px(20));
    }
}

} // namespace backstep::notes
