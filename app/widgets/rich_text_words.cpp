#include "app/widgets/rich_text_words.h"

#include "app/widgets/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace backstep {
namespace {

constexpr std::array<std::string_view, 12> operators{"=", "+", "−", "·", "×", "⊙",
                                                     "⊗", "∈", "≤", "≥", ">", "←"};

bool is_operator(std::string_view word) {
    return std::ranges::find(operators, word) != operators.end();
}

/// Calls `use` with what stands between brackets and slashes.
template<typename Use>
bool all_pieces(std::string_view word, Use use) {
    while (!word.empty()) {
        const std::size_t end = std::min(word.find_first_of("()[]/"), word.size());
        if (end > 0 && !use(word.substr(0, end))) return false;
        word.remove_prefix(std::min(end + 1, word.size()));
    }
    return true;
}

bool is_letter(std::string_view piece) {
    return piece.size() == 1 && leading_word(piece).size() == 1;
}

bool is_small_number(std::string_view piece) {
    return piece.size() <= 2 && std::ranges::all_of(piece, [](char c) { return c >= '0' && c <= '9'; });
}

/// What is maths only beside a symbol: a small number, any single letter, `a(1`.
bool can_be_operand(std::string_view word) {
    return all_pieces(word,
                      [](std::string_view piece) { return is_letter(piece) || is_small_number(piece); });
}

/// `1/K`
bool is_quotient(std::string_view word) {
    const std::size_t slash = word.find('/');
    return slash != std::string_view::npos && slash > 0 && is_small_number(word.substr(0, slash)) &&
           is_letter(word.substr(slash + 1));
}

bool is_operand(std::string_view word) {
    return !word.empty() && (is_symbol(word) || can_be_operand(word));
}

int depth_after(std::string_view word) {
    return static_cast<int>(std::ranges::count(word, '(') - std::ranges::count(word, ')'));
}

/// Where the longest expression that begins with a word ends; there, if none does.
std::size_t end_of_expression(const std::vector<RichWord>& words, std::size_t first) {
    std::size_t end = first;
    int depth = 0;
    bool symbols = false, letters = false, after_operand = false;
    for (std::size_t i = first; i < words.size(); ++i) {
        const std::string_view word = words[i].body;
        const bool sign = is_operator(word);
        if (!sign && !is_operand(word)) break;
        if (i == first && sign) break;
        // Two that only touch are a product: of symbols, or inside brackets.
        if (after_operand && !sign && depth <= 0 && !(is_symbol(word) && is_symbol(words[i - 1].body))) break;
        if (!after_operand && i > first && sign) break;
        depth += depth_after(word);
        if (depth < 0) break;
        letters = letters || !all_pieces(word, is_small_number);
        symbols = symbols || is_symbol(word) || (letters && sign);
        after_operand = !sign;
        if (after_operand && symbols && depth == 0) end = i + 1;
        if (!words[i].punctuation.empty()) break;
    }
    return end;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        // A space in a script does not end the word.
        int depth = 0;
        std::size_t end = 0;
        while (end < text.size() && (text[end] != ' ' || depth > 0)) {
            if (text[end] == '{') ++depth;
            if (text[end] == '}') --depth;
            ++end;
        }
        if (depth > 0) end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

} // namespace

std::vector<RichWord> words_of_formula(std::string_view text) {
    std::vector<RichWord> words;
    for (const std::string_view word : split(text)) words.push_back({word, {}, true, true});
    return words;
}

std::vector<RichWord> words_of_sentence(std::string_view text) {
    std::vector<RichWord> words;
    for (const std::string_view word : split(text)) {
        const std::size_t body = word.find_last_not_of(".,;:!?") + 1; // 0 if there is nothing else
        words.push_back({word.substr(0, body), word.substr(body)});
    }
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = end_of_expression(words, i);
        words[i].maths = end > i || is_symbol(words[i].body) || is_quotient(words[i].body);
        for (std::size_t j = i + 1; j < end; ++j) words[j].maths = words[j].goes_on = true;
        i = std::max(end, i + 1);
    }
    return words;
}

} // namespace backstep
