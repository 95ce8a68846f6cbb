#include "app/widgets/button.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/segmented.h"
#include "widget_frame.h"

#include <doctest/doctest.h>

#include <array>

using namespace backstep;
using test::WidgetFrames;

namespace {

constexpr std::array<std::string_view, 3> choices{"linear", "log", "none"};

} // namespace

TEST_CASE("a click on a button presses it once, on a grey one not at all") {
    WidgetFrames frames;
    int pressed = 0, grey = 0;
    const auto draw = [&](const Ui& ui) {
        const PanelFrame panel(ui, "panel", {{0, 0}, {600, 400}});
        pressed += button(ui, "Fit") ? 1 : 0;
        grey += button(ui, "Copy", {.enabled = false}) ? 1 : 0;
    };
    frames.frame(draw);
    frames.frame(draw);
    frames.click("Fit", draw);
    frames.click("Copy", draw);
    CHECK(pressed == 1);
    CHECK(grey == 0);
}

TEST_CASE("segments report which one was pressed") {
    WidgetFrames frames;
    std::optional<int> pressed;
    const auto draw = [&](const Ui& ui) {
        const PanelFrame panel(ui, "panel", {{0, 0}, {600, 400}});
        if (const auto now = segmented(ui, "scale", choices, 0)) pressed = now;
    };
    frames.frame(draw);
    frames.frame(draw);
    frames.click("scale/none", draw);
    CHECK(pressed == 2);
    frames.click("scale/log", draw);
    CHECK(pressed == 1);
}

TEST_CASE("controls in a header stand side by side, the first at the right, all 26 high") {
    WidgetFrames frames;
    const auto draw = [&](const Ui& ui) {
        const PanelFrame panel(ui, "panel", {{0, 0}, {600, 400}});
        PanelHeader header(ui, panel.area(), "Error over time");
        header.place(button_width(ui, "Fit"));
        button(ui, "Fit");
        header.place(segmented_width(ui, choices));
        segmented(ui, "scale", choices, 0);
        CHECK(header.below().min.y == 40);
    };
    frames.frame(draw);
    const Rect fit = frames.items().find("Fit").value();
    const Rect last = frames.items().find("scale/none").value();
    CHECK(fit.max.x <= 600);
    CHECK(last.max.x < fit.min.x);
    CHECK(fit.size().y == 26);
    CHECK(last.centre().y == fit.centre().y);
}

TEST_CASE("only what moves asks for another frame") {
    WidgetFrames frames;
    frames.frame([](const Ui&) {});
    CHECK_FALSE(frames.request().next_frame);
    CHECK_FALSE(frames.request().at.has_value());
    frames.frame([](const Ui& ui) {
        ui.redraw_at(4);
        ui.redraw_at(2);
        ui.redraw_at(3);
        ui.keep_drawing();
    });
    CHECK(frames.request().next_frame);
    CHECK(frames.request().at == 2);
}

TEST_CASE("edges without OpenGL leave vertices in the draw list, dashes more of them") {
    WidgetFrames frames;
    frames.frame([](const Ui&) {
        DrawListEdgeCanvas canvas;
        ImDrawList* list = ImGui::GetForegroundDrawList();
        const Edge solid{{10, 10}, {210, 10}, 3, IM_COL32_BLACK};
        canvas.draw(list, {solid}, {0, 0, 400, 400});
        const int after_solid = list->VtxBuffer.Size;
        Edge dashed = solid;
        dashed.dash_on = 7;
        dashed.dash_off = 5;
        canvas.draw(list, {dashed}, {0, 0, 400, 400});
        CHECK(after_solid > 0);
        CHECK(list->VtxBuffer.Size - after_solid > 10 * after_solid);
    });
}
