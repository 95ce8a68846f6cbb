#pragma once

#include "app/typeset/font_faces.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace backstep {

/// Coverage of glyphs and outlines, rasterised when they are first asked for, on square pages. Every page
/// begins with a white pixel, so that rules and glyphs share a texture.
class GlyphAtlas {
public:
    static constexpr int page_size = 2048;
    static constexpr int white = 1; ///< x and y of the middle of the white pixels

    struct Slot {
        std::size_t page = 0;
        int x = 0, y = 0; ///< on the page
        GlyphBox box;     ///< relative to the pen
    };
    struct Page {
        std::vector<std::uint8_t> coverage; ///< the rows used so far, `page_size` bytes each
        int shelf_x = 0, shelf_y = 0, shelf_height = 0;
        int changed_from = 0, changed_to = 0; ///< rows to be uploaded
    };

    /// `gamma` below 1 strengthens thin strokes. The faces must outlive the atlas.
    GlyphAtlas(const FontFaces& faces, float gamma) : faces_(&faces) { clear(gamma); }

    /// The same until the atlas is cleared.
    const Slot& find(const GlyphKey& key, int phase);

    std::vector<Page>& pages() { return pages_; }
    const std::vector<Page>& pages() const { return pages_; }
    void clear(float gamma);
    float gamma() const { return gamma_; }

private:
    struct Hash {
        std::size_t operator()(std::uint64_t packed) const {
            return static_cast<std::size_t>((packed * 0x9E3779B97F4A7C15ULL) >> 17U);
        }
    };
    Slot place(const GlyphBox& box);
    void add_page();

    const FontFaces* faces_;
    float gamma_ = 1;
    std::vector<std::uint8_t> curve_; ///< gamma, for each coverage
    std::vector<Page> pages_;
    std::unordered_map<std::uint64_t, Slot, Hash> slots_;
};

} // namespace backstep
