#include "app/window/pixels.h"

#include "core/model/input_error.h"

#include <glad/gl.h>
#include <stb_image.h>
#include <stb_image_write.h>

#include <algorithm>
#include <fstream>
#include <memory>

namespace backstep {

std::array<std::uint8_t, 4> Image::pixel(int x, int y) const {
    const auto at =
        4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
    return {rgba.at(at), rgba.at(at + 1), rgba.at(at + 2), rgba.at(at + 3)};
}

Image read_framebuffer(int width, int height) {
    const std::size_t row = 4 * static_cast<std::size_t>(width);
    Image image{width, height, std::vector<std::uint8_t>(row * static_cast<std::size_t>(height))};
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    auto top = image.rgba.begin(), bottom = image.rgba.end() - static_cast<std::ptrdiff_t>(row);
    for (; top < bottom; top += static_cast<std::ptrdiff_t>(row), bottom -= static_cast<std::ptrdiff_t>(row))
        std::swap_ranges(top, top + static_cast<std::ptrdiff_t>(row), bottom);
    // What lies behind the window is none of the picture's business.
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 255;
    return image;
}

void write_png(const Image& image, const std::filesystem::path& path) {
    std::ofstream file(path, std::ios::binary);
    const auto append = [](void* context, void* data, int size) {
        static_cast<std::ofstream*>(context)->write(static_cast<const char*>(data), size);
    };
    const int encoded = stbi_write_png_to_func(append, &file, image.width, image.height, 4, image.rgba.data(),
                                               4 * image.width);
    file.close();
    if (encoded == 0 || !file) throw InputError(path.string() + ": the picture cannot be written there");
}

Image decode_png(std::span<const std::byte> bytes) {
    int width = 0, height = 0, channels = 0;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
        stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()), static_cast<int>(bytes.size()),
                              &width, &height, &channels, 4),
        &stbi_image_free);
    if (!pixels) throw InputError("this is not a PNG picture");
    const std::size_t size = 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    return {width, height, {pixels.get(), pixels.get() + size}};
}

} // namespace backstep
