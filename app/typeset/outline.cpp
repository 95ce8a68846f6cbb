#include "app/typeset/outline.h"

#include <stb_truetype.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace backstep {
namespace {

struct OutlineBox {
    float width, height;
};
struct Point {
    float x, y;
};

// A closed path in pixels, y downwards, as stb_truetype wants it.
class Path {
public:
    explicit Path(float shift) : shift_(shift) {}

    void move(Point to) { add(STBTT_vmove, to, to, to); }
    void line(Point to) { add(STBTT_vline, to, to, to); }
    void curve(Point first, Point second, Point to) { add(STBTT_vcubic, to, first, second); }

    void rasterise(const GlyphBox& box, std::uint8_t* out, int stride) {
        stbtt__bitmap bitmap{box.width, box.height, stride, out};
        // y is downwards already, so nothing is inverted.
        stbtt_Rasterize(&bitmap, 0.2F, vertices_.data(), static_cast<int>(vertices_.size()), 1 / units,
                        1 / units, 0, 0, box.left, box.top, 0, nullptr);
    }

private:
    static constexpr float units = 16; // vertices are whole numbers of 16 bits

    static short whole(float value) { return static_cast<short>(std::lround(value * units)); }
    void add(int type, Point to, Point first, Point second) {
        stbtt_vertex vertex{};
        vertex.type = static_cast<unsigned char>(type);
        vertex.x = whole(to.x + shift_);
        vertex.y = whole(to.y);
        vertex.cx = whole(first.x + shift_);
        vertex.cy = whole(first.y);
        vertex.cx1 = whole(second.x + shift_);
        vertex.cy1 = whole(second.y);
        vertices_.push_back(vertex);
    }

    float shift_;
    std::vector<stbtt_vertex> vertices_;
};

void arrow(Path& path, OutlineBox box, float t) {
    const float w = box.width, h = box.height, middle = h / 2, barb = h * 0.78F;
    path.move({0, middle - t / 2});
    path.line({w - t, middle - t / 2});
    // The barbs bend as those of TeX's arrows do.
    path.curve({w - barb * 0.55F, middle - h * 0.18F}, {w - barb * 0.85F, middle - h * 0.30F}, {w - barb, 0});
    path.line({w - barb + t, 0});
    path.curve({w - barb * 0.62F, middle - h * 0.24F}, {w - barb * 0.3F, middle - t * 0.4F}, {w, middle});
    path.curve({w - barb * 0.3F, middle + t * 0.4F}, {w - barb * 0.62F, middle + h * 0.24F},
               {w - barb + t, h});
    path.line({w - barb, h});
    path.curve({w - barb * 0.85F, middle + h * 0.30F}, {w - barb * 0.55F, middle + h * 0.18F},
               {w - t, middle + t / 2});
    path.line({0, middle + t / 2});
    path.line({0, middle - t / 2});
}

// A quarter of a brace: from the upper end, where it is fine, to the bar at the bottom of the box. `from` and
// `to` are the x of both: it is mirrored by exchanging them.
void brace_end(Path& path, float from, float to, float height, float t) {
    const float fine = std::max(0.55F * t, 0.8F), along = to - from, sign = along < 0 ? -1.0F : 1.0F;
    path.move({from, 0});
    path.curve({from + 0.04F * along, 0.72F * height}, {from + 0.42F * along, height}, {to, height});
    path.line({to, height - t});
    path.curve({from + 0.55F * along, height - t}, {from + sign * fine + 0.14F * along, 0.66F * (height - t)},
               {from + sign * fine, 0});
    path.line({from, 0});
}

// The tip hangs from two bars at the top of the box.
void brace_tip(Path& path, OutlineBox box, float t) {
    const float w = box.width, h = box.height, middle = w / 2, fine = std::max(0.55F * t, 0.8F) / 2;
    path.move({0, 0});
    path.curve({0.6F * middle, 0}, {0.93F * middle, 0.35F * h}, {middle, h - 2 * t});
    path.curve({w - 0.93F * middle, 0.35F * h}, {w - 0.6F * middle, 0}, {w, 0});
    path.line({w, t});
    path.curve({w - 0.5F * middle, t}, {middle + fine + 0.1F * middle, 0.5F * h}, {middle + fine, h});
    path.line({middle - fine, h});
    path.curve({middle - fine - 0.1F * middle, 0.5F * h}, {0.5F * middle, t}, {0, t});
    path.line({0, 0});
}

// Upright ends, so that pieces join without a seam.
void slash(Path& path, OutlineBox box, float t) {
    const float w = box.width, h = box.height;
    const float half = t / 2 * std::hypot(w, h) / std::max(w, 1.0F);
    path.move({0, h - half});
    path.line({w, -half});
    path.line({w, half});
    path.line({0, h + half});
    path.line({0, h - half});
}

OutlineBox size_of(const GlyphKey& key) {
    return {static_cast<float>(key.width) / key_units, static_cast<float>(key.height) / key_units};
}

// The character of a key is the outline in its low byte, and eighths of a pixel in its high one.
constexpr float thickness_units = 8;

Outline outline_of(const GlyphKey& key) {
    return static_cast<Outline>(key.character & 0xFF);
}

float thickness_of(const GlyphKey& key) {
    return static_cast<float>(key.character >> 8) / thickness_units;
}

} // namespace

GlyphKey outline_key(Outline outline, float thickness, float width, float height) {
    const auto units = [](float pixels) {
        return static_cast<std::uint16_t>(std::lround(pixels * key_units));
    };
    const long eighths = std::clamp(std::lround(thickness * thickness_units), 1L, 255L);
    const auto character = static_cast<char16_t>(static_cast<long>(outline) | eighths << 8);
    return {MathFace::shape, character, units(width), units(height)};
}

GlyphBox outline_box(const GlyphKey& key, int phase) {
    const OutlineBox size = size_of(key);
    const int width = static_cast<int>(std::ceil(size.width + static_cast<float>(phase) / 4));
    int top = 0, height = static_cast<int>(std::ceil(size.height));
    if (outline_of(key) == Outline::slash) {
        const int margin = static_cast<int>(std::ceil(thickness_of(key))) + 1;
        top -= margin;
        height += 2 * margin;
    }
    return {0, top, width, height};
}

void rasterise_outline(const GlyphKey& key, int phase, const GlyphBox& box, std::uint8_t* out, int stride) {
    const OutlineBox size = size_of(key);
    const Outline outline = outline_of(key);
    const float t = thickness_of(key);
    Path path(static_cast<float>(phase) / 4);
    switch (outline) {
    case Outline::arrow: arrow(path, size, t); break;
    case Outline::brace_left: brace_end(path, 0, size.width, size.height, t); break;
    case Outline::brace_middle: brace_tip(path, size, t); break;
    case Outline::brace_right: brace_end(path, size.width, 0, size.height, t); break;
    case Outline::slash: slash(path, size, t); break;
    }
    path.rasterise(box, out, stride);
}

} // namespace backstep
