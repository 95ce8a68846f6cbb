#pragma once

#include "app/typeset/fragment.h"
#include "app/typeset/outline.h"
#include "core/formula/formula.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace backstep {

/// A row's unbreakable part, the nodes that are spread over several parts, and how good a break before it is.
struct Piece {
    enum Break { never, relation, plus, factor, first_relation };
    Fragment box;
    Break before = never;
    std::vector<int> spread; ///< terms, outermost first
    int depth = 0;           ///< how many brackets it is in
    float bracket = 0;       ///< how wide the innermost of them is
    std::optional<Fragment> sign =
        {}; ///< what a line begins with that begins here: of factors that only touch
};

/// Everything that is laid out below a formula, one function for each kind of node. Knows in which node and
/// whether in a struck part it is, so that what it makes says so.
class Layouter {
public:
    Layouter(const FontFaces& faces, std::vector<Typeset::Term>& terms) : faces_(faces), terms_(terms) {}

    Fragment node(const Formula& formula, int child, const Style& style);

    /// Opens sums and products inside chains, products inside sums, and brackets around sums and around
    /// products with a sign.
    std::vector<Piece> pieces(const Formula& formula, int child, const Style& style);
    /// Pieces `from` to `to` side by side, with an area for each node that is spread over them.
    Fragment join(const std::vector<Piece>& pieces, std::size_t from, std::size_t to,
                  const Style& style) const;

private:
    // characters and names (letters.cpp)
    enum class Spacing { atoms, number };
    Fragment glyph(MathFace face, char32_t character, const Style& style, float height_em = 0) const;
    Fragment character(char32_t character, Face face, const Style& style) const;
    Fragment signs(char32_t character, const Style& style, bool bold) const;
    Fragment vulgar_fraction(char32_t character, const Style& style) const;
    Fragment letters(std::string_view text, Face face, const Style& style, Spacing spacing) const;
    Fragment words(std::string_view text, const Style& style) const;

    // names.cpp
    Fragment name(const Name& name, const Style& style, const std::optional<Fragment>& power = {}) const;
    Fragment accented(const Fragment& base, Accent accent, const Style& style) const;
    /// Scripts of a letter are placed by the line, those of anything else by its box.
    Fragment scripted(Fragment base, bool letter, const std::optional<Fragment>& sub,
                      const std::optional<Fragment>& sup, const Style& style) const;
    template<typename Power>
    Fragment with_power(const Formula& base, Power power, const Style& style);
    Fragment powered(const Power& power, const Style& style);
    Fragment transposed(const Transpose& transpose, const Style& style);
    Fragment transpose_sign(const Transpose& transpose, const Style& style) const;

    // brackets.cpp
    enum class Side { left, right };
    Fragment delimiter(char32_t character, float total, const Style& style) const;
    Fragment square(Side side, float ascent, float descent, const Style& style) const;
    Fragment bars(int count, float ascent, float descent, const Style& style) const;
    struct Fences {
        Fragment left, right;
        float height = 0;
    };
    Fences fences(const Fragment& content, Bracket bracket, const Style& style) const;
    Fragment fenced(const Fragment& content, Bracket bracket, const Style& style) const;
    float fence_height(const Fragment& content, const Style& style) const;

    // fractions.cpp
    Fragment fraction(const Fragment& numerator, const Fragment& denominator, const Style& style) const;
    Fragment derivative(const Derivative& derivative, const Style& style);
    Fragment derived(char32_t sign, Face face, const Derivative& derivative, const Style& style);
    Fragment series(const Series& series, const Style& style);

    // decorations.cpp
    Fragment struck(const Struck& struck, const Style& style);
    Fragment underbrace(const Underbrace& brace, const Style& style);
    Fragment cases(const Cases& cases, const Style& style);
    Fragment outline(Outline kind, float thickness, float width, float height) const;
    Fragment horizontal_brace(float width, const Style& style) const;

    // grids.cpp
    Fragment grid(const Grid& grid, const Style& style);

    // rows.cpp
    Fragment visit(const Formula& formula, const Style& style);
    Fragment apply(const Apply& apply, const Style& style);
    Fragment sign(Times times, const Style& style) const;
    Fragment relation(Relation relation, const Style& style) const;
    enum class Depth { chain, sum, product, nothing };
    void spread(const Formula& formula, int child, const Style& style, Depth depth, std::vector<int>& open,
                std::vector<Piece>& out);
    bool spread_brackets(const Formula& formula, int child, const Style& style, std::vector<int>& open,
                         std::vector<Piece>& out);
    bool spread_transposed(const Transpose& transpose, const Formula& formula, int child, const Style& style,
                           std::vector<int>& open, std::vector<Piece>& out);
    Fragment called(const Name& name, const Style& style) const;
    int open_term(const Formula& formula, int child);

    Fragment rule(float x, int y, int width, int height) const;

    const FontFaces& faces_;
    std::vector<Typeset::Term>& terms_;
    int term_ = -1;
    bool dimmed_ = false;
};

} // namespace backstep
