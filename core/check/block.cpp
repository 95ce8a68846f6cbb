#include "core/check/block.h"

#include <algorithm>

namespace backstep {
namespace {

constexpr std::string_view blank = " \t\r\n";

// Follows quotation marks and brackets along a text.
class Nesting {
public:
    /// Whether this character stands outside of both.
    bool outside(char c) {
        if (c == '"') quoted_ = !quoted_;
        if (quoted_ || c == '"') return false;
        if (c == '[' || c == '(' || c == '{') ++depth_;
        if (c == ']' || c == ')' || c == '}') --depth_;
        return depth_ <= 0 && c != ']' && c != ')' && c != '}';
    }
    bool in_quotes() const { return quoted_; }

private:
    int depth_ = 0;
    bool quoted_ = false;
};

std::string without_quotes(std::string_view field) {
    field = trimmed(field);
    const bool quoted = field.size() >= 2 && field.front() == '"' && field.back() == '"';
    if (!quoted) return std::string(field);
    std::string plain;
    field = field.substr(1, field.size() - 2);
    for (std::size_t i = 0; i < field.size(); ++i) {
        plain += field[i];
        if (field[i] == '"' && i + 1 < field.size() && field[i + 1] == '"') ++i;
    }
    return std::string(trimmed(plain));
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> all;
    while (true) {
        text = trimmed(text);
        if (text.empty()) return all;
        const std::size_t end = text.find_first_of(blank);
        all.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return all;
        text.remove_prefix(end);
    }
}

std::optional<std::vector<Cell>> numbers(const std::vector<std::string>& texts, DecimalComma comma) {
    std::vector<Cell> cells;
    for (const std::string& text : texts) {
        const auto number = read_number(text, comma);
        if (!number) return std::nullopt;
        cells.push_back({*number, text});
    }
    if (cells.empty()) return std::nullopt;
    return cells;
}

// What a program calls its matrices goes: `np.array(…, dtype=float)`.
std::string_view without_call(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view call : {"np.array(", "numpy.array(", "array(", "np.matrix(", "matrix("})
        if (text.starts_with(call)) {
            text.remove_prefix(call.size());
            const std::size_t end = text.rfind(']');
            return end == std::string_view::npos ? text : text.substr(0, end + 1);
        }
    if (text.ends_with(';')) text.remove_suffix(1);
    return trimmed(text);
}

std::optional<Rows> rows_of(const std::vector<std::string_view>& texts) {
    Rows rows;
    for (const std::string_view text : texts) {
        if (trimmed(text).empty()) continue;
        const auto row = read_row(text);
        if (!row) return std::nullopt;
        rows.push_back(*row);
    }
    if (rows.empty()) return std::nullopt;
    return rows;
}

std::vector<std::string_view> cut(std::string_view text, std::string_view at) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find_first_of(at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// [[…], […]]
std::optional<Rows> nested_rows(std::string_view inside) {
    std::vector<std::string_view> rows;
    while (!inside.empty()) {
        const std::size_t open = inside.find('['), close = inside.find(']');
        if (open == std::string_view::npos) {
            if (inside.find_first_not_of(" \t\r\n,;") != std::string_view::npos) return std::nullopt;
            break;
        }
        if (close == std::string_view::npos || close < open ||
            inside.substr(0, open).find_first_not_of(" \t\r\n,;") != std::string_view::npos)
            return std::nullopt;
        rows.push_back(inside.substr(open + 1, close - open - 1));
        inside.remove_prefix(close + 1);
    }
    return rows_of(rows);
}

std::optional<Rows> bracketed(std::string_view text) {
    if (!text.ends_with(']')) return std::nullopt;
    const std::string_view inside = text.substr(1, text.size() - 2);
    if (inside.find('[') != std::string_view::npos) return nested_rows(inside);
    if (inside.find(']') != std::string_view::npos) return std::nullopt;
    if (inside.find(';') != std::string_view::npos) return rows_of(cut(inside, ";"));
    // A comma at the end of a line says that its row goes on below.
    std::string joined(inside);
    for (std::size_t end = joined.find('\n'); end != std::string::npos; end = joined.find('\n', end + 1))
        if (trimmed(std::string_view(joined).substr(0, end)).ends_with(',')) joined[end] = ' ';
    return rows_of(cut(joined, "\n"));
}

} // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

int open_brackets(std::string_view text) {
    int depth = 0;
    for (const char c : text) {
        if (c == '[') ++depth;
        if (c == ']' && --depth < 0) return depth;
    }
    return depth;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> fields;
    Nesting nesting;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (nesting.outside(text[i]) && text[i] == separator) {
            fields.push_back(without_quotes(text.substr(start, i - start)));
            start = i + 1;
        }
    fields.push_back(without_quotes(text.substr(start)));
    return fields;
}

std::optional<std::vector<Cell>> read_row(std::string_view line) {
    line = trimmed(line);
    for (const char separator : {'\t', ';', ','}) {
        std::vector<std::string> fields = split(line, separator);
        if (fields.size() < 2) continue;
        if (fields.back().empty()) fields.pop_back();
        return numbers(fields, separator == ',' ? DecimalComma::refused : DecimalComma::understood);
    }
    return numbers(words(line), DecimalComma::refused);
}

std::optional<Rows> read_block(std::string_view text) {
    text = without_call(text);
    if (text.starts_with('[')) return bracketed(text);
    return rows_of(cut(text, "\n"));
}

} // namespace backstep
