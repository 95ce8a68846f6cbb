#pragma once

#include "core/formula/formula.h"

#include <string>
#include <vector>

namespace backstep {

/// A few characters of one size, height and slope.
struct LetteringPiece {
    std::string text; ///< UTF-8
    bool italic = false;
    bool bold = false;
    double raised = 0.0; ///< above the baseline, in em
    double size = 1.0;   ///< in em
};

/// A name, and perhaps a number behind it, as one line of letters for a picture.
using Lettering = std::vector<LetteringPiece>;

/// Names with their scripts; derivatives in one line: ∂E/∂n₄. What has no such line is plain text.
Lettering lettering(const Formula& formula);
Lettering lettering(std::string text, bool bold = false);
Lettering operator+(Lettering left, const Lettering& right);

/// About how wide it is, in em, whatever the font.
double width_of(const Lettering& lettering);

enum class Anchor { start, middle, end };

/// A `<text>` element whose baseline starts, is centred or ends at x, y; `size` in units of the picture.
std::string svg_text(const Lettering& lettering, double x, double y, double size, Anchor anchor,
                     std::string_view classes = {});

} // namespace backstep
