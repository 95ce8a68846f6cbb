#include "core/files/json.h"

#include "core/model/input_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace backstep {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool starts_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::string line_and_column(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::string_view in_line = before.substr(before.find_last_of('\n') + 1);
    return fmt::format("line {}, column {}", line,
                       1 + std::count_if(in_line.begin(), in_line.end(), starts_character));
}

std::string expected(std::string_view text, std::size_t start, JsonContext context) {
    while (start > 0 && is_space(text[start - 1])) --start;
    const char before = start > 0 ? text[start - 1] : '\0';
    switch (context) {
    case JsonContext::nothing: return "a scenario in { } was expected";
    case JsonContext::whole_text: return "nothing more was expected after the closing }";
    case JsonContext::after_key:
        return before == ':' ? "a value was expected" : "a : was expected after the key";
    case JsonContext::in_list:
        if (before == ',') return "another value was expected after the comma";
        return before == '[' ? "a value or ] was expected" : "a comma or ] was expected";
    case JsonContext::in_object:
        if (before == ',') return "another key in double quotes was expected after the comma";
        return before == '{' ? "a key in double quotes or } was expected" : "a comma or } was expected";
    }
    return "";
}

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

/// Mistakes that are easy to name: not JSON, but common in what people write.
std::optional<std::string> common_mistake(std::string_view token) {
    const std::string_view size = token.substr(token.starts_with('-') || token.starts_with('+') ? 1 : 0);
    for (const std::string_view word : {"nan", "inf"})
        if (starts_with_word(size, word))
            return "NaN and infinity are not allowed, a finite number was expected";
    const bool capital = !token.empty() && token.front() >= 'A' && token.front() <= 'Z';
    for (const std::string_view word : {"true", "false", "none", "null"})
        if (capital && starts_with_word(token, word))
            return "true, false and null are written in small letters";
    if (token.starts_with('\'')) return "text is written in double quotes";
    if (token.starts_with("//") || token.starts_with("/*") || token.starts_with('#'))
        return "JSON has no comments; a key of your own, such as \"comment\", is kept";
    if (token.starts_with('+') || token.starts_with('.'))
        return "a number starts with a digit or a minus sign";
    return std::nullopt;
}

/// The text in quotes that starts at `start` and broke before `end`.
std::string string_problem(std::string_view text, std::size_t start, std::size_t end) {
    const std::string place = line_and_column(text, start);
    if (end > text.size()) return place + ": the text in quotes has no end, another \" was expected";
    const char last = text[end - 1];
    if (last == '\n' || last == '\r')
        return place + ": the text in quotes does not end on its line, another \" was expected";
    if (static_cast<unsigned char>(last) < 0x20)
        return line_and_column(text, end - 1) +
               ": a control character in quotes, which is written as \\t or \\u00XX";
    return line_and_column(text, end - 1) + ": the \\ in quotes was expected before one of \" \\ / b f n r "
                                            "t, or u and four hexadecimal digits";
}

bool is_structure(char c) {
    return std::string_view("{}[],:").find(c) != std::string_view::npos;
}

/// The end of the token that starts at `start`, whether it is one of JSON or not.
std::size_t end_of_token(std::string_view text, std::size_t start) {
    std::size_t i = start + 1;
    if (text[start] == '"') {
        while (i < text.size() && text[i] != '"') i += text[i] == '\\' ? 2 : 1;
        return std::min(i + 1, text.size());
    }
    if (is_structure(text[start])) return i;
    while (i < text.size() && !is_space(text[i]) && !is_structure(text[i]) && text[i] != '"') ++i;
    return i;
}

/// The token that did not fit, as a part of the text; empty at its end.
std::string_view broken_token(const BrokenSyntax& broken) {
    const std::string_view text = broken.text;
    std::size_t inside = broken.end - 1;
    if (broken.kind == BrokenSyntax::Kind::malformed) {
        // What follows a number or word cut short may have been read to notice that.
        const bool behind = inside >= text.size() || is_space(text[inside]) || is_structure(text[inside]) ||
                            text[inside] == '"';
        if (behind) --inside;
    } else if (broken.kind == BrokenSyntax::Kind::in_quotes) {
        inside = std::min(inside, text.size() - 1);
    }
    std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (start < text.size()) {
        const std::size_t end = is_space(text[start]) ? start + 1 : end_of_token(text, start);
        if (end > inside) return text.substr(start, end - start);
        start = end;
    }
    return text.substr(text.size());
}

/// The offset of the first byte that is not UTF-8, or the size of the text.
std::size_t end_of_utf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t i = 0;
    while (i < text.size()) {
        const unsigned char c = byte(i);
        const std::size_t more = c < 0x80                ? 0
                                 : c >= 0xC2 && c < 0xE0 ? 1
                                 : (c & 0xF0U) == 0xE0   ? 2
                                 : c >= 0xF0 && c < 0xF5 ? 3
                                                         : 9;
        if (more == 9 || i + more >= text.size()) return i;
        for (std::size_t k = 1; k <= more; ++k)
            if ((byte(i + k) & 0xC0U) != 0x80U) return i;
        // Too long a form, a surrogate half, or past the last code point.
        if (more >= 2) {
            const unsigned char d = byte(i + 1);
            if ((c == 0xE0 && d < 0xA0) || (c == 0xED && d >= 0xA0) || (c == 0xF0 && d < 0x90) ||
                (c == 0xF4 && d >= 0x90))
                return i;
        }
        i += more + 1;
    }
    return i;
}

} // namespace

std::string syntax_problem(const BrokenSyntax& broken) {
    const std::string_view text = broken.text;
    const std::string_view token = broken_token(broken);
    const auto start = static_cast<std::size_t>(token.data() - text.data());
    if (broken.kind == BrokenSyntax::Kind::in_quotes) return string_problem(text, start, broken.end);
    const std::string place = line_and_column(text, start);
    if (broken.kind == BrokenSyntax::Kind::out_of_range)
        return fmt::format("{}: {} is too large for a number, which ends near 1.8e308", place,
                           excerpt(token));
    if (token.empty())
        return fmt::format("{}: the text ends here, but {}", place, expected(text, start, broken.context));
    if (const auto mistake = common_mistake(token)) return fmt::format("{}: {}", place, *mistake);
    return fmt::format("{}: found {}, but {}", place, excerpt(token), expected(text, start, broken.context));
}

std::string encoding_problem(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return "written in UTF-16, but a text file in UTF-8 was expected";
    const std::size_t end = end_of_utf8(text);
    if (end == text.size()) return "";
    return fmt::format("{}: a byte that is not UTF-8 text, which was expected", line_and_column(text, end));
}

} // namespace backstep
