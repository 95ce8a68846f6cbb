#pragma once

#include "app/panels/diagram/scene.h"
#include "app/panels/diagram/view.h"
#include "app/panels/panel.h"

/// What pointer and keyboard do in the diagram.
namespace backstep::diagram {

/// Wheel, drag, hover, click, double-click and the ellipses; call after everything was drawn.
void interact(Scene& scene, DiagramView& view, Wishes& wishes);

/// The view after zooming by `factor` with the point at `pointer` staying where it is; `pointer` in pixels of
/// the design from the middle of the canvas.
void zoom_at(DiagramView& view, ImVec2 pointer, float factor);

/// Every digit of what is under the pointer, and of what belongs to it.
void draw_tooltip(const Scene& scene, const Quantity& quantity);

void begin_edit(DiagramView& view, const Session& session, const Quantity& quantity, Rect box);
/// The learning rate of a layer, or of all of them (0).
void begin_rate_edit(DiagramView& view, const Session& session, int layer, Rect box);

/// The field over a number that is being typed over, if there is one.
void draw_edit_field(const Scene& scene, DiagramView& view, Wishes& wishes);

} // namespace backstep::diagram
