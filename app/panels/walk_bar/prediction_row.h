#pragma once

#include "app/panels/panel.h"

#include <array>
#include <optional>
#include <string>

namespace backstep {

/// What the field keeps between frames.
struct PredictionView {
    struct Asked {
        std::int64_t revision = 0, update = 0, position = 0;
        bool operator==(const Asked&) const = default;
    };
    std::optional<Asked> asked; ///< what the text belongs to
    std::array<char, 64> text{};
    std::int64_t calls = 0; ///< steps forward seen, each of which brings the keyboard here
    bool wants_focus = false;
    bool active = false; ///< the keyboard was in the field in the last frame
};

/// Asks for the number that the next step would show: name, field, verdict, hints, score. As high while
/// there is nothing to say; one line in a low window, where the panels need the rest.
float prediction_row_height(const Session& session, const Ui& ui); ///< 0 while nothing is asked
void draw_prediction_row(const Session& session, const Ui& ui, Rect area, PredictionView& view,
                         Wishes& wishes);

/// `Score: 7 asked, 4 right at first, 1 later, 1 with a hint, 1 shown`
std::string score_text(const Session& session);

/// The hint that has been asked for: nothing, the formula, or the formula with its numbers.
std::string hint_text(const Session& session);

} // namespace backstep
