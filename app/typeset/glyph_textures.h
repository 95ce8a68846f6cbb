#pragma once

#include <imgui.h>

#include <cstddef>
#include <cstdint>

namespace backstep {

/// Where pages of coverage go so that Dear ImGui can draw with them: white, with the coverage as alpha.
class GlyphTextures {
public:
    GlyphTextures() = default;
    GlyphTextures(const GlyphTextures&) = delete;
    GlyphTextures& operator=(const GlyphTextures&) = delete;
    virtual ~GlyphTextures() = default;

    /// The texture of a page, made on first use: square, GlyphAtlas::page_size pixels.
    virtual ImTextureID texture(std::size_t page) = 0;
    /// Replaces whole rows; `coverage` is the first of them.
    virtual void upload(std::size_t page, int first_row, int rows, const std::uint8_t* coverage) = 0;
};

/// Keeps nothing: for frames that are built but drawn nowhere.
class NoGlyphTextures final : public GlyphTextures {
public:
    ImTextureID texture(std::size_t) override { return {}; }
    void upload(std::size_t, int, int, const std::uint8_t*) override {}
};

} // namespace backstep
