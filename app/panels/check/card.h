#pragma once

#include "app/panels/check/check_view.h"
#include "app/panels/panel.h"
#include "app/typeset/typeset.h"
#include "app/widgets/rich_text.h"

#include <optional>
#include <vector>

namespace backstep::check {

/// What is said of the current row: the verdict in a sentence, and as many hints as were asked for.
struct Card {
    struct Block {
        ImVec2 at; ///< from the left of the first line
        std::optional<RichText> text;
        std::optional<Typeset> formula;
        std::optional<Quantity> boxed; ///< what the formula should not lack
    };
    std::optional<Quantity> of;
    std::vector<Block> blocks;
    bool buttons_below = false; ///< the head has no room for them
    float height = 0;           ///< that it wants
};

inline constexpr int all_hints = 4; ///< three, then the answer

/// Nothing to say: no height.
Card make_card(const Session& session, const Ui& ui, float width, const CheckView& view);

void draw_card(const Session& session, const Ui& ui, Rect area, const Card& card, CheckView& view);

/// One hint more about the current row, if there is something to find.
void add_hint(CheckView& view);

} // namespace backstep::check
