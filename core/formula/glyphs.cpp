#include "core/formula/glyphs.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace backstep {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array superscripts{
    Pair{"0", "⁰"}, Pair{"1", "¹"}, Pair{"2", "²"}, Pair{"3", "³"}, Pair{"4", "⁴"}, Pair{"5", "⁵"},
    Pair{"6", "⁶"}, Pair{"7", "⁷"}, Pair{"8", "⁸"}, Pair{"9", "⁹"}, Pair{"+", "⁺"}, Pair{"−", "⁻"},
    Pair{"-", "⁻"}, Pair{"=", "⁼"}, Pair{"(", "⁽"}, Pair{")", "⁾"}, Pair{"a", "ᵃ"}, Pair{"b", "ᵇ"},
    Pair{"c", "ᶜ"}, Pair{"d", "ᵈ"}, Pair{"e", "ᵉ"}, Pair{"f", "ᶠ"}, Pair{"g", "ᵍ"}, Pair{"h", "ʰ"},
    Pair{"i", "ⁱ"}, Pair{"j", "ʲ"}, Pair{"k", "ᵏ"}, Pair{"l", "ˡ"}, Pair{"m", "ᵐ"}, Pair{"n", "ⁿ"},
    Pair{"o", "ᵒ"}, Pair{"p", "ᵖ"}, Pair{"r", "ʳ"}, Pair{"s", "ˢ"}, Pair{"t", "ᵗ"}, Pair{"u", "ᵘ"},
    Pair{"v", "ᵛ"}, Pair{"w", "ʷ"}, Pair{"x", "ˣ"}, Pair{"y", "ʸ"}, Pair{"z", "ᶻ"}, Pair{"A", "ᴬ"},
    Pair{"B", "ᴮ"}, Pair{"D", "ᴰ"}, Pair{"E", "ᴱ"}, Pair{"G", "ᴳ"}, Pair{"H", "ᴴ"}, Pair{"I", "ᴵ"},
    Pair{"J", "ᴶ"}, Pair{"K", "ᴷ"}, Pair{"L", "ᴸ"}, Pair{"M", "ᴹ"}, Pair{"N", "ᴺ"}, Pair{"O", "ᴼ"},
    Pair{"P", "ᴾ"}, Pair{"R", "ᴿ"}, Pair{"T", "ᵀ"}, Pair{"U", "ᵁ"}, Pair{"V", "ⱽ"}, Pair{"W", "ᵂ"},
    Pair{"β", "ᵝ"}, Pair{"γ", "ᵞ"}, Pair{"δ", "ᵟ"}, Pair{"θ", "ᶿ"}, Pair{"φ", "ᵠ"}, Pair{"χ", "ᵡ"},
};

constexpr std::array subscripts{
    Pair{"0", "₀"}, Pair{"1", "₁"}, Pair{"2", "₂"}, Pair{"3", "₃"}, Pair{"4", "₄"}, Pair{"5", "₅"},
    Pair{"6", "₆"}, Pair{"7", "₇"}, Pair{"8", "₈"}, Pair{"9", "₉"}, Pair{"+", "₊"}, Pair{"−", "₋"},
    Pair{"-", "₋"}, Pair{"=", "₌"}, Pair{"(", "₍"}, Pair{")", "₎"}, Pair{"a", "ₐ"}, Pair{"e", "ₑ"},
    Pair{"h", "ₕ"}, Pair{"i", "ᵢ"}, Pair{"j", "ⱼ"}, Pair{"k", "ₖ"}, Pair{"l", "ₗ"}, Pair{"m", "ₘ"},
    Pair{"n", "ₙ"}, Pair{"o", "ₒ"}, Pair{"p", "ₚ"}, Pair{"r", "ᵣ"}, Pair{"s", "ₛ"}, Pair{"t", "ₜ"},
    Pair{"u", "ᵤ"}, Pair{"v", "ᵥ"}, Pair{"x", "ₓ"}, Pair{"β", "ᵦ"}, Pair{"γ", "ᵧ"}, Pair{"ρ", "ᵨ"},
    Pair{"φ", "ᵩ"}, Pair{"χ", "ᵪ"},
};

