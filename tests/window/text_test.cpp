#include "app/widgets/text.h"
#include "widget_frame.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace backstep;
using test::WidgetFrames;

namespace {

struct Extent {
    float left, right;
};

// Where the glyphs of what `draw` adds to a draw list lie, glyph by glyph.
template<typename Function>
std::vector<Extent> glyphs(WidgetFrames& frames, Function draw) {
    std::vector<Extent> result;
    frames.frame([&](const Ui&) {
        ImDrawList* list = ImGui::GetForegroundDrawList();
        const int before = list->VtxBuffer.Size;
        draw(list);
        for (int i = before; i + 3 < list->VtxBuffer.Size; i += 4)
            result.push_back({list->VtxBuffer[i].pos.x, list->VtxBuffer[i + 2].pos.x});
    });
    return result;
}

} // namespace

TEST_CASE("digits have equal widths in every role") {
    WidgetFrames frames;
    const Fonts& fonts = frames.fonts();
    for (const Font* font :
         {&fonts.note, &fonts.control, &fonts.axis, &fonts.menu, &fonts.title, &fonts.caption, &fonts.step,
          &fonts.node_value, &fonts.badge, &fonts.cell, &fonts.number, &fonts.result}) {
        CAPTURE(font->em);
        const float zero = text_width(*font, "0");
        for (const char* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "−"})
            CHECK(text_width(*font, digit) == zero);
        CHECK(zero == std::round(zero));
    }
}

TEST_CASE("numbers drawn at one x have their decimal points below each other") {
    WidgetFrames frames;
    const Font& font = frames.fonts().cell;
    const auto point_of = [&](const std::string& number, std::size_t glyph) {
        return glyphs(frames,
                      [&](ImDrawList* list) {
                          draw_number(list, font, {200, 100}, IM_COL32_BLACK, number);
                      })
            .at(glyph)
            .left;
    };
    const float at = point_of("0.5250", 1);
    CHECK(at == doctest::Approx(200).epsilon(0.01));
    CHECK(point_of("−12.3456", 3) == at);
    CHECK(point_of("100.1", 3) == at);
}

TEST_CASE("a number without a point ends where others have theirs") {
    WidgetFrames frames;
    const auto drawn = glyphs(frames, [&](ImDrawList* list) {
        draw_number(list, frames.fonts().cell, {200, 100}, IM_COL32_BLACK, "−17");
    });
    CHECK(drawn.size() == 3);
    CHECK(drawn.back().right <= 201);
    CHECK(drawn.back().right > 190);
}

TEST_CASE("text is centred and right-aligned on its anchor") {
    WidgetFrames frames;
    const Font& font = frames.fonts().menu;
    const auto extent = [&](Align align) {
        const auto drawn = glyphs(frames, [&](ImDrawList* list) {
            draw_text_at(list, font, {300, 100}, align, IM_COL32_BLACK, "Network");
        });
        return Extent{drawn.front().left, drawn.back().right};
    };
    CHECK(extent(Align::left).left == doctest::Approx(301).epsilon(0.01));
    CHECK(extent(Align::right).right == doctest::Approx(299).epsilon(0.01));
    const Extent middle = extent(Align::centre);
    CHECK((middle.left + middle.right) / 2 == doctest::Approx(300).epsilon(0.005));
}

TEST_CASE("what does not fit is shortened, never in the middle of a character") {
    WidgetFrames frames;
    const Font& font = frames.fonts().menu;
    CHECK(elided(font, "Network", 500) == "Network");
    const std::string text = "∂E/∂W₂ = δ₂ x₁ and a long remark";
    for (float width = 20; width < text_width(font, text); width += 3) {
        const std::string shortened = elided(font, text, width);
        CHECK(shortened.ends_with("…"));
        CHECK(text_width(font, shortened) <= width);
        CHECK(text.starts_with(shortened.substr(0, shortened.size() - std::string("…").size())));
        const char after = text[shortened.size() - std::string("…").size()];
        CHECK((static_cast<unsigned char>(after) & 0xC0U) != 0x80U);
    }
}

TEST_CASE("fonts hold what the program says, and what users bring") {
    WidgetFrames frames;
    const auto has = [](const Font& font, char32_t c) {
        return compat::has_glyph(font.im, static_cast<ImWchar>(c));
    };
    for (const char32_t c : std::u32string_view(U"Aa09−–…’“”×·→≈αδσ∂′₀₉∇⊙½²")) {
        CAPTURE(static_cast<int>(c));
        CHECK(has(frames.fonts().menu, c));
    }
    for (const char32_t c : std::u32string_view(U"zE09δσ∂∇⊙Σ√−=()[]′≥")) {
        CAPTURE(static_cast<int>(c));
        CHECK(has(frames.fonts().math.italic, c));
    }
    CHECK_FALSE(has(frames.fonts().menu, U'ż'));
    ImFontAtlas atlas;
    const Fonts polish = build_fonts(atlas, 1, false, U"ż");
    CHECK(has(polish.menu, U'ż'));
    CHECK(has(polish.title, U'ż'));
}

TEST_CASE("fonts grow with the scale") {
    const auto em_at = [](float scale) { return WidgetFrames(scale).fonts().menu.em; };
    CHECK(em_at(1) == doctest::Approx(14));
    CHECK(em_at(2) == doctest::Approx(2 * 14));
}
