#include "core/model/exponential.h"

#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace backstep;

namespace {

// |e^−x as computed − exact| in units in the last place.
double error_in_ulps(double x) {
    const long double exact = std::exp(-static_cast<long double>(x));
    const auto nearest = static_cast<double>(exact);
    const double ulp = nearest - std::nextafter(nearest, 0.0);
    return static_cast<double>(std::abs(static_cast<long double>(exp_minus(x)) - exact)) / ulp;
}

} // namespace

TEST_CASE("exp_minus is within 0.53 units in the last place") {
    Random random(1);
    double worst = 0.0;
    for (const double largest : {1e-9, 0.02, 1.0, 40.0, 700.0})
        for (int i = 0; i < 20'000; ++i)
            worst = std::max(worst, error_in_ulps(test::between(random, 0.0, largest)));
    // Just below a power of two the unit is half as large as above it.
    CHECK(worst < 1.06);
    CHECK(worst > 0.4);
}

TEST_CASE("exp_minus at the ends") {
    CHECK(exp_minus(0.0) == 1.0);
    CHECK(exp_minus(708.5) == doctest::Approx(2.0061323053313060e-308).epsilon(1e-14));
    CHECK(exp_minus(744.0) == 2 * std::numeric_limits<double>::denorm_min());
    CHECK(exp_minus(746.0) == 0.0);
    CHECK(exp_minus(std::numeric_limits<double>::max()) == 0.0);
    CHECK(exp_minus(std::numeric_limits<double>::infinity()) == 0.0);
}

TEST_CASE("exp_minus gives a number the same bits whatever its neighbour") {
    Random random(2);
    for (int i = 0; i < 1000; ++i) {
        const double x = test::between(random, 0.0, 760.0), neighbour = test::between(random, 0.0, 760.0);
        const lanes::Lanes<2> both = exp_minus<2>(lanes::Lanes<2>(neighbour, x));
        CHECK(both[1] == exp_minus(x));
        CHECK(both[0] == exp_minus(neighbour));
    }
}
