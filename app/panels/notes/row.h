#pragma once

#include "app/session/session.h"
#include "app/typeset/typeset.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/ui.h"
#include "core/derivation/equations.h"

#include <optional>
#include <string>
#include <vector>

namespace backstep::notes {

/// What stands above a row.
struct Heading {
    bool notes = false, section = false;
    bool operator==(const Heading&) const = default;
};

/// An equation laid out for a column: nothing is measured again while it is drawn. Pixels from its upper left
/// corner.
struct Row {
    struct Line { ///< a formula, or its numbers
        Typeset typeset;
        ImVec2 at;
        bool numbers = false;
    };
    /// What the walk can be at: a line that sets a quantity.
    struct Stop {
        Rect rect;
        std::optional<Quantity> quantity;
        bool calls_backward = false; ///< a line that stands for the whole backward pass
    };
    struct Text {
        RichText text;
        ImVec2 at;
    };
    struct Figure { ///< in one font
        const Font* font;
        std::string text;
        ImVec2 at; ///< left end and middle of its capitals
        ImU32 colour;
    };
    struct Box {
        Rect rect;
        const Shades* shades;
    };
    struct Arrow {
        ImVec2 from, to;
        const Shades* shades;
    };
    enum class Does { show_numbers, go_to_step, open_scenario };
    struct Button {
        Does does;
        std::string label;
        ImVec2 at;
    };

    std::vector<Line> lines;
    std::vector<Stop> stops;
    std::vector<Text> texts;
    std::vector<Figure> figures;
    std::vector<Box> boxes;
    std::vector<Arrow> arrows;
    std::vector<Button> buttons;
    std::optional<ImVec2> pencil; ///< the sign before a misprint
    std::optional<Quantity> step; ///< what the walk shows of it
    ImVec2 size{};
    float body_top = 0; ///< below the headings
};

/// The row for this network; with its numbers, where they are wanted.
Row make_row(const Equation& equation, const Session& session, const Ui& ui, float width, Heading heading,
             bool with_numbers);

/// The pass of the session in the notes' own notation.
Setting setting_of(const Equation& equation, const Session& session);

/// Whether the current step makes what a stop is about known, or is on its way there.
bool is_current(const Row::Stop& stop, const Equation& equation, const Session& session);

} // namespace backstep::notes
