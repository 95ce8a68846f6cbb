#pragma once

#include <algorithm>
#include <cmath>

/// The lengths by which TeX sets mathematics, in em of the style's size unless said otherwise (The TeXbook,
/// appendix G), and how they are brought to whole pixels.
namespace backstep::tex {

constexpr float script_size = 0.72F, scriptscript_size = 0.55F; ///< of the formula's size

constexpr float axis = 0.25F;
constexpr float x_height = 0.431F;
constexpr float rule = 0.045F; ///< thickness of fraction bars, and of + − =

constexpr float sup_display = 0.413F, sup_text = 0.363F, sup_cramped = 0.289F;
constexpr float sub_alone = 0.15F, sub_with_sup = 0.247F;
constexpr float sup_drop = 0.386F, sub_drop = 0.05F; ///< in em of the scripts
constexpr float script_space = 0.05F;

constexpr float numerator_display = 0.677F, denominator_display = 0.686F;
constexpr float numerator_text = 0.394F, denominator_text = 0.345F;
constexpr float fraction_side = 0.12F; ///< left and right of the bar

constexpr float limit_above = 0.111F, limit_below = 0.166F, limit_rise = 0.2F, limit_drop = 0.6F;

constexpr float delimiter_factor = 0.901F, delimiter_shortfall = 0.5F;
constexpr float strut_ascent = 0.84F, strut_descent = 0.36F; ///< of a row of a matrix

/// Sizes are kept in sixteenths of a pixel.
inline float whole_key(float em) {
    return std::round(em * 16) / 16;
}
inline int whole(float pixels) {
    return static_cast<int>(std::lround(pixels));
}
/// Thin strokes stay one pixel longer than rounding would have it.
inline int thickness(float pixels) {
    return std::max(1, static_cast<int>(std::floor(pixels + 0.62F)));
}
/// The upper edge of a bar on the axis.
inline int axis_top(float em, int bar) {
    return -whole(axis * em + static_cast<float>(bar) / 2);
}
/// y of the axis itself, the middle of a bar on it.
inline float axis_y(float em) {
    const int bar = thickness(rule * em);
    return static_cast<float>(axis_top(em, bar)) + static_cast<float>(bar) / 2;
}

} // namespace backstep::tex
