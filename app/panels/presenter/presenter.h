#pragma once

#include "app/panels/diagram/view.h"
#include "app/panels/panel.h"
#include "app/panels/presenter/formula_band.h"

namespace backstep {

/// What the view for an audience keeps between frames.
struct PresenterView {
    DiagramView diagram;
    std::optional<Quantity> hovered; ///< what the formula last said is hovered

    struct Moment {
        std::int64_t update = 0;
        Walk::Position position = 0;
        bool operator==(const Moment&) const = default;
    };
    bool entered = false;             ///< was drawn in the last frame, so that what follows is of then
    std::optional<Quantity> selected; ///< at the last frame
    std::optional<Moment> pointed_at; ///< when the pointer was last looked at, and where it was then
    ImVec2 pointer{0, 0};
    bool pointed = false;            ///< it has moved since the step was taken
    std::optional<Moment> chosen_at; ///< where the selection was changed by hand: it is shown until a step

    diagram::LayoutInput room; ///< what the network's size was found for, at this text size
    float text_scale = 0, network_scale = 0;

    PresentedFormula fitted; ///< what `fit` was found for, at this place
    FormulaBand::Place place;
    FormulaBand::Fit fit;
};

/// The whole window for an audience: phase and caption, the network, one formula with its numbers, and a
/// strip that shows how far the walk is. Without menus or buttons.
void draw_presenter(const Session& session, const Ui& ui, PresenterView& view, Wishes& wishes);

/// Screen pixels per pixel of the design (Ui::scale) that suit a window of this size.
float presenter_scale(ImVec2 window);

} // namespace backstep
