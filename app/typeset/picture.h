#pragma once

#include "app/typeset/typeset.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace backstep {

/// A formula as pixels: rows from the top, four bytes a pixel, red, green, blue, alpha (not premultiplied).
struct FormulaPicture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

struct PictureOptions {
    using Colour = std::array<std::uint8_t, 4>;
    Colour ink{0, 0, 0, 255};
    Colour dimmed{128, 128, 128, 255};
    Colour ground{255, 255, 255, 255}; ///< alpha 0: transparent
    int margin = 8;                    ///< pixels around the formula
};

/// Draws without a window. The size is that of the layout: lay out larger for a finer picture.
FormulaPicture to_pixels(const Typeset& typeset, const FontFaces& faces, const PictureOptions& options = {});

/// Throws InputError if the file cannot be written.
void write_png(const FormulaPicture& picture, const std::filesystem::path& path);

} // namespace backstep
