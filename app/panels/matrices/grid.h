#pragma once

#include "app/panels/matrices/layout.h"
#include "app/session/session.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/ui.h"

#include <map>
#include <string>
#include <vector>

/// One bracketed matrix on screen.
namespace backstep::matrices {

/// The number as it stands in a cell: fixed decimals, in powers of ten from a billion on.
std::string cell_text(double value, int decimals);

/// The largest |value| of a whole quantity, known or not; 0 if the trace does not hold it.
double largest_of(const Quantity& whole, const Session& session);

/// How large a matrix is drawn, in screen pixels. One with many rows or columns shows some of them and
/// scrolls.
struct Grid {
    Term term;
    Shape shape;               ///< as shown
    int rows = 0, columns = 0; ///< that are visible at once, at most those of `shape`
    float cell_width = 0, cell_height = 0;
    float point = 0;   ///< from the left of a cell to its decimal point
    float gutter = 0;  ///< row numbers, left of the bracket
    float bracket = 0; ///< each bracket with its distance to the cells
    float head = 0;    ///< name and column numbers, above the cells
    float name = 0;    ///< width of the name with what stands beside it
    float scrollbar_right = 0, scrollbar_below = 0;

    float cells_width() const { return cell_width * static_cast<float>(columns) + scrollbar_right; }
    float cells_height() const { return cell_height * static_cast<float>(rows) + scrollbar_below; }
    float width() const { return std::max(name, gutter + 2 * bracket + cells_width()); }
    bool scrolls() const { return rows < shape.rows || columns < shape.columns; }
};

/// The layers whose neurons the rows and columns of a term stand for; −1: none.
struct Axes {
    int rows, columns;
};
Axes axes_of(const Term& term, int depth);

/// What stands beside a row, or over a column, of a layer's neurons.
std::string index_text(const Term& term, int layer, int number, const Session& session);

/// Matrices with more rows than this scroll.
inline constexpr int rows_without_scrolling = 12;

/// Heights in screen pixels, closer together where that keeps a matrix in view without scrolling.
struct Spacing {
    float top;     ///< above the names
    float name;    ///< of a matrix
    float columns; ///< their numbers
    float row;
    float bottom;
};

/// `room` is the size of the panel's content: what a large matrix may fill.
Grid measure_grid(const Term& term, const Session& session, const Ui& ui, ImVec2 room,
                  const Spacing& spacing);

/// The first row or column shown, per layer (0: the input): everything with one number per neuron of a layer
/// scrolls together.
using Scroll = std::map<int, float>;

/// Which cells stand out in one grid.
struct Emphasis {
    std::optional<Cell> selected; ///< outlined in the phase's colour
    std::optional<Cell> hovered;
    std::optional<Cell> result; ///< the equation's cell whose factors are tinted, these being some of them
    const Term* fed_by =
        nullptr;                ///< this is the result, `source` of that factor is pointed at: what it enters
    std::optional<Cell> source; ///< is tinted
};

/// A visible cell.
struct ShownCell {
    Quantity quantity;
    Rect rect;
};

/// Draws grids and finds what the pointer is on.
struct GridPainter {
    const Session& session;
    const Ui& ui;
    Scroll& scroll;
    ImU32 accent;                     ///< line colour of the current phase
    std::optional<Quantity> rate;     ///< the selected one
    std::optional<Quantity> wanted;   ///< a cell whose place is asked for: it is scrolled into view
    std::optional<ShownCell> pointed; ///< found while drawing
    std::optional<ShownCell> found;

    /// Name, row and column numbers, brackets, visible cells. `top` is where the name stands, `cells_top`
    /// where the first row begins.
    void draw(const Grid& grid, ImVec2 corner, float cells_top, const Emphasis& emphasis);

    /// The rate in front of a grid, its left end and middle at `at`. Returns its right end.
    float draw_rate(const Grid& grid, ImVec2 at);

private:
    void draw_cells(const Grid& grid, ImVec2 first, Shape from, Shape to, const Emphasis& emphasis);
    void draw_cell(const Grid& grid, Cell cell, const Rect& rect, const Emphasis& emphasis);
    void find_wanted(const Grid& grid, ImVec2 cells);
    void draw_frame(const Grid& grid, ImVec2 corner, float cells_top, float left);
    void draw_numbers(const Grid& grid, ImVec2 first, Shape from, Shape to, ImVec2 cells, float head_bottom);
};

/// Of the rate in front of a term, that has one.
float rate_width(const Term& term, const Ui& ui);

/// Square brackets around `min` … `max`.
void draw_brackets(ImDrawList* list, ImVec2 min, ImVec2 max, const Ui& ui);

/// How the name of a matrix is set, the name, with its example where there are several, and what stands
/// beside it: `2 × 4, example 3`.
RichStyle name_style(const Ui& ui);
std::string title_of(const Term& term, const Session& session);
std::string term_note(const Term& term, Shape shape, const Session& session);

/// The colours that stand for what a number is.
struct CellColours {
    ImU32 tint, text;
};
CellColours colours_of(Symbol symbol, const Theme& theme);

} // namespace backstep::matrices
