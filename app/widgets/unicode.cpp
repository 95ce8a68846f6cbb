#include "app/widgets/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace backstep {
namespace {

bool is_latin(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_greek(char32_t c) {
    return c >= 0x391 && c <= 0x3D6;
}

constexpr std::string_view decimal_digits = "0123456789";

struct Entry {
    char32_t character;
    ScriptCharacter script;
};
constexpr std::array entries{
    Entry{U'₊', {Script::sub, "+"}}, Entry{U'₋', {Script::sub, "−"}},   Entry{U'₌', {Script::sub, "="}},
    Entry{U'₍', {Script::sub, "("}}, Entry{U'₎', {Script::sub, ")"}},   Entry{U'ₐ', {Script::sub, "a"}},
    Entry{U'ₑ', {Script::sub, "e"}}, Entry{U'ₕ', {Script::sub, "h"}},   Entry{U'ᵢ', {Script::sub, "i"}},
    Entry{U'ⱼ', {Script::sub, "j"}}, Entry{U'ₖ', {Script::sub, "k"}},   Entry{U'ₗ', {Script::sub, "l"}},
    Entry{U'ₘ', {Script::sub, "m"}}, Entry{U'ₙ', {Script::sub, "n"}},   Entry{U'ₒ', {Script::sub, "o"}},
    Entry{U'ₚ', {Script::sub, "p"}}, Entry{U'ᵣ', {Script::sub, "r"}},   Entry{U'ₛ', {Script::sub, "s"}},
    Entry{U'ₜ', {Script::sub, "t"}}, Entry{U'ᵤ', {Script::sub, "u"}},   Entry{U'ᵥ', {Script::sub, "v"}},
    Entry{U'ₓ', {Script::sub, "x"}}, Entry{U'ᵦ', {Script::sub, "β"}},   Entry{U'ᵧ', {Script::sub, "γ"}},
    Entry{U'ᵨ', {Script::sub, "ρ"}}, Entry{U'ᵩ', {Script::sub, "φ"}},   Entry{U'ᵪ', {Script::sub, "χ"}},
    Entry{U'⁺', {Script::sup, "+"}}, Entry{U'⁻', {Script::sup, "−"}},   Entry{U'⁼', {Script::sup, "="}},
    Entry{U'⁽', {Script::sup, "("}}, Entry{U'⁾', {Script::sup, ")"}},   Entry{U'ᵃ', {Script::sup, "a"}},
    Entry{U'ᵇ', {Script::sup, "b"}}, Entry{U'ᶜ', {Script::sup, "c"}},   Entry{U'ᵈ', {Script::sup, "d"}},
    Entry{U'ᵉ', {Script::sup, "e"}}, Entry{U'ᶠ', {Script::sup, "f"}},   Entry{U'ᵍ', {Script::sup, "g"}},
    Entry{U'ʰ', {Script::sup, "h"}}, Entry{U'ⁱ', {Script::sup, "i"}},   Entry{U'ʲ', {Script::sup, "j"}},
    Entry{U'ᵏ', {Script::sup, "k"}}, Entry{U'ˡ', {Script::sup, "l"}},   Entry{U'ᵐ', {Script::sup, "m"}},
    Entry{U'ⁿ', {Script::sup, "n"}}, Entry{U'ᵒ', {Script::sup, "o"}},   Entry{U'ᵖ', {Script::sup, "p"}},
    Entry{U'ʳ', {Script::sup, "r"}}, Entry{U'ˢ', {Script::sup, "s"}},   Entry{U'ᵗ', {Script::sup, "t"}},
    Entry{U'ᵘ', {Script::sup, "u"}}, Entry{U'ᵛ', {Script::sup, "v"}},   Entry{U'ʷ', {Script::sup, "w"}},
    Entry{U'ˣ', {Script::sup, "x"}}, Entry{U'ʸ', {Script::sup, "y"}},   Entry{U'ᶻ', {Script::sup, "z"}},
    Entry{U'ᴬ', {Script::sup, "A"}}, Entry{U'ᴮ', {Script::sup, "B"}},   Entry{U'ᴰ', {Script::sup, "D"}},
    Entry{U'ᴱ', {Script::sup, "E"}}, Entry{U'ᴳ', {Script::sup, "G"}},   Entry{U'ᴴ', {Script::sup, "H"}},
    Entry{U'ᴵ', {Script::sup, "I"}}, Entry{U'ᴶ', {Script::sup, "J"}},   Entry{U'ᴷ', {Script::sup, "K"}},
    Entry{U'ᴸ', {Script::sup, "L"}}, Entry{U'ᴹ', {Script::sup, "M"}},   Entry{U'ᴺ', {Script::sup, "N"}},
    Entry{U'ᴼ', {Script::sup, "O"}}, Entry{U'ᴾ', {Script::sup, "P"}},   Entry{U'ᴿ', {Script::sup, "R"}},
    Entry{U'ᵀ', {Script::sup, "T"}}, Entry{U'ᵁ', {Script::sup, "U"}},   Entry{U'ⱽ', {Script::sup, "V"}},
    Entry{U'ᵂ', {Script::sup, "W"}}, Entry{U'ᵝ', {Script::sup, "β"}},   Entry{U'ᵞ', {Script::sup, "γ"}},
    Entry{U'ᵟ', {Script::sup, "δ"}}, Entry{U'ᶿ', {Script::sup, "θ"}},   Entry{U'ᵠ', {Script::sup, "φ"}},
    Entry{U'ᵡ', {Script::sup, "χ"}}, Entry{U'¹', {Script::sup, "1"}},   Entry{U'²', {Script::sup, "2"}},
    Entry{U'³', {Script::sup, "3"}}, Entry{U'′', {Script::prime, "′"}}, Entry{U'″', {Script::prime, "′′"}},
};

} // namespace

std::string_view leading_character(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return length <= text.size() ? text.substr(0, length) : text.substr(0, 1);
}

char32_t code_of(std::string_view character) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(character[i]));
    };
    switch (character.size()) {
    case 2: return ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
    case 3: return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    case 4:
        return ((byte(0) & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
               (byte(3) & 0x3FU);
    default: return byte(0);
    }
}

std::string_view leading_word(std::string_view text) {
    const auto end = std::ranges::find_if_not(text, is_latin);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

ScriptCharacter as_script(char32_t c) {
    if (c >= U'₀' && c <= U'₉') return {Script::sub, decimal_digits.substr(c - U'₀', 1)};
    if (c == U'⁰' || (c >= U'⁴' && c <= U'⁹')) return {Script::sup, decimal_digits.substr(c - U'⁰', 1)};
    const auto* found = std::ranges::find(entries, c, &Entry::character);
    return found != entries.end() ? found->script : ScriptCharacter{};
}

float italic_correction(char32_t letter) {
    constexpr std::array<std::pair<char32_t, float>, 31> corrections{{
        {U'E', 0.058F}, {U'F', 0.139F}, {U'H', 0.081F}, {U'I', 0.078F}, {U'J', 0.096F}, {U'K', 0.071F},
        {U'M', 0.109F}, {U'N', 0.109F}, {U'P', 0.139F}, {U'S', 0.058F}, {U'T', 0.139F}, {U'U', 0.109F},
        {U'V', 0.222F}, {U'W', 0.139F}, {U'X', 0.078F}, {U'Y', 0.222F}, {U'Z', 0.072F}, {U'f', 0.108F},
        {U'j', 0.057F}, {U'k', 0.031F}, {U'l', 0.020F}, {U'q', 0.036F}, {U'r', 0.028F}, {U'v', 0.036F},
        {U'w', 0.027F}, {U'y', 0.036F}, {U'z', 0.044F}, {U'σ', 0.036F}, {U'δ', 0.038F}, {U'η', 0.036F},
        {U'∂', 0.056F},
    }};
    const auto* found = std::ranges::find(corrections, letter, &std::pair<char32_t, float>::first);
    return found != corrections.end() ? found->second : 0.0F;
}

AccentMark as_accent(char32_t combining) {
    switch (combining) {
    case 0x20D7: return {"\u20D7", U'\u20D7'};
    case 0x0302: return {"ˆ", U'ˆ'};
    case 0x0303: return {"˜", U'˜'};
    default: return {};
    }
}

std::string_view as_bold(char32_t c) {
    if (c < 0x1D400 || c > 0x1D433) return {};
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    return letters.substr(c - 0x1D400, 1);
}

std::string_view leading_group(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{') ++depth;
        if (text[i] == '}' && --depth == 0) return text.substr(0, i + 1);
    }
    return {};
}

bool is_symbol(std::string_view word) {
    if (word.size() == 1) return is_latin(word[0]) && word != "a" && word != "A" && word != "I";
    if (word.size() == 3 && word[1] == '_') return is_latin(word[0]) && is_latin(word[2]);
    bool symbolic = false;
    while (!word.empty()) {
        const std::string_view letters = leading_word(word);
        const bool applied = word.substr(letters.size()).starts_with('('); // `diag(σ′(z))`
        if (letters.size() > 3 && !applied) return false;
        const std::string_view character = letters.empty() ? leading_character(word) : letters;
        const char32_t c = code_of(leading_character(character));
        const bool begins_group = (c == U'_' || c == U'^') && word.substr(1).starts_with('{');
        symbolic |= begins_group || is_greek(c) || c == U'∂' || c == U'∇' || c == U'ℓ' ||
                    as_script(c).level != Script::none || as_accent(c).code != 0 || !as_bold(c).empty();
        word.remove_prefix(character.size());
    }
    return symbolic;
}

} // namespace backstep
