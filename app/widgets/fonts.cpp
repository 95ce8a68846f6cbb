#include "app/widgets/fonts.h"

#include "app/widgets/imgui_compat.h"
#include "embedded/fonts.h"

#include <stb_truetype.h>

#include <array>
#include <cmath>
#include <string_view>

namespace backstep {
namespace {

// Glyph ranges end with 0. What is rasterised costs time before the first frame: each role gets what it
// shows.
constexpr ImWchar digits[] = {'0', '9', 0x2212, 0x2212, 0};
constexpr ImWchar basic[] = {0x20,   0x2F,   0x3A,   0x7E,   0xB0,   0xB1,   0xB7,   0xB7,   0xD7, 0xD7,
                             0x2013, 0x2014, 0x2019, 0x2019, 0x2026, 0x2026, 0x221E, 0x221E, 0};
constexpr ImWchar text[] = {0x20,   0x2F,   0x3A,   0x7E,   0xA0,   0x17F,  0x3B1,  0x3C9,  0x2013,
                            0x2014, 0x2018, 0x201D, 0x2022, 0x2022, 0x2026, 0x2026, 0x2032, 0x2033,
                            0x2070, 0x209C, 0x2190, 0x2194, 0x21E7, 0x21E7, 0x2202, 0x2202, 0x2206,
                            0x2206, 0x2211, 0x2211, 0x221A, 0x221A, 0x221E, 0x221E, 0x2248, 0x2248,
                            0x2260, 0x2260, 0x2264, 0x2265, 0x25CB, 0x25CF, 0x2713, 0x2717, 0};
constexpr ImWchar text_from_katex[] = {0x2207, 0x2208, 0x2218, 0x2218, 0x2225, 0x2225, 0x2295, 0x2299,
                                       0x22C5, 0x22C5, 0x22EE, 0x22F1, 0x27E8, 0x27E9, 0};

constexpr ImWchar maths_upright[] = {
    0x20,   0x40,   0x5B,   0x60,   0x7B,   0x7E,   0xAC,   0xAC,   0xB0,   0xB1,   0xB7,   0xB7,
    0xD7,   0xD7,   0xF7,   0xF7,   0x393,  0x3A9,  0x2013, 0x2014, 0x2019, 0x2019, 0x2026, 0x2026,
    0x2032, 0x2032, 0x2190, 0x2193, 0x21D2, 0x21D2, 0x2202, 0x2202, 0x2207, 0x2208, 0x2212, 0x2212,
    0x2218, 0x221A, 0x221E, 0x221E, 0x2225, 0x2225, 0x2248, 0x2248, 0x2260, 0x2260, 0x2264, 0x2265,
    0x2295, 0x2299, 0x22C5, 0x22C5, 0x22EE, 0x22F1, 0x27E8, 0x27E9, 0};
constexpr ImWchar maths_italic[] = {'A', 'Z', 'a', 'z', 0x3B1, 0x3D6, 0};
constexpr ImWchar maths_sum[] = {0x2211, 0x2211, 0};
constexpr ImWchar maths_from_inter[] = {0xBC, 0xBE, 0};
constexpr ImWchar words[] = {0x20, 0x20, '(', ')', ',', '.', '?', '?', 'A', 'Z', 'a', 'z', 0};

struct Face {
    std::string_view file;
    float line_per_em = 1; ///< Dear ImGui sizes a font by ascent minus descent, we by its em

    explicit Face(std::string_view name) : file(name) {
        const auto bytes = embedded::fonts(name);
        const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
        stbtt_fontinfo info;
        if (stbtt_InitFont(&info, data, stbtt_GetFontOffsetForIndex(data, 0)) != 0)
            line_per_em = stbtt_ScaleForMappingEmToPixels(&info, 1) / stbtt_ScaleForPixelHeight(&info, 1);
    }
};

class Builder {
public:
    Builder(ImFontAtlas& atlas, float scale) : atlas_(atlas), scale_(scale) {}

    /// Digits come from a range of their own, since Inter's differ in width.
    Font inter(const Face& face, float size, const ImWchar* range, float digit_advance) {
        const float em = add(face, size, range, false);
        add(face, size, digits, true, std::round(em * digit_advance));
        if (range == static_cast<const ImWchar*>(text)) add(main_, size, text_from_katex, true);
        return finish(em);
    }

    Font italic(float size, bool bold = false) {
        const float em = add(bold ? main_bold_ : main_, size, maths_upright, false);
        add(bold ? math_bold_ : math_, size, maths_italic, true);
        add(size1_, size, maths_sum, true);
        add(inter_, size, maths_from_inter, true);
        return finish(em);
    }

    Font roman(float size, bool bold = false) {
        return finish(add(bold ? main_bold_ : main_, size, words, false));
    }

