#pragma once

#include "app/panels/derivation/content.h"
#include "app/panels/derivation/sheet.h"
#include "app/panels/panel.h"

#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace backstep {

/// What the derivation panel keeps between frames.
struct DerivationView {
    ChosenParts parts;
    bool shows_paths = false;
    bool focused = false;            ///< the keyboard's focus is here
    std::optional<bool> wants_focus; ///< set it to give the panel the focus, or to take it away

    /// What the content was made from; it is made again when one of them changes.
    using Source =
        std::tuple<std::int64_t, const void*, std::int64_t, Walk::Position, Granularity, const void*,
                   std::optional<Quantity>, DerivedPart, DerivedPart, std::optional<int>>;
    std::optional<Source> source;
    DerivationContent content;
    int made = 0; ///< how often

    /// The same of the sheet: the content, paths or not, width, scale, theme, fonts.
    using Page = std::tuple<int, bool, float, float, bool, const void*>;
    std::optional<Page> page;
    derivation::Sheet sheet;
    std::vector<derivation::Stop> stops; ///< what Tab goes to

    std::optional<Quantity> shown;   ///< scrolls back to the top when this changes
    int stop = -1;                   ///< where Tab has come to
    int path = -1;                   ///< where the arrows have come to among the paths
    bool lit = false;                ///< a path of this panel stands out in the network
    std::optional<Quantity> pointed; ///< told to the session as hovered
    std::optional<Line> menu_line;   ///< that the open menu is for
    std::string copied;              ///< item of the button that was pressed
    double copied_at = -10;          ///< and when, to say so for a moment
};

/// How the selected quantity comes about, else what the step makes known: line by line in the notation, the
/// result with its numbers and its value, a gradient beside its central difference and what it leads to; or
/// the paths it is the sum of. Draws into the current panel frame.
void draw_derivation(const Session& session, const Ui& ui, DerivationView& view, Wishes& wishes);

} // namespace backstep
