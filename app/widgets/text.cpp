#include "app/widgets/text.h"

#include "app/widgets/imgui_compat.h"

#include <cmath>

namespace backstep {
namespace {

constexpr float half_capital = 0.3635F; // of the em, Inter's; KaTeX's differs by less than a pixel

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

float text_width(const Font& font, std::string_view text) {
    return compat::text_size(font.im, text).x;
}

void draw_text(ImDrawList* list, const Font& font, ImVec2 top_left, ImU32 colour, std::string_view text) {
    if (text.empty()) return;
    list->AddText(font.im, compat::font_size(font.im), {std::round(top_left.x), std::round(top_left.y)},
                  colour, text.data(), text.data() + text.size());
}

void draw_text_at(ImDrawList* list, const Font& font, ImVec2 anchor, Align align, ImU32 colour,
                  std::string_view text) {
    float x = anchor.x;
    if (align == Align::centre) x -= text_width(font, text) / 2;
    if (align == Align::right) x -= text_width(font, text);
    draw_text(list, font, {x, anchor.y + half_capital * font.em - font.ascent}, colour, text);
}

std::string elided(const Font& font, std::string_view text, float width) {
    if (text_width(font, text) <= width) return std::string(text);
    constexpr std::string_view ellipsis = "…";
    const float room = width - text_width(font, ellipsis);
    while (!text.empty() && text_width(font, text) > room) {
        while (text.size() > 1 && continues_character(text.back())) text.remove_suffix(1);
        text.remove_suffix(1);
    }
    return std::string(text).append(ellipsis);
}

void draw_number(ImDrawList* list, const Font& font, ImVec2 point, ImU32 colour, std::string_view number) {
    draw_text_at(list, font, {point.x - width_before_point(font, number), point.y}, Align::left, colour,
                 number);
}

float width_before_point(const Font& font, std::string_view number) {
    return text_width(font, number.substr(0, number.find('.')));
}

} // namespace backstep
