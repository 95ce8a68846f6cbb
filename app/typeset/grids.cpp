#include "app/typeset/layouter.h"
#include "app/typeset/tex.h"
#include "core/formula/parts.h"

#include <algorithm>

namespace backstep {
namespace {

struct Cell {
    Fragment box;
    float before_point = -1; ///< width up to the decimal point; negative: no number
};

struct Column {
    float width = 0, before_point = 0, after_point = 0;

    void fit(const Cell& cell) {
        if (cell.before_point >= 0) {
            before_point = std::max(before_point, cell.before_point);
            after_point = std::max(after_point, cell.box.width - cell.before_point);
        }
        width = std::max({width, cell.box.width, before_point + after_point});
    }
    float x(const Cell& cell) const {
        if (cell.before_point < 0) return (width - cell.box.width) / 2;
        return (width - before_point - after_point) / 2 + before_point - cell.before_point;
    }
};

struct Line {
    float ascent = 0, descent = 0;
};

// The number of an entry, which may be struck through or in a group of its own.
const Number* number_of(const Formula& entry) {
    if (const auto* struck = std::get_if<Struck>(&entry.node)) return number_of(struck->parts[0]);
    return std::get_if<Number>(&entry.node);
}

} // namespace

Fragment Layouter::grid(const Grid& grid, const Style& style) {
    const std::vector<int> shown_rows = shown(rows_of(grid)), shown_columns = shown(grid.columns);
    const bool blocks = std::ranges::any_of(
        grid.entries, [](const Formula& entry) { return std::holds_alternative<Grid>(entry.node); });

    const auto cell_at = [&](int row, int column) -> Cell {
        if (row == gap || column == gap) {
            const char32_t dots = row != gap ? U'⋯' : column != gap ? U'⋮' : U'⋱';
            return {character(dots, Face::upright, style)};
        }
        const std::size_t index = index_of(grid, row, column);
        const Formula& entry = grid.entries[index];
        Cell cell{node(entry, static_cast<int>(index), style)};
        if (const Number* number = number_of(entry)) {
            const std::string_view text = number->text;
            cell.before_point =
                letters(text.substr(0, text.find('.')), Face::upright, style, Spacing::number).width;
        }
        return cell;
    };

    std::vector<std::vector<Cell>> cells;
    std::vector<Column> fits(shown_columns.size());
    std::vector<Line> lines;
    std::vector<float> inks; // heights of the lines without struts
    for (const int row : shown_rows) {
        Line line{tex::strut_ascent * style.em, tex::strut_descent * style.em};
        if (row == gap) line = {0, 0.25F * style.em};
        Line ink{};
        std::vector<Cell>& filled = cells.emplace_back();
        for (std::size_t i = 0; i < shown_columns.size(); ++i) {
            filled.push_back(cell_at(row, shown_columns[i]));
            fits[i].fit(filled.back());
            ink.ascent = std::max(ink.ascent, filled.back().box.ascent);
            ink.descent = std::max(ink.descent, filled.back().box.descent);
        }
        lines.push_back({std::max(line.ascent, ink.ascent), std::max(line.descent, ink.descent)});
        inks.push_back(ink.ascent + ink.descent);
    }

    // Struts keep lines of numbers apart; what fills them needs a little air, fractions need more.
    const float strut = (tex::strut_ascent + tex::strut_descent) * style.em;
    const auto air = [&](float height) {
        return height > 1.5F * strut ? 0.45F * style.em
                                     : std::max(std::min(height, strut) + 0.22F * style.em - strut, 0.0F);
    };
    const float side = 0.16F * style.em, apart = (blocks ? 0.5F : 1.0F) * style.em;
    Fragment table;
    std::vector<float> column_x;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        column_x.push_back(table.width + (i == 0 ? side : apart));
        table.width = column_x.back() + fits[i].width;
    }
    table.width += side;
    float top = 0;
    for (std::size_t row = 0; row < lines.size(); ++row) {
        if (row > 0) top += air(std::max(inks[row - 1], inks[row]));
        const int baseline = tex::whole(top + lines[row].ascent);
        for (std::size_t i = 0; i < fits.size(); ++i)
            table.add(cells[row][i].box, column_x[i] + fits[i].x(cells[row][i]), baseline);
        top = static_cast<float>(baseline) + lines[row].descent;
    }
    if (grid.augmented && fits.size() > 1) {
        const float x = column_x.back() - apart / 2;
        const int bar = tex::thickness(tex::rule * style.em);
        table.add(rule(std::round(x), 0, bar, tex::whole(top)), 0);
    }
    const float width = table.width;
    const int middle = tex::whole(tex::axis_y(style.em) - top / 2);
    Fragment centred;
    centred.add(table, 0, middle);
    centred.ascent = static_cast<float>(-middle);
    centred.descent = top + static_cast<float>(middle);

    Fragment fragment;
    const Fragment left = square(Side::left, centred.ascent, centred.descent, style);
    fragment.add(left, 0);
    fragment.add(centred, left.width);
    fragment.add(square(Side::right, centred.ascent, centred.descent, style), left.width + width);
    fragment.width = 2 * left.width + width;
    fragment.left = fragment.right = AtomClass::inner;
    return fragment;
}

} // namespace backstep
