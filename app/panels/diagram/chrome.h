#pragma once

#include "app/panels/diagram/scene.h"
#include "app/panels/diagram/view.h"
#include "app/panels/panel.h"

/// What surrounds the diagram.
namespace backstep::diagram {

inline constexpr float header_height = 40, heads_height = 34, legend_height = 32;

/// Title, what the network is, the switches for numbers on edges, Fit.
void draw_header(const Session& session, const Ui& ui, Rect panel, DiagramView& view, Wishes& wishes);

/// What lines and nodes mean, in a row with its middle at `y`; what does not fit is left out.
void draw_legend(const Scene& scene, Rect panel, float y);

/// `3–4–2, sigmoid, half squared error, α = 0.5000`: the rate last, each layer's where they have their own.
std::string describe(const Scenario& scenario, const Notation& notation);

} // namespace backstep::diagram