std::optional<std::string> mapped(std::string_view text, std::span<const Pair> table) {
    std::string result;
    for (const std::string& character : characters(text)) {
        const auto found = std::ranges::find(table, std::string_view(character), &Pair::first);
        if (found == table.end()) return {};
        result += found->second;
    }
    return result;
}

std::optional<std::string> found_in(std::span<const Pair> table, std::string_view character) {
    const auto found = std::ranges::find(table, character, &Pair::second);
    return found == table.end() ? std::nullopt : std::optional<std::string>(found->first);
}

struct Decoded {
    char32_t code;
    std::size_t bytes;
};

std::size_t length_from(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

bool out_of_range(char32_t code, std::size_t bytes) {
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    return code < least[bytes] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000);
}

Decoded decode(std::string_view text) {
    constexpr Decoded wrong{0xFFFD, 1};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t bytes = length_from(byte(0));
    if (bytes == 0 || bytes > text.size()) return wrong;
    char32_t code = bytes == 1 ? byte(0) : byte(0) & (0x7Fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) return wrong;
        code = (code << 6u) | (byte(i) & 0x3Fu);
    }
    return out_of_range(code, bytes) ? wrong : Decoded{code, bytes};
}

bool is_within(char32_t code, std::span<const std::pair<char32_t, char32_t>> ranges) {
    return std::ranges::any_of(ranges,
                               [&](auto range) { return range.first <= code && code <= range.second; });
}

bool is_combining(char32_t code) {
    return (code >= 0x300 && code <= 0x36F) || (code >= 0x20D0 && code <= 0x20FF);
}

bool is_control(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code & 0xFFFEu) == 0xFFFE;
}

bool is_letter(char32_t code) {
    constexpr std::pair<char32_t, char32_t> letters[] = {
        {'A', 'Z'},       {'a', 'z'},       {0xC0, 0xD6},       {0xD8, 0xF6},
        {0xF8, 0x24F},    {0x370, 0x3FF},   {0x400, 0x52F},     {0x1E00, 0x1FFF},
        {0x210A, 0x2115}, {0x2119, 0x211D}, {0x1D400, 0x1D7CB},
    };
    return is_within(code, letters);
}

} // namespace

std::string utf8_of(char32_t code) {
    const auto tail = [&](unsigned shift) { return static_cast<char>(0x80u | ((code >> shift) & 0x3Fu)); };
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xC0u | (code >> 6u)), tail(0)};
    if (code < 0x10000) return {static_cast<char>(0xE0u | (code >> 12u)), tail(6), tail(0)};
    return {static_cast<char>(0xF0u | (code >> 18u)), tail(12), tail(6), tail(0)};
}

char32_t code_point(std::string_view character) {
    return character.empty() ? 0 : decode(character).code;
}

std::vector<std::string> characters(std::string_view utf8) {
    std::vector<std::string> result;
    while (!utf8.empty()) {
        const auto [code, bytes] = decode(utf8);
        utf8.remove_prefix(bytes);
        if (is_control(code)) continue;
        if (is_combining(code) && !result.empty())
            result.back() += utf8_of(code);
        else
            result.push_back(utf8_of(code));
    }
    return result;
}

Glyph kind_of(std::string_view character) {
    const char32_t code = code_point(character);
    if (code >= '0' && code <= '9') return Glyph::digit;
    return is_letter(code) ? Glyph::letter : Glyph::sign;
}

std::string Run::text() const {
    std::string result;
    for (const std::string& character : characters) result += character;
    return result;
}

std::vector<Run> runs(std::string_view utf8) {
    std::vector<Run> result;
    for (std::string& character : characters(utf8)) {
        const Glyph kind = kind_of(character);
        if (result.empty() || kind == Glyph::sign || result.back().kind != kind) result.push_back({kind, {}});
        result.back().characters.push_back(std::move(character));
    }
    return result;
}

std::optional<std::string> superscript_of(std::string_view text) {
    return mapped(text, superscripts);
}

std::optional<std::string> subscript_of(std::string_view text) {
    return mapped(text, subscripts);
}

std::optional<std::string> raised(std::string_view character) {
    return found_in(superscripts, character);
}

std::optional<std::string> lowered(std::string_view character) {
    return found_in(subscripts, character);
}

} // namespace backstep
