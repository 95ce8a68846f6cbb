#pragma once

#include "app/widgets/fonts.h"

#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// How plain Unicode is read. In a sentence only what is a symbol is set as maths (`δ₂`, `∂E/∂W₁[2,3]`, `z`);
/// in a formula everything is.
enum class RichMode { sentence, formula };

struct RichStyle {
    const Font* text = nullptr; ///< a sentence's font; for formulas only used if `math` is not given
    ImU32 colour = 0;
    RichMode mode = RichMode::sentence;
    const MathFont* math = nullptr; ///< not given: the one that goes with `text`
    float wrap = 0;                 ///< width in pixels after which a line breaks at a space; 0: never
};

/// Text with its symbols in italics, subscripts lowered, superscripts, primes and ᵀ raised; `_{4,12}` and
/// `^{[2]}` are scripts too, arrow and hat stand over their letter, bold letters of mathematics (𝐳) are bold.
/// Laid out once, drawn anywhere; refers to the fonts it was made with.
class RichText {
public:
    struct Run {
        const Font* font;
        ImVec2 origin; ///< left end on the baseline
        std::string text;
    };

    RichText(const Fonts& fonts, std::string_view text, const RichStyle& style);

    ImVec2 size() const { return size_; }
    float baseline() const { return baseline_; } ///< of the first line, from the top
    const std::vector<Run>& runs() const { return runs_; }

    void draw(ImDrawList* list, ImVec2 top_left) const;
    /// One line: `anchor` is its left end and the middle of its capitals.
    void draw_at(ImDrawList* list, ImVec2 anchor) const;

private:
    ImU32 colour_;
    std::vector<Run> runs_;
    ImVec2 size_{};
    float baseline_ = 0;
    float half_capital_ = 0;
};

} // namespace backstep
