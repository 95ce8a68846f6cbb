#pragma once

#include "app/panels/diagram/emphasis.h"
#include "app/panels/diagram/layout.h"
#include "app/panels/diagram/lettering.h"
#include "app/panels/diagram/marks.h"
#include "app/session/session.h"
#include "app/widgets/ui.h"

#include <optional>
#include <string>
#include <vector>

/// What the parts of the diagram share while one frame is drawn, and the parts. Later ones lie above.
namespace backstep::diagram {

/// Something under the pointer with a quantity: a rectangle, or the circle in it.
struct Element {
    Quantity quantity;
    Rect box;
    bool round = false;

    bool contains(ImVec2 point) const;
};

/// A number of the trace as the diagram shows it.
struct Number {
    Quantity quantity;
    bool known = false;
    double value = 0;
};

struct Scene {
    const Session& session;
    const Ui& ui;
    const Layout& layout;
    const Emphasis& emphasis;
    ImDrawList* list;
    Rect area;     ///< what is outside is not seen
    Rect canvas;   ///< the part of it that everything fits into
    ImVec2 offset; ///< from the layout to the screen
    Lettering lettering;
    bool for_audience = false;           ///< see DiagramForAudience
    const DiagramMarks* marks = nullptr; ///< may be missing
    std::optional<Step> step = session.step();
    std::vector<Element> elements = {}; ///< in the order drawn

    /// A length of the design at the size at which the network is drawn.
    float px(float length) const { return length * layout.unit; }
    /// An em for text, which does not shrink as far as the rest.
    float em(float length) const { return length * std::max(layout.unit, smallest_text * ui.scale); }
    /// How much smaller or larger than in the design the network is drawn.
    float relative() const { return layout.unit / ui.scale; }

    /// Nodes are too small for their numbers.
    bool shows_values_beside() const { return relative() < 0.7F; }

    ImVec2 at(ImVec2 point) const { return {point.x + offset.x, point.y + offset.y}; }
    Rect at(Rect box) const { return {at(box.min), at(box.max)}; }
    bool sees(Rect box) const;
    const Shades& accent(Tone tone) const;

    bool is_selected(const Quantity& quantity) const;
    bool is_hovered(const Quantity& quantity) const;
    /// The selected line has a plate of its own.
    bool has_focus_plate(const Line& line) const;
    void add(const Quantity& quantity, Rect box, bool round = false);

    Number number(Symbol symbol, int layer, int row, int column = 0) const;
    /// Somebody's own number for it; null: there is none.
    const DiagramMarks::Answer* answer(Quantity quantity) const;
    /// The colours of a verdict: that of wrong ones, of those carried forward, of right ones.
    const Shades& verdict(Mark mark) const;
    /// Whether its letter has an index above and one below, which make it higher.
    bool has_both_scripts(const Quantity& quantity) const;
    /// What the steps that are about biases show at a node, else the bias itself if biases are wanted; and
    /// what is selected.
    std::optional<Symbol> shown_bias(int layer, int row) const;
    /// As the layout has it, unless the next neuron's bias stands there.
    bool has_badges_below(int layer) const;
    /// In the session's notation; the example, which is the one being walked, is left out, but not of E.
    std::string name(const Quantity& quantity) const;
    int decimals() const { return session.decimals(); }

    static constexpr float smallest_text = 0.72F;
};

/// A number as text that fits: smaller first, then with fewer decimals.
struct FittedNumber {
    std::string text;
    float em = 0;
};
FittedNumber fit_number(const Scene& scene, Face face, double value, float em, float width);

/// Space between symbol and number, and around both.
struct PlateStyle {
    ImU32 fill = 0, border = 0, text = 0;
    float thickness = 0;
    bool dotted = false;
};
void draw_plate(const Scene& scene, Rect box, const PlateStyle& style, float radius);

Rect box_around(ImVec2 centre, ImVec2 size);

void draw_lines(Scene& scene, std::vector<Edge>& scratch);
void draw_labels(Scene& scene);
void draw_targets(Scene& scene);
void draw_nodes(Scene& scene);
void draw_badges(Scene& scene);
void draw_biases(Scene& scene);
void draw_column_heads(const Scene& scene, float y);
/// Plates with a border: of the selected line, and of the errors on their way from E.
void draw_focus_plates(Scene& scene);
/// What somebody's own numbers are worth, where these stand; and before that, the numbers that stand nowhere.
void draw_marks(Scene& scene);
void draw_mark_plates(Scene& scene);

} // namespace backstep::diagram
