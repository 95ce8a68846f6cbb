#include "app/window/gl_glyph_textures.h"

#include "app/typeset/glyph_atlas.h"

#include <array>
#include <cstdint>

namespace backstep {
namespace {

GLuint new_texture() {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, GlyphAtlas::page_size, GlyphAtlas::page_size, 0, GL_RED,
                 GL_UNSIGNED_BYTE, nullptr);
    constexpr std::array<GLint, 4> white_with_alpha{GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_with_alpha.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
    return name;
}

} // namespace

ImTextureID GlGlyphTextures::texture(std::size_t page) {
    while (textures_.size() <= page) textures_.emplace_back(new_texture());
    // Dear ImGui's textures were pointers before they were numbers.
    return (ImTextureID)(std::intptr_t)textures_[page].get(); // NOLINT(performance-no-int-to-ptr)
}

void GlGlyphTextures::upload(std::size_t page, int first_row, int rows, const std::uint8_t* coverage) {
    texture(page);
    glBindTexture(GL_TEXTURE_2D, textures_[page].get());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, first_row, GlyphAtlas::page_size, rows, GL_RED, GL_UNSIGNED_BYTE,
                    coverage);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glBindTexture(GL_TEXTURE_2D, 0);
}

} // namespace backstep
