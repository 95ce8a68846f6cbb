#pragma once

#include <string_view>

namespace backstep {

/// The first character of UTF-8 text that is not empty; a broken one counts as a byte.
std::string_view leading_character(std::string_view text);
char32_t code_of(std::string_view character);

/// The Latin letters and digits-free word that the text begins with; empty if it begins otherwise.
std::string_view leading_word(std::string_view text);

enum class Script { none, sub, sup, prime };
struct ScriptCharacter {
    Script level = Script::none;
    std::string_view base; ///< what is drawn at script size: `2` for `₂` and `²`, `T` for `ᵀ`
};
ScriptCharacter as_script(char32_t character);

/// What is drawn over a letter that a combining arrow, hat or tilde follows; code 0: it is none of them.
struct AccentMark {
    std::string_view drawn;
    char32_t code = 0; ///< of what is drawn
};
AccentMark as_accent(char32_t combining);

/// The Latin letter that a bold one of mathematics (U+1D400 …) is; empty if it is none.
std::string_view as_bold(char32_t character);

/// `{…}` with the braces inside it, that the text begins with; empty if it is never closed.
std::string_view leading_group(std::string_view text);

/// What TeX adds after a slanted letter before an upright one or a superscript, in em.
float italic_correction(char32_t letter);

/// Whether a word of a sentence is a mathematical symbol: it has a Greek letter, ∂, an accent or a script
/// (`₂`, `_{1,2}`) in it and no
/// ordinary word (as a file's name may), or is a single letter other than the words `a`, `A` and `I`.
bool is_symbol(std::string_view word);

} // namespace backstep
