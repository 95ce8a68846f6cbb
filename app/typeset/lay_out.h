#pragma once

#include "app/typeset/typeset.h"
#include "core/formula/formula.h"

#include <limits>
#include <optional>

namespace backstep {

struct LayoutOptions {
    float em = 20; ///< text size in pixels
    /// Where lines break: before relations, else before + and − of a sum, else between factors, else inside
    /// brackets that would not fit elsewhere. What goes on is further right and begins with its sign, ⋅
    /// between factors that otherwise only touch. What cannot be broken is as wide as it is: see
    /// Typeset::width.
    float width = std::numeric_limits<float>::infinity();
    /// Where the first relation should begin, so that lines below each other align; the formula moves right
    /// for it, never left. See Typeset::relation_x.
    std::optional<float> relation_x{};

    bool operator==(const LayoutOptions&) const = default;
};

/// Lays out a formula by TeX's rules. Nothing is drawn; the faces may be shared by threads.
Typeset lay_out(const Formula& formula, const FontFaces& faces, const LayoutOptions& options);

} // namespace backstep
