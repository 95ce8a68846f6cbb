#include "core/documents/working.h"

#include "core/derivation/rules.h"
#include "core/documents/rich_text.h"
#include "core/formula/brackets.h"
#include "core/formula/glyphs.h"
#include "core/formula/latex.h"
#include "core/formula/mathml_elements.h"
#include "core/formula/number_text.h"
#include "core/formula/substitute.h"
#include "core/formula/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace backstep {
namespace {

using namespace algebra;

// Of a row, in characters of its plain text.
constexpr std::size_t most_columns = 62;
constexpr std::size_t room_beside = 40; ///< what still lets something stand beside it

std::size_t columns(const Formula& formula) {
    return characters(to_plain_text(formula)).size();
}

// Brackets are put in before the sum is taken apart, so that they do not depend on where it breaks.
void add_broken(std::vector<WorkingRow>& rows, WorkingRow row) {
    const auto* whole = std::get_if<Sum>(&row.right.node);
    if (whole == nullptr || columns(row.right) <= most_columns) {
        rows.push_back(std::move(row));
        return;
    }
    const Formula bracketed = with_brackets(row.right, Medium::drawn);
    const auto& all = std::get<Sum>(bracketed.node);
    Sum part;
    for (std::size_t i = 0; i < all.terms.size(); ++i) {
        const std::size_t used = part.terms.empty() ? 0 : columns({.node = part});
        if (used > 0 && used + columns(all.terms[i]) > most_columns) {
            rows.push_back({row.left, row.sign, {.node = std::exchange(part, {})}});
            row = {nothing(), all.minus[i] ? "−" : "+", nothing()};
            part.minus.push_back(false);
        } else {
            part.minus.push_back(all.minus[i]);
        }
        part.terms.push_back(all.terms[i]);
    }
    rows.push_back({row.left, row.sign, {.node = std::move(part)}});
}

std::string sign_of(Relation relation) {
    return relation == Relation::becomes ? "←" : "=";
}

// Each side of the rule a row of its own, unless they are short.
void add_rule(std::vector<WorkingRow>& rows, const Formula& line) {
    const auto* chain = std::get_if<Chain>(&line.node);
    if (chain == nullptr) return;
    Formula left = chain->sides.front();
    for (std::size_t i = 1; i < chain->sides.size(); ++i) {
        const Formula& side = chain->sides[i];
        // Short sides share a row.
        if (i > 1 && columns(rows.back().right) + columns(side) <= room_beside)
            rows.back().right = equation(rows.back().right, side);
        else
            add_broken(rows, {std::exchange(left, nothing()), sign_of(chain->relations[i - 1]), side});
    }
}

// A short last row has room for the value.
bool value_stands_beside(const Working& working) {
    return !working.rows.empty() && columns(working.rows.back().right) <= room_beside;
}

} // namespace

Working working(const Quantity& scalar, const Setting& setting, int decimals) {
    const auto value = value_of(scalar, setting.network(), setting.trace());
    Working result{scalar, {}, value ? number_text(*value, decimals) : "—"};
    const Formula line = rule(scalar, setting);
    add_rule(result.rows, line);
    const auto* chain = std::get_if<Chain>(&line.node);
    const Formula plugged = with_numbers(chain ? chain->sides.back() : line, setting.numbers(), decimals);
    if (to_plain_text(plugged) != result.value) add_broken(result.rows, {nothing(), "=", plugged});
    return result;
}

bool is_wide(const Working& working) {
    constexpr std::size_t half_a_line = 44;
    const bool beside = value_stands_beside(working);
    return std::ranges::any_of(working.rows, [&](const WorkingRow& row) {
        const bool with_value = beside && &row == &working.rows.back();
        return columns(row.right) + (with_value ? characters(working.value).size() + 3 : 0) > half_a_line;
    });
}

std::string mathml_of(const Working& working) {
    std::string rows;
    const auto add = [&](const std::string& left, const std::string& sign, const std::string& right) {
        rows += element("mtr",
                        element("mtd", left) + element("mtd", element("mo", sign)) + element("mtd", right));
    };
    const std::string value = element("mn", escaped(working.value), "class=\"result\"");
    const bool beside = value_stands_beside(working);
    for (const WorkingRow& row : working.rows) {
        const bool last = &row == &working.rows.back();
        const std::string right = bare_math(row.right);
        add(bare_math(row.left), row.sign,
            beside && last ? element("mrow", right + element("mo", "=") + value) : right);
    }
    if (!beside) add("<mrow></mrow>", "=", value);
    return "<math class=\"working\"><mtable displaystyle=\"true\" columnalign=\"right center left\">" + rows +
           "</mtable></math>";
}

std::string latex_of(const Working& working) {
    std::string value = working.value == "—" ? "\\text{--}" : working.value;
    if (value.starts_with("−")) value.replace(0, std::string_view("−").size(), "-");
    value = fmt::format("\\mathbf{{{}}}", value);
    const bool beside = value_stands_beside(working);
    std::string all = "\\begin{aligned}\n";
    for (const WorkingRow& row : working.rows) {
        const bool last = &row == &working.rows.back();
        const std::string sign = row.sign == "←" ? "\\leftarrow" : row.sign == "−" ? "-" : row.sign;
        all += fmt::format("  {} &{} {}{}", to_latex(row.left), sign, to_latex(row.right),
                           beside && last ? " = " + value : " \\\\\n");
    }
    if (!beside) all += "  &= " + value;
    return all + "\n\\end{aligned}";
}

} // namespace backstep
