#pragma once

#include <string_view>
#include <vector>

namespace backstep {

/// A word of a sentence, between spaces.
struct RichWord {
    std::string_view body, punctuation; ///< what it ends with: `.`, `,`
    bool maths = false;
    bool goes_on = false; ///< with the word before in one expression: `σ′(W₂`, `x₁)`
};

/// The words of a formula, all of them maths.
std::vector<RichWord> words_of_formula(std::string_view text);

/// The words of a sentence. Symbols are maths, and so is what stands with them in an expression: operators,
/// small whole numbers, single letters.
std::vector<RichWord> words_of_sentence(std::string_view text);

} // namespace backstep
