#include "core/documents/published.h"

#include "core/model/input_error.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

FigureFinding compare(const char* printed, double exact) {
    return compare_figure({"figure", "E", printed}, exact);
}

} // namespace

TEST_CASE("a printed figure is compared digit by digit") {
    const FigureFinding right = compare("0.2980", 0.29804);
    CHECK(right.verdict == FigureVerdict::holds);
    CHECK(right.digits == 4);
    CHECK(right.held == 4);

    const FigureFinding wrong = compare("0.291027924", 0.29102777369);
    CHECK(wrong.verdict == FigureVerdict::differs);
    CHECK(wrong.rounded == "0.291027774");
    CHECK(wrong.held == 6);
    CHECK(wrong.digits == 9);

    const FigureFinding last = compare("0.1311", 0.13117);
    CHECK(last.verdict == FigureVerdict::last_digit);
    CHECK(last.held == 3);
    CHECK(last.digits == 4);
}

TEST_CASE("zeros before the first digit do not count, signs and carries do") {
    CHECK(compare("-0.0065", -0.006542).digits == 2);
    CHECK(compare("-0.0065", 0.006542).held == 0);
    CHECK(compare("-0.0065", 0.006542).verdict == FigureVerdict::differs);
    CHECK(compare("9.99", 10.004).verdict == FigureVerdict::last_digit);
    CHECK(compare("9.99", 10.004).held == 0);
    CHECK(compare("12", 12.4).verdict == FigureVerdict::holds);
    CHECK(compare("0.0", -0.01).verdict == FigureVerdict::holds);
}

TEST_CASE("products, signs, single outputs and later updates are recomputed") {
    const Scenario scenario = test::network_of_the_notes();
    const PublishedExample example{"notes",
                                   "nowhere",
                                   {{"a", "-delta2[1]", "0.0974"},
                                    {"b", "W2[1,1] * delta2[1]", "-0.0584"},
                                    {"c", "E", "0.0817", 1},
                                    {"d", "E", "0.2048", 0, 1}}};
    const auto findings = check_published(example, scenario);
    REQUIRE(findings.size() == 4);
    CHECK(findings[0].verdict == FigureVerdict::holds);
    CHECK(findings[1].verdict == FigureVerdict::holds);
    CHECK(findings[2].verdict == FigureVerdict::holds);
    // The error before the update, printed as that after it.
    CHECK(findings[3].verdict == FigureVerdict::differs);
    CHECK(findings[3].holds_after == 0);
    CHECK(published_table({{example, findings}}).find("3 of 4 printed figures hold.") != std::string::npos);
}

TEST_CASE("a file that is none is refused in one sentence") {
    CHECK_THROWS_AS(parse_published("{}", "f"), InputError);
    CHECK_THROWS_AS(parse_published(R"({"format": "other"})", "f"), InputError);
    CHECK_THROWS_AS(check_published({"s", "c", {{"a", "z9[1]", "1"}}}, test::network_of_the_notes()),
                    InputError);
}
