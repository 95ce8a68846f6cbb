#include "app/widgets/fonts.h"

#include "app/widgets/imgui_compat.h"
#include "embedded/fonts.h"

#include <stb_truetype.h>

#include <cmath>
#include <string_view>
#include <vector>

namespace backstep {
namespace {

// Glyph ranges end with 0. Rasterising costs time before the first frame: each role gets what it shows.
constexpr ImWchar digits[] = {'0', '9', 0x2212, 0x2212, 0};
constexpr ImWchar point[] = {' ', ' ', '.', '.', 0};
constexpr ImWchar number[] = {0x20, 0x20, '(',  '/',  '=',    '=',    '?',    '?',    'N', 'N', '[',
                              '[',  ']',  ']',  'a',  'a',    'e',    'f',    'i',    'i', 'n', 'n',
                              0xB7, 0xB7, 0xD7, 0xD7, 0x2026, 0x2026, 0x221E, 0x221E, 0};
constexpr ImWchar working[] = {0x20, 0x7E, 0xB2, 0xB3, 0xB7, 0xB7, 0xBD, 0xBD, 0xD7, 0xD7, 0x221E, 0x221E, 0};
constexpr ImWchar text[] = {0x20,   0x2F,   0x3A,   0x7E,   0xA0,   0xA0,   0xB0,   0xB3,   0xB7,   0xB7,
                            0xBD,   0xBD,   0xD7,   0xD7,   0x2013, 0x2014, 0x2016, 0x2016, 0x2018, 0x2019,
                            0x201C, 0x201D, 0x2022, 0x2022, 0x2026, 0x2026, 0x2190, 0x2193, 0x221E, 0x221E,
                            0x2248, 0x2248, 0x2264, 0x2265, 0x2713, 0x2713, 0};
constexpr ImWchar symbols[] = {0x3A3,  0x3A3,  0x3B1,  0x3C9,  0x2032, 0x2032, 0x2080, 0x2089,
                               0x2202, 0x2202, 0x2206, 0x2206, 0x2211, 0x2211, 0};
constexpr ImWchar symbols_from_katex[] = {0x2207, 0x2208, 0x2225, 0x2225, 0x2297, 0x2299, 0x22A4,
                                          0x22A4, 0x22C5, 0x22C5, 0x22EE, 0x22EF, 0};

constexpr ImWchar maths_upright[] = {
    0x20,   0x40,   '[',    '^',    '{',    '}',    0xD7,   0xD7,   0x2C6,  0x2C6,  0x2DC,  0x2DC,
    0x393,  0x394,  0x3A3,  0x3A3,  0x2013, 0x2013, 0x2026, 0x2026, 0x2032, 0x2032, 0x20D7, 0x20D7,
    0x2113, 0x2113, 0x2190, 0x2193, 0x2202, 0x2202, 0x2207, 0x2208, 0x2212, 0x2212, 0x2217, 0x2217,
    0x221A, 0x221A, 0x221E, 0x221E, 0x2225, 0x2225, 0x2248, 0x2248, 0x2260, 0x2260, 0x2264, 0x2265,
    0x2297, 0x2299, 0x22A4, 0x22A4, 0x22C5, 0x22C5, 0x22EE, 0x22EF, 0};
constexpr ImWchar maths_italic[] = {'A', 'Z', 'a', 'z', 0x3B1, 0x3C9, 0};
constexpr ImWchar maths_sum[] = {0x2211, 0x2211, 0};
constexpr ImWchar maths_half[] = {0xBD, 0xBD, 0};
constexpr ImWchar script_upright[] = {' ',    ' ',    '(',    '9',    '=',    '=',    '?',    '?',    '[',
                                      ']',    0x2C6,  0x2C6,  0x2032, 0x2032, 0x20D7, 0x20D7, 0x2202, 0x2202,
                                      0x2208, 0x2208, 0x2212, 0x2212, 0x2217, 0x2217, 0x22A4, 0x22A4, 0};
constexpr ImWchar letters[] = {'?', '?', 'A', 'Z', 'a', 'z', 0};
constexpr ImWchar words[] = {0x20, 0x20, '.', '.', '?', '?', 'A', 'Z', 'a', 'z', 0};

struct Face {
    std::string_view file;
    float line_per_em = 1; ///< Dear ImGui sizes a font by ascent minus descent, we by its em
    bool thin = false;     ///< strokes that look pale in small type unless strengthened

