#include "app/typeset/glyph_atlas.h"

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

constexpr int gap = 1; // between glyphs, so that none shows in its neighbour's margin
constexpr int white_size = 3;

std::uint64_t packed(const GlyphKey& key, int phase) {
    return static_cast<std::uint64_t>(key.face) | static_cast<std::uint64_t>(phase) << 6U |
           static_cast<std::uint64_t>(key.character) << 8U | static_cast<std::uint64_t>(key.width) << 24U |
           static_cast<std::uint64_t>(key.height) << 40U;
}

std::size_t offset(int x, int y) {
    return static_cast<std::size_t>(y) * GlyphAtlas::page_size + static_cast<std::size_t>(x);
}

} // namespace

void GlyphAtlas::clear(float gamma) {
    gamma_ = gamma;
    curve_.resize(256);
    for (int i = 0; i < 256; ++i)
        curve_[static_cast<std::size_t>(i)] =
            static_cast<std::uint8_t>(std::lround(255 * std::pow(static_cast<float>(i) / 255, gamma)));
    slots_.clear();
    pages_.clear();
    add_page();
}

void GlyphAtlas::add_page() {
    Page page;
    page.coverage.assign(offset(0, 64), 0);
    for (int y = 0; y < white_size; ++y) std::fill_n(page.coverage.data() + offset(0, y), white_size, 255);
    page.shelf_x = white_size + gap;
    page.shelf_height = white_size;
    page.changed_to = white_size;
    pages_.push_back(std::move(page));
}

const GlyphAtlas::Slot& GlyphAtlas::find(const GlyphKey& key, int phase) {
    const auto [found, added] = slots_.try_emplace(packed(key, phase));
    Slot& slot = found->second;
    if (!added) return slot;
    GlyphBox box = faces_->box(key, phase);
    box.width = std::clamp(box.width, 0, page_size - 2 * gap);
    box.height = std::clamp(box.height, 0, page_size - white_size - 2 * gap);
    slot = place(box);
    if (box.width == 0 || box.height == 0) return slot;
    Page& page = pages_[slot.page];
    std::uint8_t* out = page.coverage.data() + offset(slot.x, slot.y);
    faces_->rasterise(key, phase, box, out, page_size);
    for (int y = 0; y < box.height; ++y)
        std::transform(out + offset(0, y), out + offset(box.width, y), out + offset(0, y),
                       [&](std::uint8_t coverage) { return curve_[coverage]; });
    page.changed_from = std::min(page.changed_from, slot.y);
    page.changed_to = std::max(page.changed_to, slot.y + box.height);
    return slot;
}

GlyphAtlas::Slot GlyphAtlas::place(const GlyphBox& box) {
    Page* page = &pages_.back();
    if (page->shelf_x + box.width + gap > page_size) {
        page->shelf_y += page->shelf_height + gap;
        page->shelf_x = 0;
        page->shelf_height = 0;
    }
    if (page->shelf_y + box.height + gap > page_size) {
        add_page();
        page = &pages_.back();
        if (page->shelf_x + box.width + gap > page_size) {
            page->shelf_y = white_size + gap;
            page->shelf_x = 0;
        }
    }
    const Slot slot{pages_.size() - 1, page->shelf_x, page->shelf_y, box};
    page->shelf_x += box.width + gap;
    page->shelf_height = std::max(page->shelf_height, box.height);
    const std::size_t needed = offset(0, slot.y + box.height + gap);
    if (page->coverage.size() < needed)
        page->coverage.resize(std::min(offset(0, page_size), std::max(needed, 2 * page->coverage.size())), 0);
    return slot;
}

} // namespace backstep
