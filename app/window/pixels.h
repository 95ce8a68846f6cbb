#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace backstep {

/// A picture: rows from the top, four bytes a pixel, red, green, blue, alpha.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;

    std::array<std::uint8_t, 4> pixel(int x, int y) const;
};

/// What the current OpenGL framebuffer shows.
Image read_framebuffer(int width, int height);

/// Throws InputError if the file cannot be written.
void write_png(const Image& image, const std::filesystem::path& path);

/// Throws InputError if the bytes are no picture.
Image decode_png(std::span<const std::byte> bytes);

} // namespace backstep