    explicit Face(std::string_view name) : file(name), thin(name.starts_with("KaTeX")) {
        const auto bytes = embedded::fonts(name);
        const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
        stbtt_fontinfo info;
        if (stbtt_InitFont(&info, data, stbtt_GetFontOffsetForIndex(data, 0)) != 0)
            line_per_em = stbtt_ScaleForMappingEmToPixels(&info, 1) / stbtt_ScaleForPixelHeight(&info, 1);
    }
};

enum class Merge { no, yes };
struct Spacing {
    float advance = 0;         ///< of every character; 0: their own
    bool whole_pixels = false; ///< of the advance
    bool anywhere = true;      ///< sharp at fractions of a pixel too, where letters stand before it
};

class Builder {
public:
    Builder(ImFontAtlas& atlas, float scale, bool dark, const std::vector<ImWchar>& extra)
        : atlas_(atlas), scale_(scale), strength_(dark ? 1.05F : 1.15F), extra_(extra) {}

    /// A role for numbers and labels. Digits are a range of their own, since Inter's differ in width; they,
    /// the point and the space take whole pixels, so that every digit of a number is equally sharp.
    Font label(const Face& face, float size, const ImWchar* range, float digit_advance,
               bool anywhere = false) {
        add(face, size, digits, Merge::no,
            {std::round(size * scale_ * digit_advance - 0.25F), true, anywhere});
        add(face, size, point, Merge::yes, {0, true, anywhere});
        const bool number_only = range == static_cast<const ImWchar*>(number);
        add(face, size, range, Merge::yes, {0, number_only, !number_only});
        return finish(size);
    }

    /// A role that also shows what users type and name, and symbols outside of formulas.
    Font prose(const Face& face, float size, float digit_advance) {
        const Font font = label(face, size, text, digit_advance, true);
        add(face, size, symbols);
        add(main_, size, symbols_from_katex);
        if (extra_.size() > 1) add(face, size, extra_.data());
        return font;
    }

    /// A role for formulas with numbers in them: with the names of functions, powers and ½.
    Font numbers(const Face& face, float size, float digit_advance) {
        label(face, size, working, digit_advance, true);
        add(main_, size, symbols_from_katex);
        return finish(size);
    }

    Font italic(float size, bool bold = false) {
        add(bold ? main_bold_ : main_, size, maths_upright, Merge::no);
        add(bold ? math_bold_ : math_, size, maths_italic);
        add(size1_, size, maths_sum);
        add(inter_, size, maths_half);
        return finish(size);
    }

    Font script(float size, bool bold = false) {
        add(bold ? main_bold_ : main_, size, script_upright, Merge::no);
        add(bold ? math_bold_ : math_, size, maths_italic);
        return finish(size);
    }

    Font roman(float size, bool bold = false) {
        add(bold ? main_bold_ : main_, size, words, Merge::no);
        return finish(size);
    }

    Font bold(float size) {
        add(main_bold_, size, letters, Merge::no);
        return finish(size);
    }

    const Face& regular() const { return inter_; }

private:
    /// Characters that the font being made has already stay as they are.
    void add(const Face& face, float size, const ImWchar* range, Merge merge = Merge::yes,
             Spacing spacing = {}) {
        ImFontConfig config;
        const auto bytes = embedded::fonts(face.file);
        // Dear ImGui takes a pointer to mutable bytes, but only reads them unless it owns them.
        config.FontData = const_cast<std::byte*>(bytes.data());
        config.FontDataSize = static_cast<int>(bytes.size());
        config.FontDataOwnedByAtlas = false;
        config.SizePixels = size * scale_ * face.line_per_em;
        config.MergeMode = merge == Merge::yes;
        config.GlyphRanges = range;
        config.OversampleH = scale_ < 1.75F && spacing.anywhere ? 2 : 1;
        config.OversampleV = 1;
        config.PixelSnapH = spacing.whole_pixels;
        if (face.thin) config.RasterizerMultiply = strength_;
        if (spacing.advance > 0) config.GlyphMinAdvanceX = config.GlyphMaxAdvanceX = spacing.advance;
        font_ = atlas_.AddFont(&config);
    }

