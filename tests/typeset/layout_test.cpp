#include "tests/typeset/notes.h"
#include "tests/typeset/support.h"
#include "tests/typeset/trees.h"

#include <doctest/doctest.h>

#include <cmath>
#include <iterator>
#include <set>

namespace backstep::test {
namespace {

constexpr float sizes[] = {14, 19, 20, 26, 32, 57, 60, 68, 204};

bool is_number(const Typeset& typeset, const Formula& formula, int term) {
    const Formula* node = &formula;
    for (const int child : path(typeset, term)) {
        if (const auto* chain = std::get_if<Chain>(&node->node))
            node = &chain->sides[static_cast<std::size_t>(child)];
        else if (const auto* grid = std::get_if<Grid>(&node->node))
            node = &grid->entries[static_cast<std::size_t>(child)];
        else
            return false;
    }
    return std::holds_alternative<Number>(node->node);
}

void check_ink(const Setter& set, const Sample& sample, float em) {
    CAPTURE(sample.name);
    const Typeset typeset = set(sample.formula, em);
    std::vector<Typeset::Rect> inks;
    for (const Typeset::Glyph& glyph : typeset.glyphs)
        if (glyph.key.face != MathFace::shape) inks.push_back(set.ink(glyph));
    for (std::size_t i = 0; i < inks.size(); ++i)
        for (std::size_t j = i + 1; j < inks.size(); ++j) {
            const auto& a = inks[i];
            const auto& b = inks[j];
            const float across = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
            const float down = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
            // Boxes of slanted letters reach a little into each other, and subscripts stand under their
            // slant.
            const float slant =
                std::max(italic_of(typeset.glyphs[i].key.face, typeset.glyphs[i].key.character),
                         italic_of(typeset.glyphs[j].key.face, typeset.glyphs[j].key.character));
            CHECK_MESSAGE((across < (0.09F + slant) * em || down < 0.03F * em),
                          static_cast<int>(typeset.glyphs[i].key.character), " and ",
                          static_cast<int>(typeset.glyphs[j].key.character));
        }
    for (const Typeset::Rect& ink : inks) {
        CHECK(ink.x >= -0.1F * em);
        CHECK(ink.x + ink.width <= typeset.width + 0.1F * em);
        CHECK(ink.y >= -0.1F * em);
        CHECK(ink.y + ink.height <= typeset.height + 0.1F * em);
    }
}

} // namespace

TEST_CASE("fraction bars, minus, plus and equals signs have one axis") {
    const Setter set;
    for (const float em : sizes) {
        CAPTURE(em);
        const Typeset typeset =
            set(chain({sum({over(var("x"), var("y")), var("c")}), minus(var("a"), var("b"))}), em);
        // The bar; = above and below the axis; + with its bar and two halves; −.
        REQUIRE(typeset.rules.size() == 7);
        std::vector<Typeset::Rule> bars;
        for (const Typeset::Rule& rule : typeset.rules)
            if (rule.width > rule.height) bars.push_back(rule);
        std::ranges::sort(bars, {}, &Typeset::Rule::x);
        REQUIRE(bars.size() == 5);
        const double axis = middle_y(bars[0]);
        CHECK(middle_y(bars[1]) == axis);                             // +
        CHECK((middle_y(bars[2]) + middle_y(bars[3])) / 2 == axis);   // =
        CHECK(middle_y(bars[4]) == axis);                             // −
        CHECK(std::abs(typeset.baseline - 0.25 * em - axis) <= 0.75); // a quarter of an em above the line
    }
}

TEST_CASE("relations of lines below each other align to the bit") {
    const Setter set;
    float wanted = 0;
    std::vector<Formula> lines;
    for (const Sample& sample : samples())
        if (const Typeset typeset = set(sample.formula); typeset.relation_x) {
            lines.push_back(sample.formula);
            wanted = std::max(wanted, *typeset.relation_x);
        }
    REQUIRE(lines.size() > 10);
    std::set<int> starts;
    for (const Formula& line : lines) {
        const Typeset typeset = set(line, {.em = 20, .relation_x = wanted});
        CHECK(typeset.relation_x == wanted);
        const Typeset alone = set(line);
        CHECK(typeset.width - alone.width == doctest::Approx(wanted - *alone.relation_x).epsilon(1e-3));
        if (std::get<Chain>(line.node).relations[0] != Relation::equals) continue;
        for (const Typeset::Rule& rule : typeset.rules)
            if (rule.term == 0 && static_cast<float>(rule.x) >= wanted) {
                starts.insert(rule.x); // the first rule of the chain itself is its equals sign
                break;
            }
    }
    CHECK(starts.size() == 1);
}

TEST_CASE("brackets grow with what they hold") {
    const Setter set;
    const std::vector<Formula> contents{var("x"), over(var("x"), var("y")),
                                        series("j = 1", "n", var("w", "ij", "l")),
                                        grid(1, std::vector<Formula>(4, num("0.5"))),
                                        grid(1, std::vector<Formula>(6, over(var("x"), num("2"))))};
    double smallest = 0;
    for (const Formula& content : contents) {
        const Typeset typeset = set(apply({.base = "σ"}, {content}), 32);
        const auto left = glyphs_of(typeset, u'('), right = glyphs_of(typeset, u')');
        REQUIRE(left.size() == 1);
        REQUIRE(right.size() == 1);
        const Typeset::Rect bracket = set.ink(left[0]), held = rects_of(typeset, 1).at(0);
        CHECK(bracket.height >= 0.9F * held.height);
        CHECK(bracket.x + bracket.width <= held.x + 1);
        CHECK(set.ink(right[0]).x >= held.x + held.width - 1);
        CHECK(bracket.height >= smallest);
        // Its middle is the axis, as that of what it holds.
        CHECK(std::abs(bracket.y + bracket.height / 2 - (static_cast<float>(typeset.baseline) - 8)) <= 1.5F);
        smallest = bracket.height;
    }
    CHECK(smallest > 6 * 32);
}

TEST_CASE("square brackets reach from the top of a grid to its bottom") {
    const Setter set;
    const Typeset typeset = set(grid(2, {num("1"), num("2"), over(num("3"), var("x")), num("4")}), 20);
    std::vector<Typeset::Rule> upright;
    for (const Typeset::Rule& rule : typeset.rules)
        if (rule.height > 20) upright.push_back(rule);
    REQUIRE(upright.size() == 2);
    for (const Typeset::Glyph& glyph : typeset.glyphs) {
        const Typeset::Rect ink = set.ink(glyph);
        CHECK(ink.y >= static_cast<float>(upright[0].y));
        CHECK(ink.y + ink.height <= static_cast<float>(upright[0].y + upright[0].height));
        CHECK(ink.x > static_cast<float>(upright[0].x + upright[0].width));
        CHECK(ink.x + ink.width < static_cast<float>(upright[1].x));
    }
}

TEST_CASE("decimal points of a column stand below each other") {
    const Setter set;
    const Typeset typeset =
        set(grid(2, {num("0.5"), num("−12.25"), num("−100.125"), num("3.0"), num("7.1234"), num("0.1")}), 26);
    std::map<int, std::vector<float>> rows;
    for (const Typeset::Glyph& point : glyphs_of(typeset, u'.')) rows[point.baseline].push_back(point.x);
    REQUIRE(rows.size() == 3);
    for (const auto& [baseline, points] : rows) {
        REQUIRE(points.size() == 2);
        CHECK(points[0] == doctest::Approx(rows.begin()->second[0]).epsilon(1e-5));
        CHECK(points[1] == doctest::Approx(rows.begin()->second[1]).epsilon(1e-5));
    }
}

TEST_CASE("no ink lies on other ink, none outside of the formula") {
    const Setter set;
    for (const Sample& sample : samples())
        for (const float em : {20.0F, 60.0F}) check_ink(set, sample, em);
    for (const Sample& sample : equations_of_the_notes()) check_ink(set, sample, 26);
    for (const Sample& sample : derivation_lines()) check_ink(set, sample, 19);
}

TEST_CASE("every character of the formulas is in the fonts") {
    const Setter set;
    std::vector<Sample> all = samples();
    std::ranges::move(equations_of_the_notes(), std::back_inserter(all));
    std::ranges::move(derivation_lines(), std::back_inserter(all));
    CHECK(all.size() > 300);
    for (const Sample& sample : all) {
        CAPTURE(sample.name);
        for (const Typeset::Glyph& glyph : set(sample.formula).glyphs) {
            CHECK(glyph.key.character != u'□');
            if (glyph.key.face != MathFace::shape) CHECK(set.faces.has(glyph.key.face, glyph.key.character));
        }
    }
}

TEST_CASE("brackets around brackets are larger") {
    const Setter set;
    for (const float em : sizes) {
        CAPTURE(em);
        const Formula inner = group(minus(var("a"), var("b")));
        const Typeset typeset = set(times({group(sum({inner, inner})), var("c")}), em);
        const auto brackets = glyphs_of(typeset, u'(');
        REQUIRE(brackets.size() == 3);
        std::vector<float> heights;
        for (const auto& bracket : brackets) heights.push_back(set.ink(bracket).height);
        std::ranges::sort(heights);
        CHECK(heights[0] == heights[1]);
        CHECK(heights[2] > 1.15F * heights[1]);
    }
}

TEST_CASE("a prime stands above the subscript, a transpose above the index") {
    const Setter set;
    const Typeset sigma = set(primed("σ", "8"), 32);
    const auto prime = set.ink(glyphs_of(sigma, u'′').at(0)), eight = set.ink(glyphs_of(sigma, u'8').at(0));
    CHECK(prime.y + prime.height < eight.y);
    CHECK(prime.x < eight.x + eight.width);

    const Typeset row = set(transpose(var("x", "1", {}, Face::bold)), 32);
    const auto index = set.ink(glyphs_of(row, u'1').at(0)), sign = set.ink(glyphs_of(row, u'T').at(0));
    CHECK(sign.y + sign.height < index.y);
    CHECK(std::abs(sign.x - index.x) < 4);

    // A subscript tucks under a slanted letter; a superscript keeps clear of it.
    const Typeset slanted = set(var("V", "1", "2"), 60);
    CHECK(glyphs_of(slanted, u'1').at(0).x < glyphs_of(slanted, u'2').at(0).x - 10);
}

TEST_CASE("a large grid shows its first rows and columns, dots, and the last") {
    const Setter set;
    Formulas entries;
    for (int i = 0; i < 12 * 9; ++i) entries.push_back(num(std::to_string(i)));
    const Formula formula = grid(9, entries);
    const Typeset typeset = set(formula);
    const int kept = Grid::most_shown;
    CHECK(glyphs_of(typeset, u'⋯').size() == kept);
    CHECK(glyphs_of(typeset, u'⋮').size() == kept);
    CHECK(glyphs_of(typeset, u'⋱').size() == 1);
    std::set<int> shown;
    for (int term = 1; term < static_cast<int>(typeset.terms.size()); ++term) {
        CHECK(is_number(typeset, formula, term));
        shown.insert(path(typeset, term).at(0));
    }
    CHECK(shown.size() == static_cast<std::size_t>(kept * kept));
    CHECK(shown.contains(0));
    CHECK(shown.contains(12 * 9 - 1));
    CHECK_FALSE(shown.contains(5)); // the sixth of the first row
    CHECK(shown.contains(8));       // its last

    entries.resize(6 * 6, num("1"));
    const Typeset whole = set(grid(6, entries));
    CHECK(glyphs_of(whole, u'⋯').empty());
    CHECK(whole.terms.size() == 37);
}

TEST_CASE("what is struck through is dim, its line goes from corner to corner, the rest is not dim") {
    const Setter set;
    const Formula formula = sum({var("a"), struck(times({var("b"), over(var("c"), var("d"))})), var("e")});
    const Typeset typeset = set(formula, 32);
    std::string dim;
    Typeset::Rect line{1e9F, 1e9F, 0, 0};
    for (const Typeset::Glyph& glyph : typeset.glyphs) {
        if (glyph.key.face != MathFace::shape) {
            if (glyph.dimmed) dim += static_cast<char>(glyph.key.character);
            continue;
        }
        CHECK(glyph.dimmed);
        line = set.ink(glyph);
    }
    CHECK(dim == "bcd");
    const int struck_term = 2;
    const Typeset::Rect place = rects_of(typeset, struck_term).at(0);
    CHECK(line.x <= place.x);
    CHECK(line.x + line.width >= place.x + place.width - 2);
    CHECK(line.height >= 0.85F * place.height);
    CHECK(std::ranges::count_if(typeset.rules, &Typeset::Rule::dimmed) == 1); // the bar of c/d
}

TEST_CASE("larger text is the same formula, larger") {
    const Setter set;
    for (const Sample& sample : samples()) {
        CAPTURE(sample.name);
        const Typeset small = set(sample.formula, 20), large = set(sample.formula, 60);
        CHECK(large.width / small.width == doctest::Approx(3).epsilon(0.05));
        CHECK(large.height / small.height == doctest::Approx(3).epsilon(0.08));
        CHECK(large.terms.size() == small.terms.size());
    }
}

TEST_CASE("a word in a script stands upright, indices are slanted") {
    const Setter set;
    const Typeset typeset = set(var("w", "ijk", "l,new"));
    for (const char16_t letter : {u'n', u'e'})
        CHECK(glyphs_of(typeset, letter).at(0).key.face == MathFace::main);
    for (const char16_t letter : {u'i', u'j', u'k', u'l'})
        CHECK(glyphs_of(typeset, letter).at(0).key.face == MathFace::math);
}

TEST_CASE("words keep their spaces, an empty side takes none") {
    const Setter set;
    const Typeset line = set(chain({words(""), var("x")}));
    CHECK(line.relation_x == 0);
    const Typeset apart = set(times({var("x"), words("if"), var("y")})),
                  close = set(times({var("x"), var("y")}));
    CHECK(apart.width > close.width + 0.6F * 20);
}

} // namespace backstep::test
