#include "app/widgets/theme.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace backstep;

namespace {

constexpr double readable = 4.5;

void check_readable(const std::string& what, ImU32 text, ImU32 ground) {
    CAPTURE(what);
    CHECK(contrast(text, ground) >= readable);
}

void check_theme(const Theme& theme) {
    const std::vector<std::pair<std::string, ImU32>> inks{
        {"ink", theme.ink}, {"ink2", theme.ink2}, {"ink3", theme.ink3}};
    for (const auto& [name, ink] : inks) {
        check_readable(name + " on panel", ink, theme.panel);
        check_readable(name + " on raise", ink, theme.raise);
        check_readable(name + " on given", ink, theme.given_fill);
        check_readable(name + " on a selected row", ink, theme.selected_row);
    }
    const std::vector<std::pair<std::string, Shades>> accents{{"forward", theme.forward},
                                                              {"backward", theme.backward},
                                                              {"update", theme.update},
                                                              {"slope", theme.slope},
                                                              {"carried", theme.carried}};
    for (const auto& [name, accent] : accents) {
        check_readable(name + " on panel", accent.text, theme.panel);
        check_readable(name + " on raise", accent.text, theme.raise);
        check_readable(name + " on its tint", accent.text, accent.tint);
        check_readable("ink on tint of " + name, theme.ink, accent.tint);
        check_readable("white on fill of " + name, IM_COL32_WHITE, accent.fill);
    }
    check_readable("selected segment", theme.on_text, theme.on);
    check_readable("primary button", theme.primary_text, theme.primary);
}

} // namespace

TEST_CASE("contrast is WCAG's") {
    CHECK(contrast(IM_COL32_WHITE, IM_COL32_BLACK) == doctest::Approx(21).epsilon(1e-9));
    CHECK(contrast(IM_COL32_BLACK, IM_COL32_WHITE) == doctest::Approx(21).epsilon(1e-9));
    CHECK(contrast(IM_COL32(0x76, 0x76, 0x76, 255), IM_COL32_WHITE) == doctest::Approx(4.54).epsilon(0.002));
}

TEST_CASE("all text of the light theme can be read on what it stands on") {
    check_theme(light_theme());
}

TEST_CASE("all text of the dark theme can be read on what it stands on") {
    check_theme(dark_theme());
}

TEST_CASE("edges and outlines stand out from the panel in both themes") {
    for (const Theme& theme : {light_theme(), dark_theme()}) {
        CAPTURE(theme.dark);
        CHECK(contrast(theme.edge_positive, theme.panel) >= 3);
        CHECK(contrast(theme.edge_negative, theme.panel) >= 3);
        CHECK(contrast(theme.given_line, theme.panel) >= 3);
        for (const ImU32 line : {theme.forward.line, theme.backward.line, theme.update.line})
            CHECK(contrast(line, theme.panel) >= 3);
    }
}

TEST_CASE("fading changes opacity only") {
    const ImU32 colour = IM_COL32(12, 34, 56, 200);
    CHECK(faded(colour, 0.5F) == IM_COL32(12, 34, 56, 100));
    CHECK(faded(colour, 0) == IM_COL32(12, 34, 56, 0));
    CHECK(faded(colour, 7) == colour);
}

TEST_CASE("the style scales with the text, and its borders stay whole pixels") {
    const ImGuiStyle one = make_style(light_theme(), 1), half_more = make_style(light_theme(), 1.5F);
    CHECK(half_more.FramePadding.x == doctest::Approx(1.5F * one.FramePadding.x));
    CHECK(one.FrameBorderSize == 1);
    CHECK(half_more.FrameBorderSize == 1);
    CHECK(make_style(light_theme(), 2).FrameBorderSize == 2);
}
