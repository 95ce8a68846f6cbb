#include "app/panels/diagram/lettering.h"

#include <array>
#include <cmath>
#include <span>

namespace backstep::diagram {
namespace {

// A font and how much to shrink it; within three percent it stays as it was rasterised, on whole pixels.
struct Choice {
    const Font* text = nullptr;
    const MathFont* math = nullptr;
    float shrink = 1;
};

float shrink_to(float em, float rasterised) {
    const float share = em / rasterised;
    return std::abs(share - 1) < 0.03F ? 1 : share;
}

Choice choose_text(std::span<const Font* const> fonts, float em) {
    for (const Font* font : fonts)
        if (font->em >= 0.97F * em) return {font, nullptr, shrink_to(em, font->em)};
    return {fonts.back(), nullptr, em / fonts.back()->em};
}

Choice choose_math(std::span<const MathFont* const> fonts, float em) {
    for (const MathFont* font : fonts)
        if (font->italic.em >= 0.97F * em) return {nullptr, font, shrink_to(em, font->italic.em)};
    return {nullptr, fonts.back(), em / fonts.back()->italic.em};
}

Choice choose(const Fonts& fonts, Face face, float em) {
    switch (face) {
    case Face::regular: return choose_text(std::array{&fonts.axis, &fonts.menu, &fonts.caption}, em);
    case Face::heavy: return choose_text(std::array{&fonts.node_value, &fonts.step, &fonts.result}, em);
    case Face::symbol:
        return choose_math(std::array{&fonts.math_note, &fonts.math_cell, &fonts.math, &fonts.math_large},
                           em);
    case Face::heavy_symbol: return choose_math(std::array{&fonts.math_bold}, em);
    }
    return {&fonts.axis, nullptr, 1};
}

RichText formula(const Fonts& fonts, const Choice& choice, ImU32 colour, std::string_view text) {
    return {fonts, text, {nullptr, colour, RichMode::formula, choice.math}};
}

// Moves what was drawn around `from` to `to`.
void move_vertices(ImDrawList* list, int first, ImVec2 from, ImVec2 to, float shrink) {
    for (int i = first; i < list->VtxBuffer.Size; ++i) {
        ImVec2& at = list->VtxBuffer[i].pos;
        at = {to.x + (at.x - from.x) * shrink, to.y + (at.y - from.y) * shrink};
    }
}

} // namespace

float Lettering::width(Face face, float em, std::string_view text) const {
    const Choice choice = choose(fonts_, face, em);
    const float full =
        choice.text != nullptr ? text_width(*choice.text, text) : formula(fonts_, choice, 0, text).size().x;
    return full * choice.shrink;
}

void Lettering::draw(Face face, float em, ImVec2 anchor, Align align, ImU32 colour,
                     std::string_view text) const {
    const Choice choice = choose(fonts_, face, em);
    const bool shrunk = choice.shrink != 1;
    const ImVec2 at = shrunk ? middle_ : anchor;
    const int first = list_->VtxBuffer.Size;
    if (choice.text != nullptr) {
        draw_text_at(list_, *choice.text, at, align, colour, text);
    } else {
        const RichText symbol = formula(fonts_, choice, colour, text);
        const float left = align == Align::left ? 0 : symbol.size().x / (align == Align::centre ? 2 : 1);
        symbol.draw_at(list_, {at.x - left, at.y});
    }
    if (shrunk) move_vertices(list_, first, at, anchor, choice.shrink);
}

} // namespace backstep::diagram
