#include "app/typeset/font_faces.h"

#include "app/typeset/outline.h"
#include "embedded/fonts.h"

#include <stb_truetype.h>

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

namespace backstep {
namespace {

constexpr std::array<std::string_view, font_face_count> files{
    "KaTeX_Main-Regular.ttf",    "KaTeX_Main-Bold.ttf",     "KaTeX_Math-Italic.ttf",
    "KaTeX_Math-BoldItalic.ttf", "KaTeX_AMS-Regular.ttf",   "KaTeX_Size1-Regular.ttf",
    "KaTeX_Size2-Regular.ttf",   "KaTeX_Size3-Regular.ttf", "KaTeX_Size4-Regular.ttf"};

stbtt_fontinfo open(std::string_view name) {
    const auto bytes = embedded::fonts(name);
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    stbtt_fontinfo info{};
    if (bytes.empty() || stbtt_InitFont(&info, data, stbtt_GetFontOffsetForIndex(data, 0)) == 0)
        throw std::logic_error("the font " + std::string(name) + " is not in the program");
    return info;
}

} // namespace

struct FontFaces::Fonts {
    struct Font {
        stbtt_fontinfo info;
        float per_em; ///< em per unit of the font
    };
    std::array<Font, font_face_count> all;

    const Font& operator[](MathFace face) const { return all.at(static_cast<std::size_t>(face)); }
};

FontFaces::FontFaces() : fonts_(std::make_unique<Fonts>()) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        fonts_->all[i].info = open(files[i]);
        fonts_->all[i].per_em = stbtt_ScaleForMappingEmToPixels(&fonts_->all[i].info, 1);
    }
}

FontFaces::~FontFaces() = default;
FontFaces::FontFaces(FontFaces&&) noexcept = default;
FontFaces& FontFaces::operator=(FontFaces&&) noexcept = default;

bool FontFaces::has(MathFace face, char32_t character) const {
    return stbtt_FindGlyphIndex(&(*fonts_)[face].info, static_cast<int>(character)) != 0;
}

GlyphMetrics FontFaces::metrics(MathFace face, char32_t character) const {
    const auto& [info, per_em] = (*fonts_)[face];
    const int glyph = stbtt_FindGlyphIndex(&info, static_cast<int>(character));
    int advance = 0, bearing = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    stbtt_GetGlyphHMetrics(&info, glyph, &advance, &bearing);
    stbtt_GetGlyphBox(&info, glyph, &x0, &y0, &x1, &y1);
    const auto em = [scale = per_em](int units) { return static_cast<float>(units) * scale; };
    return {
        em(advance), em(x0), em(x1), em(y0), em(y1), italic_of(face, character), skew_of(face, character)};
}

GlyphBox FontFaces::box(const GlyphKey& key, int phase) const {
    if (key.face == MathFace::shape) return outline_box(key, phase);
    const auto& [info, per_em] = (*fonts_)[key.face];
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    stbtt_GetGlyphBitmapBoxSubpixel(&info, stbtt_FindGlyphIndex(&info, key.character),
                                    per_em * static_cast<float>(key.width) / key_units,
                                    per_em * static_cast<float>(key.height) / key_units,
                                    static_cast<float>(phase) / 4, 0, &x0, &y0, &x1, &y1);
    return {x0, y0, x1 - x0, y1 - y0};
}

void FontFaces::rasterise(const GlyphKey& key, int phase, const GlyphBox& box, std::uint8_t* out,
                          int stride) const {
    if (key.face == MathFace::shape) {
        rasterise_outline(key, phase, box, out, stride);
        return;
    }
    const auto& [info, per_em] = (*fonts_)[key.face];
    stbtt_MakeGlyphBitmapSubpixel(
        &info, out, box.width, box.height, stride, per_em * static_cast<float>(key.width) / key_units,
        per_em * static_cast<float>(key.height) / key_units, static_cast<float>(phase) / 4, 0,
        stbtt_FindGlyphIndex(&info, key.character));
}

} // namespace backstep
