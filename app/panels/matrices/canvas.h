#pragma once

#include "app/panels/matrices/grid.h"

namespace backstep::matrices {

/// Equations with their places in the panel, in screen pixels from the upper left corner of the content.
struct Canvas {
    struct Block {
        Equation equation;
        std::string caption; ///< stands over the row that begins here; may be empty
        std::vector<Grid> grids;
        std::vector<float> x; ///< of each grid from the block's left
        std::vector<float> operator_x;
        ImVec2 corner;
        float head = 0; ///< names and column numbers
        float tall = 0; ///< of the tallest matrix
        float width = 0;

        float cells_top(std::size_t grid) const {
            return corner.y + head + (tall - grids[grid].cells_height()) / 2;
        }
    };
    std::vector<Block> blocks;
    ImVec2 size;
};

/// An equation and the caption of the row that it begins.
struct Captioned {
    Equation equation;
    std::string caption;
};

/// Side by side while there is room, a caption always at the start of a row.
Canvas lay_out(const std::vector<Captioned>& equations, const Session& session, const Ui& ui, ImVec2 room);

/// Draws everything; `emphasis_of(block, grid)` says which cells stand out.
void draw_block(GridPainter& painter, const Canvas::Block& block, ImVec2 origin,
                const std::vector<Emphasis>& emphasis);

/// What is not known yet, as dotted cells at the right of `room`, if there is room right of `taken`.
void draw_upcoming(const std::vector<Quantity>& quantities, const Session& session, const Ui& ui,
                   ImVec2 origin, ImVec2 room, float taken);

/// What stands out in each grid of an equation.
std::vector<Emphasis> emphasis_of(const Equation& equation, const std::optional<Quantity>& selected,
                                  const std::optional<Quantity>& hovered, const Session& session);

} // namespace backstep::matrices
