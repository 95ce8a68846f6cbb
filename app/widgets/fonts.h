#pragma once

#include <imgui.h>

#include <string_view>

namespace backstep {

/// One face at one size. Lengths in pixels; `em` is the size as CSS counts it.
struct Font {
    ImFont* im = nullptr;
    float em = 0;
    float ascent = 0; ///< from the top of the line to its baseline
    float line = 0;   ///< height of a line
};

/// What a symbol is set in: italic letters and Greek with upright digits and operators, upright words (`ln`),
/// both again at script size for subscripts, superscripts and primes, and bold letters.
struct MathFont {
    Font italic, roman, script, bold;
};

/// Every role of type in the window. Digits and the minus sign U+2212 have equal widths in all text fonts.
struct Fonts {
    Font note;       ///< notes and legends, what is typed
    Font control;    ///< buttons, segments, menus of choices
    Font axis;       ///< axes, edge labels
    Font menu;       ///< menus, running text
    Font title;      ///< panel titles
    Font caption;    ///< the sentence about a step
    Font step;       ///< `Step 9 of 17`
    Font node_value; ///< number in a node; like cell, number and result it has no letters
    Font badge;      ///< number in a badge, pill or chip
    Font cell;       ///< number in a matrix
    Font number;     ///< number in a derivation
    Font result;     ///< the result of the step, the largest text of the window

    MathFont math_note;  ///< 14: beside notes, controls and edge labels
    MathFont math_cell;  ///< 17: beside titles, in nodes and matrices
    MathFont math;       ///< 19: formula lines, beside captions
    MathFont math_large; ///< 26: the final formula
    MathFont math_bold;  ///< 15: beside semibold numbers
};

/// Rasterises all roles into `atlas`, which is emptied first. `scale`: screen pixels per pixel of the design.
/// `used`: characters beyond ASCII in what users name and type; other text has what the program itself says.
/// Formulas' thin strokes are strengthened a little more on a light ground than on a dark one.
Fonts build_fonts(ImFontAtlas& atlas, float scale, bool dark, std::u32string_view used = {});

/// The maths font that goes with a text font.
const MathFont& math_for(const Fonts& fonts, const Font& beside);

} // namespace backstep
