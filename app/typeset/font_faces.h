#pragma once

#include <cstdint>
#include <memory>

namespace backstep {

/// The faces that formulas are set in.
enum class MathFace : std::uint8_t {
    main,
    main_bold,
    math,
    math_bold,
    ams,
    size1,
    size2,
    size3,
    size4,
    shape, ///< no font: outlines of our own, see app/typeset/outline.h
};
inline constexpr std::size_t font_face_count = 9;

/// Lengths in em; y counts upwards from the baseline.
struct GlyphMetrics {
    float advance = 0;
    float left = 0, right = 0, bottom = 0, top = 0; ///< of the ink
    float italic = 0;                               ///< what TeX adds after a slanted letter
    float skew = 0;                                 ///< how far right of the middle an accent stands
};

/// Something drawn once and kept. `character`: the code point, or which outline. `width` and `height`: of a
/// glyph the em in both directions, of an outline its box; in sixteenths of a pixel.
struct GlyphKey {
    MathFace face = MathFace::main;
    char16_t character = 0;
    std::uint16_t width = 0, height = 0;

    bool operator==(const GlyphKey&) const = default;
};
inline constexpr float key_units = 16;

/// Where ink lies in a bitmap, relative to the pen: pixels, y downwards.
struct GlyphBox {
    int left = 0, top = 0, width = 0, height = 0;
};

/// The embedded fonts of formulas, ready to be measured and rasterised.
class FontFaces {
public:
    FontFaces();
    ~FontFaces();
    FontFaces(FontFaces&&) noexcept;
    FontFaces& operator=(FontFaces&&) noexcept;

    bool has(MathFace face, char32_t character) const;
    GlyphMetrics metrics(MathFace face, char32_t character) const;

    /// The bitmap for a pen `phase` quarters of a pixel right of a whole one.
    GlyphBox box(const GlyphKey& key, int phase) const;
    /// Coverage, 0 to 255, into `out` with `stride` bytes a row.
    void rasterise(const GlyphKey& key, int phase, const GlyphBox& box, std::uint8_t* out, int stride) const;

private:
    struct Fonts;
    std::unique_ptr<Fonts> fonts_;
};

/// TeX's italic correction of a letter, and its skew for accents, in em.
float italic_of(MathFace face, char32_t character);
float skew_of(MathFace face, char32_t character);

} // namespace backstep