    const Face& regular() const { return inter_; }

private:
    float add(const Face& face, float size, const ImWchar* range, bool merge, float advance = 0) {
        ImFontConfig config;
        const auto bytes = embedded::fonts(face.file);
        // Dear ImGui takes a pointer to mutable bytes, but only reads them unless it owns them.
        config.FontData = const_cast<std::byte*>(bytes.data());
        config.FontDataSize = static_cast<int>(bytes.size());
        config.FontDataOwnedByAtlas = false;
        config.SizePixels = std::round(size * scale_ * face.line_per_em);
        config.MergeMode = merge;
        config.GlyphRanges = range;
        config.OversampleH = scale_ < 1.75F ? 2 : 1;
        config.OversampleV = 1;
        if (advance > 0) {
            config.GlyphMinAdvanceX = config.GlyphMaxAdvanceX = advance;
            config.PixelSnapH = true;
            config.OversampleH = 1;
        }
        font_ = atlas_.AddFont(&config);
        return config.SizePixels / face.line_per_em;
    }

    Font finish(float em) const { return {font_, em, 0, 0}; }

    ImFontAtlas& atlas_;
    float scale_;
    ImFont* font_ = nullptr;
    Face inter_{"Inter-Regular.otf"};
    Face main_{"KaTeX_Main-Regular.ttf"}, main_bold_{"KaTeX_Main-Bold.ttf"};
    Face math_{"KaTeX_Math-Italic.ttf"}, math_bold_{"KaTeX_Math-BoldItalic.ttf"};
    Face size1_{"KaTeX_Size1-Regular.ttf"};
};

// Thin strokes of small type look pale; a power below 1 raises their coverage.
void thicken(ImFontAtlas& atlas, bool dark) {
    std::array<unsigned char, 256> curve{};
    const double power = dark ? 0.9 : 0.8;
    for (std::size_t i = 0; i < curve.size(); ++i)
        curve[i] =
            static_cast<unsigned char>(std::lround(255 * std::pow(static_cast<double>(i) / 255, power)));
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    for (unsigned char& pixel : std::span(pixels, count)) pixel = curve[pixel];
}

void measure(Font& font) {
    font.ascent = compat::ascent(font.im);
    font.line = compat::font_size(font.im);
}

} // namespace

Fonts build_fonts(ImFontAtlas& atlas, float scale, bool dark) {
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
    Builder build(atlas, scale);
    const Face medium("Inter-Medium.otf"), semibold("Inter-SemiBold.otf"), bold("Inter-Bold.otf");
    constexpr float regular_digit = 0.65F, heavy_digit = 0.67F;

    Fonts fonts;
    fonts.note = build.inter(build.regular(), 12.5F, text, regular_digit);
    fonts.control = build.inter(medium, 12.5F, text, regular_digit);
    fonts.axis = build.inter(build.regular(), 12, basic, regular_digit);
    fonts.menu = build.inter(build.regular(), 14, text, regular_digit);
    fonts.title = build.inter(semibold, 14, text, heavy_digit);
    fonts.caption = build.inter(build.regular(), 16, text, regular_digit);
    fonts.step = build.inter(semibold, 16, basic, heavy_digit);
    fonts.node_value = build.inter(semibold, 13, basic, heavy_digit);
    fonts.badge = build.inter(semibold, 12.5F, basic, heavy_digit);
    fonts.cell = build.inter(medium, 14.5F, basic, regular_digit);
    fonts.number = build.inter(medium, 17, basic, regular_digit);
    fonts.result = build.inter(bold, 29, basic, heavy_digit);

    const Font script10 = build.italic(10), script12 = build.italic(12);
    fonts.math_note = {build.italic(14), build.roman(14), script10};
    fonts.math_cell = {build.italic(17), build.roman(17), script12};
    fonts.math = {build.italic(19), build.roman(19), fonts.math_note.italic};
    fonts.math_large = {build.italic(26), build.roman(26), fonts.math.italic};
    fonts.math_bold = {build.italic(15, true), build.roman(15, true), build.italic(11, true)};

    thicken(atlas, dark);
    for (Font* font :
         {&fonts.note, &fonts.control, &fonts.axis, &fonts.menu, &fonts.title, &fonts.caption, &fonts.step,
          &fonts.node_value, &fonts.badge, &fonts.cell, &fonts.number, &fonts.result})
        measure(*font);
    for (MathFont* math :
         {&fonts.math_note, &fonts.math_cell, &fonts.math, &fonts.math_large, &fonts.math_bold}) {
        measure(math->italic);
        measure(math->roman);
        measure(math->script);
    }
    return fonts;
}

const MathFont& math_for(const Fonts& fonts, const Font& text) {
    if (text.im == fonts.badge.im || text.im == fonts.node_value.im) return fonts.math_bold;
    const float wanted = 1.16F * text.em;
    const MathFont* nearest = &fonts.math_note;
    for (const MathFont* candidate : {&fonts.math_cell, &fonts.math, &fonts.math_large})
        if (std::abs(candidate->italic.em - wanted) < std::abs(nearest->italic.em - wanted))
            nearest = candidate;
    return *nearest;
}

} // namespace backstep
