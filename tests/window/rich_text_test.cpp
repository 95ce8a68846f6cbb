#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"
#include "app/widgets/unicode.h"
#include "widget_frame.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace backstep;
using test::WidgetFrames;

TEST_CASE("symbols of a sentence are told from its words") {
    for (const char* symbol : {"δ", "δ₂", "∂E/∂W₁[2,3]", "z", "E", "W₁′", "σ′(z₁)", "y", "x", "w_{4,12}",
                               "W^{[1]}", "a⃗", "y\u0302", "𝐳", "D_W", "∂ℓ/∂z_{1,2}", "diag(σ′(𝐳₂))"})
        CHECK(is_symbol(symbol));
    for (const char* word : {"a", "A", "I", "weight", "the", "3-4-2", "0.5", "−0.0511", "=", "",
                             "δ-rule.json", "naïve", "my_file", "/tmp/a_b"})
        CHECK_FALSE(is_symbol(word));
}

TEST_CASE("UTF-8 is read character by character, broken bytes one by one") {
    CHECK(code_of(leading_character("δ₂")) == U'δ');
    CHECK(code_of(leading_character("−1")) == U'−');
    CHECK(leading_character("\xE2\x88").size() == 1);
    CHECK(leading_word("ln(x)") == "ln");
    CHECK(leading_word("₂") == "");
}

TEST_CASE("subscripts and superscripts are drawn as smaller letters") {
    CHECK(as_script(U'₂').level == Script::sub);
    CHECK(as_script(U'₂').base == "2");
    CHECK(as_script(U'ᵀ').level == Script::sup);
    CHECK(as_script(U'ᵀ').base == "T");
    CHECK(as_script(U'⁹').base == "9");
    CHECK(as_script(U'′').level == Script::prime);
    CHECK(as_script(U'2').level == Script::none);
}

TEST_CASE("a prime stands above the subscript, not after it") {
    WidgetFrames frames;
    const RichStyle style{&frames.fonts().menu, IM_COL32_BLACK, RichMode::formula, &frames.fonts().math};
    const float plain = RichText(frames.fonts(), "W₁", style).size().x;
    const float primed = RichText(frames.fonts(), "W₁′", style).size().x;
    const float apart = plain + text_width(frames.fonts().math.script, "′");
    CHECK(primed < apart - 1);
}

TEST_CASE("every character of a formula can be drawn") {
    WidgetFrames frames;
    const Fonts& fonts = frames.fonts();
    const RichStyle style{&fonts.menu, IM_COL32_BLACK, RichMode::formula, &fonts.math};
    const std::string formula = "δ₁ = W₂ᵀ δ₂ ⊙ σ′(z₁) − α·∂E/∂W₁[2,3] + ½Σ(a₂ − y)² ln(1 − aⱼ)";
    const RichText text(fonts, formula, style);
    REQUIRE_FALSE(text.runs().empty());
    for (const RichText::Run& run : text.runs())
        for (std::string_view rest = run.text; !rest.empty();) {
            const std::string_view character = leading_character(rest);
            CAPTURE(std::string(character));
            CHECK(compat::has_glyph(run.font->im, static_cast<ImWchar>(code_of(character))));
            rest.remove_prefix(character.size());
        }
}

namespace {

struct Placed {
    std::string text;
    ImVec2 origin;
};

std::vector<Placed> placed(const WidgetFrames& frames, const char* formula) {
    const RichStyle style{nullptr, IM_COL32_BLACK, RichMode::formula, &frames.fonts().math};
    std::vector<Placed> all;
    const RichText text(frames.fonts(), formula, style);
    for (const RichText::Run& run : text.runs()) all.push_back({run.text, run.origin});
    return all;
}

} // namespace

TEST_CASE("groups are scripts without their braces, sub and superscript of one letter above each other") {
    WidgetFrames frames;
    const auto runs = placed(frames, "w_{4,12}^{[2]}");
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].text == "w");
    CHECK(runs[1].text == "4,12");
    CHECK(runs[2].text == "[2]");
    CHECK(runs[1].origin.y > 0);
    CHECK(runs[2].origin.y < 0);
    CHECK(runs[2].origin.x == doctest::Approx(runs[1].origin.x).epsilon(0.05));
}

TEST_CASE("what stands in a script may have scripts of its own") {
    WidgetFrames frames;
    const auto runs = placed(frames, "∂_{w₁₂′}");
    REQUIRE(runs.size() == 4);
    CHECK(runs[1].text == "w");
    CHECK(runs[2].text == "12");
    CHECK(runs[2].origin.y > runs[1].origin.y);
    CHECK(runs[3].origin.y < runs[1].origin.y);
}

TEST_CASE("arrow and hat stand over their letter") {
    WidgetFrames frames;
    for (const char* accented : {"a⃗", "b⃗", "y\u0302", "𝐲̂", "d_{a⃗}"}) {
        CAPTURE(accented);
        const auto runs = placed(frames, accented);
        REQUIRE(runs.size() >= 2);
        const auto low = placed(frames, "a⃗"), high = placed(frames, "b⃗");
        CHECK(high[1].origin.y < low[1].origin.y);
    }
    CHECK(placed(frames, "y\u0302₁").size() == 3);
}

TEST_CASE("every name of every notation can be drawn in formulas and sentences") {
    WidgetFrames frames;
    const Fonts& fonts = frames.fonts();
    for (const char* name : {"w₄₈ⁿᵉʷ", "w_{4,12}^{[2],new}", "∂E⁽²⁾/∂w₄₈", "a₁^{2,(3)}", "∂ℓ/∂𝐳₂",
                             "(∂ℓ/∂𝐖⁽²⁾)^⊤", "d_{z⃗′} C", "D_{W′} C", "∂_{w_{1,12}} C", "x_{1,m}", "ρ₂",
                             "w_{∗1}", "y\u0302₁", "g′(z_{1,m}^{[1]})", "∇²ˡ", "αηθ"}) {
        CAPTURE(name);
        for (const MathFont* math :
             {&fonts.math_note, &fonts.math_cell, &fonts.math, &fonts.math_large, &fonts.math_bold}) {
            const RichStyle style{nullptr, IM_COL32_BLACK, RichMode::formula, math};
            const RichText text(fonts, name, style);
            for (const RichText::Run& run : text.runs())
                for (std::string_view rest = run.text; !rest.empty();) {
                    const std::string_view character = leading_character(rest);
                    CAPTURE(std::string(character));
                    CHECK(compat::has_glyph(run.font->im, static_cast<ImWchar>(code_of(character))));
                    rest.remove_prefix(character.size());
                }
        }
    }
}

TEST_CASE("a long caption breaks at spaces and keeps within its width") {
    WidgetFrames frames;
    const std::string caption = "Each weight into the output layer gets δ of its target times its source.";
    RichStyle style{&frames.fonts().caption, IM_COL32_BLACK};
    const ImVec2 one_line = RichText(frames.fonts(), caption, style).size();
    style.wrap = one_line.x * 0.6F;
    const ImVec2 two_lines = RichText(frames.fonts(), caption, style).size();
    CHECK(two_lines.x <= style.wrap);
    CHECK(two_lines.y == doctest::Approx(2 * one_line.y));
}
