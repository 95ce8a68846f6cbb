#include "core/documents/lettering.h"

#include "core/notation/names.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

Lettering of(const Quantity& quantity, const char* notation) {
    static const Scenario scenario = test::network_of_the_notes();
    return lettering(Names(*notation_named(notation), scenario.network)(quantity));
}

std::string letters(const Lettering& line) {
    std::string text;
    for (const LetteringPiece& piece : line)
        text += piece.raised > 0 ? "^" + piece.text : piece.raised < 0 ? "_" + piece.text : piece.text;
    return text;
}

} // namespace

TEST_CASE("names keep their scripts, derivatives stand in one line") {
    CHECK(letters(of({Symbol::weight, 2, 1, 1, 0}, "suresh-sardana")) == "w_48");
    CHECK(letters(of({Symbol::weight_gradient, 2, 1, 1, 0}, "suresh-sardana")) == "∂E\u2009/∂w_48");
    CHECK(letters(of({Symbol::activation_derivative, 2, 1, 0, 0}, "suresh-sardana")) == "σ′_8");
    CHECK(letters(of({Symbol::activation, 1, 2, 0, 0}, "neal")) == "a_2^2");
    CHECK(letters(of({Symbol::activation_derivative, 1, 2, 0, 0}, "neal")) == "σ′(z_2^2)");
}

TEST_CASE("letters slant, digits do not, and the baseline comes back") {
    const std::string svg = svg_text(of({Symbol::weight, 2, 1, 1, 0}, "suresh-sardana") + lettering(" 0.6"),
                                     10, 20, 10, Anchor::middle);
    CHECK(svg.starts_with("<text x=\"10.0\" y=\"20.0\" font-size=\"10\" text-anchor=\"middle\">"));
    CHECK(svg.find("<tspan class=\"i\">w</tspan>") != std::string::npos);
    CHECK(svg.find("dy=\"2.20\" font-size=\"7.4\">48</tspan>") != std::string::npos);
    CHECK(svg.find("<tspan dy=\"-2.20\"> 0.6</tspan>") != std::string::npos);
}

TEST_CASE("what could be a tag is none") {
    CHECK(svg_text(lettering("a<b&c"), 0, 0, 10, Anchor::start).find("a&lt;b&amp;c") != std::string::npos);
}

TEST_CASE("longer lines are wider, scripts narrower") {
    CHECK(width_of(lettering("0.1234")) > width_of(lettering("0.12")));
    CHECK(width_of(of({Symbol::weight, 2, 1, 1, 0}, "suresh-sardana")) < width_of(lettering("w48")));
    CHECK(width_of({}) == 0.0);
}
