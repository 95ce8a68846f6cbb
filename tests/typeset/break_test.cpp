#include "tests/typeset/notes.h"
#include "tests/typeset/support.h"
#include "tests/typeset/trees.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

namespace backstep::test {
namespace {

Formula sample(const std::string& name) {
    for (Sample& candidate : samples())
        if (candidate.name == name) return std::move(candidate.formula);
    throw std::runtime_error("no sample " + name);
}

using Inventory = std::map<std::vector<int>, int>;

// All but the dots, which a line that begins with a factor begins with.
Inventory without_dots(Inventory all) {
    std::erase_if(all, [](const auto& entry) { return entry.first[1] == u'⋅'; });
    return all;
}

void check_dots(const Typeset& broken, const Typeset& whole) {
    const auto count = [](const Typeset& typeset) {
        return static_cast<int>(glyphs_of(typeset, u'⋅').size());
    };
    CHECK(count(broken) >= count(whole));
    CHECK(count(broken) <= count(whole) + broken.lines - 1);
}

void check_broken(const Setter& set, const Sample& sample, float width) {
    CAPTURE(sample.name);
    const Typeset whole = set(sample.formula), broken = set(sample.formula, {.em = 20, .width = width});
    CHECK(whole.lines == 1);
    CHECK(without_dots(inventory(broken)) == without_dots(inventory(whole)));
    check_dots(broken, whole);
    CHECK(broken.terms.size() == whole.terms.size());
    std::set<int> placed;
    for (const Typeset::Area& area : broken.areas) placed.insert(area.term);
    CHECK(placed.size() == whole.terms.size());
    if (whole.width <= width) CHECK(broken.lines == 1);
    for (const Typeset::Glyph& glyph : broken.glyphs) {
        const Typeset::Rect ink = set.ink(glyph);
        CHECK(ink.x + ink.width <= broken.width + 3); // as far as an arrow reaches over its letter
    }
}

} // namespace

TEST_CASE("breaking loses and changes nothing") {
    const Setter set;
    for (const Sample& each : samples())
        for (const float width : {600.0F, 400.0F, 250.0F, 120.0F, 30.0F}) check_broken(set, each, width);
    for (const Sample& each : equations_of_the_notes()) check_broken(set, each, 300);
    for (const Sample& each : derivation_lines()) check_broken(set, each, 200);
}

TEST_CASE("what can be broken fits, what cannot says how wide it is") {
    const Setter set;
    const Formula formula = sample("long sum");
    for (const float width : {800.0F, 500.0F, 300.0F, 200.0F}) {
        CAPTURE(width);
        const Typeset typeset = set(formula, {.em = 20, .width = width});
        CHECK(typeset.lines > 1);
        CHECK(typeset.width <= width + 1);
    }
    const Typeset large = set(sample("large"), {.em = 20, .width = 300});
    CHECK(large.width > 300);
}

TEST_CASE("relations break first, signs of sums next, factors last") {
    const Setter set;
    const Formula formula = sample("chain rule");
    const Typeset whole = set(formula);
    // Narrower by a little: the last equals sign goes down, below the first.
    const Typeset two = set(formula, {.em = 20, .width = whole.width - 5});
    CHECK(two.lines == 2);
    std::map<int, std::set<int>> signs; // y to x of the chain's own rules
    for (const Typeset::Rule& rule : two.rules)
        if (rule.term == 0) signs[rule.y].insert(rule.x);
    REQUIRE(signs.size() == 4); // two bars on either line
    CHECK(*signs.begin()->second.begin() == *signs.rbegin()->second.begin());

    // A sum breaks before its signs: no line ends with one, none begins with an operand but the first.
    Formulas terms;
    for (int i = 0; i < 8; ++i) terms.push_back(times({num("2"), var("x", std::to_string(i))}));
    const Typeset sums = set(sum(terms), {.em = 20, .width = 200});
    CHECK(sums.lines > 1);
    std::map<int, float> first_glyph, first_rule;
    for (const auto& glyph : glyphs_of(sums, u'2'))
        if (static_cast<float>(glyph.key.width) / key_units > 15) {
            const auto [found, added] = first_glyph.try_emplace(glyph.baseline, glyph.x);
            found->second = std::min(found->second, glyph.x);
        }
    CHECK(first_glyph.size() == static_cast<std::size_t>(sums.lines));
    for (const auto& [baseline, x] : first_glyph) {
        if (baseline == sums.baseline) continue;
        const bool sign_before =
            std::ranges::any_of(sums.rules, [&, left = x, line = baseline](const auto& rule) {
                return static_cast<float>(rule.x) < left && rule.y < line && rule.y > line - 20;
            });
        CHECK(sign_before);
    }

    Formulas factors;
    for (int i = 0; i < 8; ++i) factors.push_back(var("x", std::to_string(i)));
    const Typeset product = set(times(factors), {.em = 20, .width = 90});
    CHECK(product.lines > 1);
    // Each further line begins with a dot, further right than the first.
    CHECK(glyphs_of(product, u'⋅').size() == static_cast<std::size_t>(product.lines - 1));
    for (const auto& dot : glyphs_of(product, u'⋅')) CHECK(dot.x > 20);
}

TEST_CASE("a left side stays in one piece, and what it is equal to goes on below") {
    const Setter set;
    const Formula matrix = grid(4, Formulas(8, num("0.25")));
    const Formula left = times({matrix, matrix}), right = times({var("x", "1"), matrix});
    const float width = 1.1F * set(left).width;
    const Typeset typeset = set(chain({left, right}), {.em = 20, .width = width});
    CHECK(typeset.width <= width);
    CHECK(typeset.lines == 2);
    CHECK(glyphs_of(typeset, u'⋅').empty());
    CHECK(glyphs_of(typeset, u'x').at(0).baseline > typeset.baseline);
    // A short one keeps its relation beside it, however long the right side.
    Formulas terms(8, times({var("w", "48"), var("n", "4")}));
    const Typeset beside = set(chain({var("E"), sum(terms)}), {.em = 20, .width = 150});
    CHECK(glyphs_of(beside, u'w').at(0).baseline == beside.baseline);
}

TEST_CASE("short brackets are not broken inside, long ones before their signs of sums") {
    const Setter set;
    Formulas terms;
    for (int i = 0; i < 9; ++i)
        terms.push_back(times({group(minus(var("y", "1"), var("t", "1"))), var("w", "4"), var("x", "1")}));
    const Formula gradient = chain({var("E"), times({var("K"), group(sum(terms))})});
    for (const float width : {700.0F, 500.0F, 400.0F, 300.0F}) {
        CAPTURE(width);
        const Typeset typeset = set(gradient, {.em = 20, .width = width});
        CHECK(typeset.width <= width);
        CHECK(typeset.lines > 1);
        // y and t of one difference, and its two factors, stand on one line.
        const auto y = glyphs_of(typeset, u'y'), t = glyphs_of(typeset, u't'), x = glyphs_of(typeset, u'x');
        REQUIRE(y.size() == 9);
        REQUIRE(t.size() == 9);
        for (std::size_t i = 0; i < y.size(); ++i) {
            CHECK(y[i].baseline == t[i].baseline);
            CHECK(y[i].baseline == x[i].baseline);
        }
        CHECK(y[0].baseline == typeset.baseline); // nothing is gained by a line that ends after K
    }
}

TEST_CASE("brackets around a sum break inside when nothing else is left") {
    const Setter set;
    for (const Formula& formula : {sample("forward"), sample("hidden")}) {
        const Typeset whole = set(formula), broken = set(formula, {.em = 20, .width = 0.6F * whole.width});
        CHECK(broken.width <= 0.6F * whole.width);
        CHECK(broken.lines >= 2);
        std::set<int> heights;
        for (const char16_t bracket : {u'(', u')'})
            for (const auto& glyph : glyphs_of(broken, bracket)) heights.insert(glyph.key.height);
        for (const char16_t bracket : {u'(', u')'})
            for (const auto& glyph : glyphs_of(whole, bracket)) CHECK(heights.contains(glyph.key.height));
    }
    // A factor beside them goes down first.
    Formulas terms(4, times({var("w", "48"), var("n", "4")}));
    const Formula product = times({group(sum(terms)), var("x", "1")});
    const Typeset whole = set(product), broken = set(product, {.em = 20, .width = whole.width - 4});
    CHECK(broken.lines == 2);
    for (const auto& glyph : glyphs_of(broken, u'w')) CHECK(glyph.baseline == broken.baseline);
    CHECK(glyphs_of(broken, u'x').at(0).baseline > broken.baseline);
}

TEST_CASE("a side that is alone too wide stays with its relation") {
    const Setter set;
    Formulas terms(12, times({var("w", "48"), var("n", "4")}));
    const Typeset typeset = set(chain({var("E"), sum(terms)}), {.em = 20, .width = 220});
    CHECK(typeset.lines > 2);
    // E and = are on the first line with the first summands.
    const auto letters = glyphs_of(typeset, u'w');
    CHECK(
        std::ranges::any_of(letters, [&](const auto& glyph) { return glyph.baseline == typeset.baseline; }));
}

} // namespace backstep::test