    Font finish(float size) const { return {font_, size * scale_, 0, 0}; }

    ImFontAtlas& atlas_;
    float scale_, strength_;
    const std::vector<ImWchar>& extra_;
    ImFont* font_ = nullptr;
    Face inter_{"Inter-Regular.otf"};
    Face main_{"KaTeX_Main-Regular.ttf"}, main_bold_{"KaTeX_Main-Bold.ttf"};
    Face math_{"KaTeX_Math-Italic.ttf"}, math_bold_{"KaTeX_Math-BoldItalic.ttf"};
    Face size1_{"KaTeX_Size1-Regular.ttf"};
};

// Characters that users need, as a range list.
std::vector<ImWchar> range_of(std::u32string_view used) {
    std::vector<ImWchar> range;
    for (const char32_t c : used)
        if (c > 0x20 && c < 0xFFFE) range.insert(range.end(), 2, static_cast<ImWchar>(c));
    range.push_back(0);
    return range;
}

void measure(Font& font) {
    font.ascent = compat::ascent(font.im);
    font.line = compat::font_size(font.im);
}

} // namespace

Fonts build_fonts(ImFontAtlas& atlas, float scale, bool dark, std::u32string_view used) {
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
    const std::vector<ImWchar> extra = range_of(used);
    Builder build(atlas, scale, dark, extra);
    const Face medium("Inter-Medium.otf"), semibold("Inter-SemiBold.otf"), bold("Inter-Bold.otf");
    constexpr float regular_digit = 0.65F, heavy_digit = 0.67F;

    Fonts fonts;
    fonts.note = build.prose(build.regular(), 12.5F, regular_digit);
    fonts.control = build.prose(medium, 12.5F, regular_digit);
    fonts.axis = build.label(build.regular(), 12, text, regular_digit);
    fonts.menu = build.prose(build.regular(), 14, regular_digit);
    fonts.title = build.prose(semibold, 14, heavy_digit);
    fonts.caption = build.prose(build.regular(), 16, regular_digit);
    fonts.step = build.label(semibold, 16, text, heavy_digit);
    fonts.node_value = build.label(semibold, 13, number, heavy_digit);
    fonts.badge = build.label(semibold, 12.5F, text, heavy_digit);
    fonts.cell = build.label(medium, 14.5F, number, regular_digit);
    fonts.number = build.numbers(medium, 17, regular_digit);
    fonts.result = build.label(bold, 29, number, heavy_digit);

    fonts.math_note = {build.italic(14), build.roman(14), build.script(10), build.bold(14)};
    fonts.math_cell = {build.italic(17), build.roman(17), build.script(12), build.bold(17)};
    fonts.math = {build.italic(19), build.roman(19), fonts.math_note.italic, build.bold(19)};
    fonts.math_large = {build.italic(26), build.roman(26), fonts.math.italic, build.bold(26)};
    fonts.math_bold = {build.italic(15, true), build.roman(15, true), build.script(11, true), build.bold(15)};

    compat::rasterise(atlas);
    for (Font* font :
         {&fonts.note, &fonts.control, &fonts.axis, &fonts.menu, &fonts.title, &fonts.caption, &fonts.step,
          &fonts.node_value, &fonts.badge, &fonts.cell, &fonts.number, &fonts.result})
        measure(*font);
    for (MathFont* math :
         {&fonts.math_note, &fonts.math_cell, &fonts.math, &fonts.math_large, &fonts.math_bold}) {
        measure(math->italic);
        measure(math->roman);
        measure(math->script);
        measure(math->bold);
    }
    return fonts;
}

const MathFont& math_for(const Fonts& fonts, const Font& beside) {
    if (beside.im == fonts.badge.im || beside.im == fonts.node_value.im) return fonts.math_bold;
    const float wanted = 1.16F * beside.em;
    const MathFont* nearest = &fonts.math_note;
    for (const MathFont* candidate : {&fonts.math_cell, &fonts.math, &fonts.math_large})
        if (std::abs(candidate->italic.em - wanted) < std::abs(nearest->italic.em - wanted))
            nearest = candidate;
    return *nearest;
}

} // namespace backstep
