#include "app/typeset/picture.h"

#include "core/model/input_error.h"
#include "tests/typeset/samples.h"
#include "tests/typeset/support.h"
#include "tests/typeset/trees.h"

#include <doctest/doctest.h>
#include <stb_image.h>

#include <filesystem>

namespace backstep::test {
namespace {

std::uint8_t alpha(const FormulaPicture& picture, int x, int y) {
    return picture.rgba.at(4 * static_cast<std::size_t>(y * picture.width + x) + 3);
}

/// Rows and columns that have ink, from the upper left to the lower right.
GlyphBox inked(const FormulaPicture& picture) {
    int left = picture.width, top = picture.height, right = -1, bottom = -1;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (alpha(picture, x, y) > 0) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
    return {left, top, right - left + 1, bottom - top + 1};
}

} // namespace

TEST_CASE("a picture holds the whole formula and nothing else") {
    const Setter set;
    PictureOptions options;
    options.ground = {0, 0, 0, 0};
    options.margin = 12;
    for (const Sample& sample : samples()) {
        CAPTURE(sample.name);
        const Typeset typeset = set(sample.formula, 32);
        const FormulaPicture picture = to_pixels(typeset, set.faces, options);
        CHECK(picture.width == static_cast<int>(typeset.width) + 24);
        CHECK(picture.height == static_cast<int>(typeset.height) + 24);
        const GlyphBox ink = inked(picture);
        CHECK(ink.left >= 8);
        CHECK(ink.top >= 8);
        CHECK(ink.left + ink.width <= picture.width - 8);
        CHECK(ink.top + ink.height <= picture.height - 8);
        CHECK(static_cast<float>(ink.width) > 0.9F * typeset.width);
    }
}

TEST_CASE("rules are sharp and in the ink's colour; the ground is as wished") {
    const Setter set;
    PictureOptions options;
    options.ink = {10, 20, 30, 255};
    options.ground = {250, 251, 252, 255};
    const Typeset typeset = set(over(var("x"), var("y")), 60);
    const FormulaPicture picture = to_pixels(typeset, set.faces, options);
    const Typeset::Rule bar = typeset.rules.at(0);
    const auto pixel = [&](int x, int y) {
        const auto at =
            4 * static_cast<std::size_t>((y + options.margin) * picture.width + x + options.margin);
        return std::vector<int>(picture.rgba.begin() + static_cast<std::ptrdiff_t>(at),
                                picture.rgba.begin() + static_cast<std::ptrdiff_t>(at) + 4);
    };
    CHECK(pixel(bar.x, bar.y) == std::vector<int>{10, 20, 30, 255});
    CHECK(pixel(bar.x, bar.y - 1) == std::vector<int>{250, 251, 252, 255});
    CHECK(pixel(bar.x + bar.width - 1, bar.y + bar.height - 1) == std::vector<int>{10, 20, 30, 255});
    CHECK(pixel(bar.x + bar.width, bar.y) == std::vector<int>{250, 251, 252, 255});
}

TEST_CASE("a picture is written as PNG, or says why not") {
    const Setter set;
    const FormulaPicture picture = to_pixels(set(samples().front().formula), set.faces);
    const auto file = std::filesystem::temp_directory_path() / "backstep-formula.png";
    write_png(picture, file);
    int width = 0, height = 0, channels = 0;
    CHECK(stbi_info(file.c_str(), &width, &height, &channels) == 1);
    CHECK(width == picture.width);
    CHECK(height == picture.height);
    CHECK(channels == 4);
    std::filesystem::remove(file);
    CHECK_THROWS_AS(write_png(picture, "/nowhere/formula.png"), InputError);
}

} // namespace backstep::test
