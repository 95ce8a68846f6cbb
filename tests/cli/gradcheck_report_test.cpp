#include "app/cli/gradcheck_report.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

GradientCheck check(int row, double value, double difference, bool agrees) {
    GradientCheck result;
    result.gradient = {.symbol = Symbol::bias_gradient, .layer = 1, .row = row};
    result.value = value;
    result.central_difference = difference;
    result.agrees = agrees;
    return result;
}

} // namespace

TEST_CASE("a report counts what disagrees and says where") {
    const GradcheckReport report =
        gradcheck_report({check(1, 0.25, 0.25, true), check(2, 1.0, 1.001, false), check(3, 0.0, 0.0, true)});
    CHECK(report.disagreements == 1);
    CHECK(report.text == "gradient                 value   central difference  agreement\n"
                         "dE/db1[1]   2.500000000000e-01   2.500000000000e-01  15 digits\n"
                         "dE/db1[2]   1.000000000000e+00   1.001000000000e+00  3 digits: disagrees\n"
                         "dE/db1[3]   0.000000000000e+00   0.000000000000e+00  15 digits\n"
                         "1 of 3 gradients disagrees with its central difference.\n");
}

TEST_CASE("a kink is not a disagreement") {
    GradientCheck kink = check(1, 0.5, 1.0, true);
    kink.at_kink = true;
    const GradcheckReport report = gradcheck_report({kink});
    CHECK(report.disagreements == 0);
    CHECK(report.text.find("at a kink of ReLU") != std::string::npos);
    CHECK(report.text.ends_with("All 1 gradients agree with their central differences.\n"));
}
