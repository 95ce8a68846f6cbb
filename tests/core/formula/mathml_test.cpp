#include "core/formula/mathml.h"
#include "tests/core/formula/notes_formulas.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::algebra;
using test::bold;
using test::name;

namespace {

std::string mathml(const Formula& formula) {
    const std::string xml = to_mathml(formula);
    const std::string begin = R"(<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">)",
                      end = "</math>";
    REQUIRE(xml.starts_with(begin));
    REQUIRE(xml.ends_with(end));
    return xml.substr(begin.size(), xml.size() - begin.size() - end.size());
}

bool has(const std::string& xml, std::string_view part) {
    INFO(xml);
    return xml.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("mathml: formulas of the notes") {
    const std::string gradient = mathml(test::output_weight_gradient());
    CHECK(has(gradient, "<mfrac><mrow><mi>∂</mi><mi>E</mi></mrow>"
                        "<mrow><mi>∂</mi><msub><mi>w</mi><mn>48</mn></msub></mrow></mfrac>"));
    CHECK(has(gradient, "<msubsup><mi>σ</mi><mn>8</mn><mrow><mo lspace=\"0\" rspace=\"0\" "
                        "stretchy=\"false\">′</mo></mrow></msubsup>"));
    CHECK(has(mathml(test::hidden_delta()), "<munder><mo movablelimits=\"false\">∑</mo><mi>i</mi></munder>"));
    CHECK(has(mathml(test::augmented_weights()), "<mtd style=\"border-left: 1px solid currentColor\">"));
}

TEST_CASE("mathml: faces that Core has no attribute for are letters of their own") {
    CHECK(mathml(bold("W")) == "<mi mathvariant=\"normal\">𝐖</mi>");
    CHECK(mathml(variable({.base = "δ", .face = Face::bold_italic})) == "<mi mathvariant=\"normal\">𝜹</mi>");
    CHECK(mathml(variable({.base = "R", .face = Face::blackboard})) == "<mi mathvariant=\"normal\">ℝ</mi>");
    CHECK(mathml(variable({.base = "T", .face = Face::upright})) == "<mi mathvariant=\"normal\">T</mi>");
}

TEST_CASE("mathml: strokes are an element and a style, for browsers that know either") {
    const std::string xml = mathml(struck(name("x")));
    CHECK(xml.starts_with("<menclose notation=\"updiagonalstrike\" style=\"background: linear-gradient("));
    CHECK(xml.ends_with("<mi>x</mi></menclose>"));
}

TEST_CASE("mathml: text is escaped, and bytes that no document may hold are replaced") {
    CHECK(mathml(words("a < b & \"c\"")) == "<mtext>a &lt; b &amp; &quot;c&quot;</mtext>");
    CHECK(mathml(words("a\xff\x01z")) == "<mtext>a\uFFFDz</mtext>");
}
