#pragma once

#include "app/typeset/glyph_textures.h"
#include "app/window/gl_handle.h"

#include <vector>

namespace backstep {

inline void remove_texture(GLuint name) {
    glDeleteTextures(1, &name);
}

/// Pages of glyphs as OpenGL textures of one byte a pixel; needs a current context all its life.
class GlGlyphTextures final : public GlyphTextures {
public:
    ImTextureID texture(std::size_t page) override;
    void upload(std::size_t page, int first_row, int rows, const std::uint8_t* coverage) override;

private:
    std::vector<GlHandle<remove_texture>> textures_;
};

} // namespace backstep
