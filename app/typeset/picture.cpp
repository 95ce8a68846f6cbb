#include "app/typeset/picture.h"

#include "core/model/input_error.h"

#include <stb_image_write.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace backstep {
namespace {

class Canvas {
public:
    Canvas(FormulaPicture& picture, const PictureOptions::Colour& ground) : picture_(picture) {
        picture.rgba.resize(4 * static_cast<std::size_t>(picture.width) *
                            static_cast<std::size_t>(picture.height));
        for (std::size_t i = 0; i < picture.rgba.size(); ++i) picture.rgba[i] = ground[i % 4];
    }

    /// Lays a colour over a pixel, as much of it as is covered.
    void blend(int x, int y, const PictureOptions::Colour& colour, std::uint8_t coverage) {
        if (x < 0 || y < 0 || x >= picture_.width || y >= picture_.height || coverage == 0) return;
        std::uint8_t* pixel = picture_.rgba.data() +
                              4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) +
                                   static_cast<std::size_t>(x));
        const float over = static_cast<float>(coverage) * static_cast<float>(colour[3]) / (255.0F * 255.0F);
        const float under = static_cast<float>(pixel[3]) / 255 * (1 - over);
        for (std::size_t i = 0; i < 3; ++i)
            pixel[i] = byte((static_cast<float>(colour[i]) * over + static_cast<float>(pixel[i]) * under) /
                            (over + under));
        pixel[3] = byte(255 * (over + under));
    }

private:
    static std::uint8_t byte(float value) {
        return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
    }
    FormulaPicture& picture_;
};

// The same strength as on a light screen.
std::uint8_t strengthened(std::uint8_t coverage) {
    return static_cast<std::uint8_t>(std::lround(255 * std::pow(static_cast<float>(coverage) / 255, 0.8F)));
}

} // namespace

FormulaPicture to_pixels(const Typeset& typeset, const FontFaces& faces, const PictureOptions& options) {
    const int margin = options.margin;
    FormulaPicture picture{
        static_cast<int>(typeset.width) + 2 * margin, static_cast<int>(typeset.height) + 2 * margin, {}};
    Canvas canvas(picture, options.ground);
    std::vector<std::uint8_t> bitmap;
    for (const Typeset::Glyph& glyph : typeset.glyphs) {
        const bool shape = glyph.key.face == MathFace::shape;
        const int quarters = static_cast<int>(std::lround(glyph.x * (shape ? 1 : 4))) * (shape ? 4 : 1);
        const int phase = quarters & 3;
        const GlyphBox box = faces.box(glyph.key, phase);
        bitmap.assign(static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height), 0);
        if (bitmap.empty()) continue;
        const auto width = static_cast<std::size_t>(box.width);
        faces.rasterise(glyph.key, phase, box, bitmap.data(), box.width);
        for (int y = 0; y < box.height; ++y)
            for (int x = 0; x < box.width; ++x)
                canvas.blend(
                    margin + (quarters - phase) / 4 + box.left + x, margin + glyph.baseline + box.top + y,
                    glyph.dimmed ? options.dimmed : options.ink,
                    strengthened(bitmap[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)]));
    }
    for (const Typeset::Rule& rule : typeset.rules)
        for (int y = 0; y < rule.height; ++y)
            for (int x = 0; x < rule.width; ++x)
                canvas.blend(margin + rule.x + x, margin + rule.y + y,
                             rule.dimmed ? options.dimmed : options.ink, 255);
    return picture;
}

void write_png(const FormulaPicture& picture, const std::filesystem::path& path) {
    std::ofstream file(path, std::ios::binary);
    const auto append = [](void* context, void* data, int size) {
        static_cast<std::ofstream*>(context)->write(static_cast<const char*>(data), size);
    };
    const int encoded = stbi_write_png_to_func(append, &file, picture.width, picture.height, 4,
                                               picture.rgba.data(), 4 * picture.width);
    file.close();
    if (encoded == 0 || !file) throw InputError(path.string() + ": the picture cannot be written there");
}

} // namespace backstep
