#pragma once

#include "core/formula/formula.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// The characters of a UTF-8 text, each with the combining marks that follow it. Bytes that are no UTF-8
/// become U+FFFD, control characters are left out.
std::vector<std::string> characters(std::string_view utf8);

enum class Glyph { letter, digit, sign };
Glyph kind_of(std::string_view character);

/// A text cut where its characters change between letters, digits and signs; each sign stands alone.
struct Run {
    Glyph kind;
    std::vector<std::string> characters;

    std::string text() const;
};
std::vector<Run> runs(std::string_view utf8);

/// `⁽²⁾`, `₄₈`; nothing if a character has no such form in Unicode.
std::optional<std::string> superscript_of(std::string_view text);
std::optional<std::string> subscript_of(std::string_view text);

/// What a raised or lowered character of Unicode is otherwise: `(` of `⁽`; nothing of any other.
std::optional<std::string> raised(std::string_view character);
std::optional<std::string> lowered(std::string_view character);

/// The code point of a single character, without its combining marks.
char32_t code_point(std::string_view character);
std::string utf8_of(char32_t code_point);

} // namespace backstep
