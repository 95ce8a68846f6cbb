#include "app/typeset/formula_painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace backstep {
namespace {

constexpr float light_gamma = 0.8F, dark_gamma = 0.9F;
constexpr std::size_t most_pages = 3; // of an atlas that is kept from frame to frame
constexpr float finest_phase = 72;    // above this size quarters of a pixel are not seen

struct Quad {
    ImVec2 min, max;
};

bool visible(const Quad& quad, ImVec2 clip_min, ImVec2 clip_max) {
    return quad.max.x > clip_min.x && quad.min.x < clip_max.x && quad.max.y > clip_min.y &&
           quad.min.y < clip_max.y;
}

} // namespace

FormulaPainter::FormulaPainter(std::unique_ptr<GlyphTextures> textures)
    : textures_(std::move(textures)), atlas_(faces_, light_gamma) {}

void FormulaPainter::set_dark(bool dark) {
    const float gamma = dark ? dark_gamma : light_gamma;
    if (gamma != atlas_.gamma()) atlas_.clear(gamma);
}

void FormulaPainter::begin_frame() {
    const int frame = ImGui::GetFrameCount();
    if (std::exchange(frame_, frame) == frame) return;
    cache_.begin_frame();
    // Sizes that are no longer shown go all at once; what is shown comes back within the frame.
    if (atlas_.pages().size() > most_pages) atlas_.clear(atlas_.gamma());
}

const Typeset& FormulaPainter::lay_out(const Formula& formula, const LayoutOptions& options) {
    begin_frame();
    return cache_.lay_out(formula, faces_, options);
}

void FormulaPainter::choose_inks(const Typeset& typeset, const FormulaColours& colours) {
    inks_.assign(typeset.terms.size(), std::nullopt);
    if (!colours.ink_of) return;
    for (std::size_t i = 0; i < typeset.terms.size(); ++i) {
        const Typeset::Term& term = typeset.terms[i];
        if (term.parent >= 0) inks_[i] = inks_[static_cast<std::size_t>(term.parent)];
        if (!inks_[i] && term.quantity) inks_[i] = colours.ink_of(*term.quantity);
    }
}

void FormulaPainter::draw_grounds(ImDrawList* list, ImVec2 origin, const Typeset& typeset,
                                  const FormulaColours& colours) {
    if (!colours.ground_of) return;
    const float margin = std::round(0.1F * typeset.em), radius = std::round(0.2F * typeset.em);
    for (const Typeset::Area& area : typeset.areas) {
        const auto& quantity = typeset.terms[static_cast<std::size_t>(area.term)].quantity;
        const std::optional<ImU32> ground = quantity ? colours.ground_of(*quantity) : std::nullopt;
        if (!ground) continue;
        const ImVec2 min{std::floor(origin.x + area.rect.x - margin),
                         std::floor(origin.y + area.rect.y - margin)};
        const ImVec2 max{std::ceil(origin.x + area.rect.x + area.rect.width + margin),
                         std::ceil(origin.y + area.rect.y + area.rect.height + margin)};
        list->AddRectFilled(min, max, *ground, radius);
    }
}

void FormulaPainter::draw(ImDrawList* list, ImVec2 top_left, const Typeset& typeset,
                          const FormulaColours& colours) {
    begin_frame();
    const ImVec2 origin{std::round(top_left.x), std::round(top_left.y)};
    const ImVec2 clip_min = list->GetClipRectMin(), clip_max = list->GetClipRectMax();
    if (!visible({{origin.x - typeset.em, origin.y - typeset.em},
                  {origin.x + typeset.width + typeset.em, origin.y + typeset.height + typeset.em}},
                 clip_min, clip_max))
        return;
    draw_grounds(list, origin, typeset, colours);
    choose_inks(typeset, colours);
    const auto ink = [&](int term, bool dimmed) {
        if (dimmed) return colours.dimmed;
        return inks_[static_cast<std::size_t>(term)].value_or(colours.ink);
    };

    constexpr float texel = 1.0F / GlyphAtlas::page_size;
    for (const Typeset::Glyph& glyph : typeset.glyphs) {
        const float em = static_cast<float>(glyph.key.height) / key_units;
        const bool fine = glyph.key.face != MathFace::shape && em <= finest_phase;
        const int quarters =
            fine ? static_cast<int>(std::lround(glyph.x * 4)) : 4 * static_cast<int>(std::lround(glyph.x));
        const int phase = quarters & 3, pen = (quarters - phase) / 4;
        const GlyphAtlas::Slot& slot = atlas_.find(glyph.key, phase);
        const ImVec2 min{origin.x + static_cast<float>(pen + slot.box.left),
                         origin.y + static_cast<float>(glyph.baseline + slot.box.top)};
        const auto width = static_cast<float>(slot.box.width), height = static_cast<float>(slot.box.height);
        const ImVec2 max{min.x + width, min.y + height};
        if (!visible({min, max}, clip_min, clip_max)) continue;
        const ImVec2 from{static_cast<float>(slot.x) * texel, static_cast<float>(slot.y) * texel};
        list->AddImage(textures_->texture(slot.page), min, max, from,
                       {from.x + width * texel, from.y + height * texel}, ink(glyph.term, glyph.dimmed));
    }
    constexpr float white = (GlyphAtlas::white + 0.5F) * texel;
    for (const Typeset::Rule& rule : typeset.rules) {
        const ImVec2 min{origin.x + static_cast<float>(rule.x), origin.y + static_cast<float>(rule.y)};
        const ImVec2 max{min.x + static_cast<float>(rule.width), min.y + static_cast<float>(rule.height)};
        if (visible({min, max}, clip_min, clip_max))
            list->AddImage(textures_->texture(atlas_.pages().size() - 1), min, max, {white, white},
                           {white, white}, ink(rule.term, rule.dimmed));
    }
    upload();
}

void FormulaPainter::upload() {
    for (std::size_t i = 0; i < atlas_.pages().size(); ++i) {
        GlyphAtlas::Page& page = atlas_.pages()[i];
        if (page.changed_from >= page.changed_to) continue;
        textures_->upload(i, page.changed_from, page.changed_to - page.changed_from,
                          page.coverage.data() +
                              static_cast<std::ptrdiff_t>(page.changed_from) * GlyphAtlas::page_size);
        page.changed_from = GlyphAtlas::page_size;
        page.changed_to = 0;
    }
}

} // namespace backstep
