#pragma once

#include "app/panels/derivation/content.h"
#include "app/typeset/typeset.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/ui.h"

#include <optional>
#include <string>
#include <vector>

namespace backstep::derivation {

/// A derivation laid out for a width and theme; nothing is measured again while it is drawn. Pixels from the
/// upper left corner.
struct Sheet {
    struct Set { ///< a formula
        Typeset typeset;
        ImVec2 at;
        std::optional<ImU32> ink; ///< in one colour
    };
    struct Text {
        RichText text;
        ImVec2 at;
    };
    struct Figure { ///< plain text in one font
        const Font* font;
        std::string text;
        ImVec2 at;
        ImU32 colour;
    };
    struct Box {
        Rect rect;
        ImU32 fill;
    };
    struct Dots { ///< around what is not known yet
        Rect rect;
    };
    /// A row that can be copied or pressed.
    struct Row {
        std::string item; ///< in the item map
        Rect rect;
        std::optional<Line> line;          ///< to be copied
        std::optional<Quantity> selects{}; ///< when it is pressed
        int path = -1;                     ///< of the list of paths
    };
    struct Jump { ///< to the step that makes something known
        Quantity quantity;
        ImVec2 at;
    };

    std::vector<Box> boxes;
    std::vector<Set> formulas;
    std::vector<Text> texts;
    std::vector<Figure> figures;
    std::vector<Dots> dots;
    std::vector<Row> rows;
    std::vector<Jump> jumps;
    ImVec2 size{};
};

/// Something on a sheet that the keyboard can go to: a term, or a row or button to be pressed.
struct Stop {
    std::string item; ///< in the item map
    Rect rect;
    std::optional<Quantity> quantity;
    bool jumps = false; ///< to the step that makes the quantity known
};
std::vector<Stop> stops_of(const Sheet& sheet, const Ui& ui);

/// The quantity at a point of a sheet: of the innermost term, else of the row.
std::optional<Quantity> quantity_at(const Sheet& sheet, ImVec2 point);

/// The derivation itself; and the paths that a gradient is the sum of.
Sheet derivation_sheet(const DerivationContent& content, int decimals, const Ui& ui, float width);
Sheet paths_sheet(const DerivationContent& content, int decimals, const Ui& ui, float width);

} // namespace backstep::derivation
