#include "app/typeset/formula_painter.h"
#include "app/typeset/picture.h"
#include "app/widgets/panel_frame.h"
#include "app/window/window.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace backstep;

TEST_SUITE_BEGIN("pixels");

TEST_CASE("OpenGL draws a formula as it is drawn without a window") {
    const Formula x{Variable{{.base = "x", .sub = "1"}, {}}}, y{Variable{{.base = "δ", .sup = "2"}, {}}};
    const Formula formula{
        Chain{{x, {Fraction{{y, x}}}, {Number{"−0.5", -0.5}}}, {Relation::equals, Relation::equals}}};
    WindowOptions options;
    options.offscreen = {400, 200};
    Window window(options);
    constexpr int left = 30, top = 20;
    FormulaPicture expected;
    const auto frame = [&](const Ui& ui) {
        const PanelFrame panel(ui, "panel", {{0, 0}, {400, 200}});
        const Typeset& typeset = ui.formulas->lay_out(formula, {.em = 32});
        ui.formulas->draw(ImGui::GetWindowDrawList(), {left, top}, typeset, {.ink = IM_COL32_BLACK});
        expected = to_pixels(typeset, ui.formulas->faces(), {.margin = 0});
    };
    window.draw(frame);
    const Image image = window.capture(frame);
    int worst = 0, dark = 0;
    for (int row = 0; row < expected.height; ++row)
        for (int column = 0; column < expected.width; ++column) {
            const auto at = 4 * static_cast<std::size_t>(row * expected.width + column);
            const auto pixel = image.pixel(left + column, top + row);
            for (std::size_t c = 0; c < 3; ++c)
                worst = std::max(worst, std::abs(int{pixel[c]} - int{expected.rgba[at + c]}));
            dark += pixel[0] < 100 ? 1 : 0;
        }
    CHECK(worst <= 2); // rounding of the driver's blending
    CHECK(dark > 200);
}

TEST_SUITE_END();
