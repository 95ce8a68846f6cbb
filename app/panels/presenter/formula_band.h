#pragma once

#include "app/panels/presenter/presented_formula.h"
#include "app/typeset/formula_painter.h"
#include "app/widgets/ui.h"

#include <vector>

namespace backstep {

/// A formula with its numbers and its value, as large as its place allows: factor over factor, each with its
/// number below, or in lines. It is laid out when it is made, and refers to what the painter keeps for this
/// frame.
class FormulaBand {
public:
    struct Place {
        float unit = 1; ///< pixels per pixel of the design of this view
        float width = 0, most_height = 0;
        bool operator==(const Place&) const = default;
    };
    /// How it was made to fit.
    struct Fit {
        float em = 0; ///< of the formula's letters, pixels
        bool by_factors = false;
    };

    FormulaBand(const Ui& ui, const PresentedFormula& formula, const Place& place);
    /// As it was made to fit before.
    FormulaBand(const Ui& ui, const PresentedFormula& formula, const Place& place, Fit fit);

    Fit fit() const { return fit_; }
    float height() const { return height_; }

    /// What the pointer is on, if anything.
    std::optional<Quantity> draw(ImVec2 top_left, const FormulaColours& colours) const;

private:
    struct Piece {
        const Typeset* typeset = nullptr;
        ImVec2 corner;
        std::optional<ImU32> ink; ///< of all of it; else its terms have their own
    };
    struct Bar {
        Rect rect;
        ImU32 colour;
    };

    bool arrange(Fit fit);
    void arrange_factors();
    void arrange_lines();
    void add_join(const std::vector<float>& lefts, const std::vector<float>& rights, float top);
    void add_value(float left, float middle);
    float add(const Typeset& typeset, float x, float baseline, std::optional<ImU32> ink = {});
    const Typeset& lay_out(const Formula& formula, float em, float width = 0,
                           std::optional<float> relation_x = {}) const;
    ImU32 colour_of(const Formula& factor) const;
    float u(float length) const { return length * place_.unit; }
    void draw_value(ImVec2 corner) const;

    const Ui& ui_;
    const PresentedFormula& formula_;
    Place place_;
    Fit fit_;
    float height_ = 0, right_ = 0;
    std::vector<Piece> pieces_;
    std::vector<Bar> bars_;
    ImVec2 value_; ///< left end and middle
};

} // namespace backstep
