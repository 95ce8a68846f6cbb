#include "app/panels/error_plot/axis.h"
#include "app/panels/error_plot/ticks.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace backstep::error_plot;

namespace {

std::string labels(const std::vector<Tick>& ticks) {
    std::string text;
    for (const Tick& tick : ticks) text += (text.empty() ? "" : " ") + tick.label;
    return text;
}

} // namespace

TEST_CASE("ticks are round numbers with equal decimals") {
    CHECK(labels(nice_ticks(0, 0.25, 6)) == "0.00 0.05 0.10 0.15 0.20 0.25");
    CHECK(labels(nice_ticks(0, 3, 4)) == "0 1 2 3");
    CHECK(labels(nice_ticks(-0.1, 0.1, 5)) == "\u22120.10 \u22120.05 0.00 0.05 0.10");
    CHECK(labels(nice_ticks(0, 7e-4, 4)) == "0.0000 0.0005");
    CHECK(labels(nice_ticks(0, 2e7, 3)) == "0 1e+07 2e+07");
}

TEST_CASE("there are never more ticks than asked for, and they stay in range") {
    for (const double high : {1e-9, 0.00137, 0.2048, 1.0, 7.7, 1234.5, 9.9e12})
        for (const int most : {2, 3, 5, 8}) {
            CAPTURE(high);
            CAPTURE(most);
            const auto ticks = nice_ticks(0, high, most);
            CHECK(!ticks.empty());
            CHECK(static_cast<int>(ticks.size()) <= most);
            CHECK(ticks.back().value <= high * (1 + 1e-9));
        }
    CHECK(nice_ticks(1, 1, 5).empty());
    CHECK(nice_ticks(0, HUGE_VAL, 5).empty());
}

TEST_CASE("updates are whole numbers, grouped in thousands") {
    CHECK(labels(nice_whole_ticks(0, 50, 6)) == "0 10 20 30 40 50");
    CHECK(labels(nice_whole_ticks(0, 3, 8)) == "0 1 2 3");
    CHECK(labels(nice_whole_ticks(0, 1'000'000, 3)) == "0 500,000 1,000,000");
    CHECK(labels(nice_whole_ticks(0, 425'904, 2)) == "0 200,000 400,000"); // rather than 0 alone
    CHECK(labels(nice_whole_ticks(0, 874'401, 2)) == "0 500,000");
}

TEST_CASE("a logarithmic axis has whole decades") {
    CHECK(labels(nice_log_ticks(0.001, 1, 8)) == "0.001 0.01 0.1 1");
    CHECK(labels(nice_log_ticks(1e-9, 1e-6, 8)) == "1e\u22129 1e\u22128 1e\u22127 1e\u22126");
    CHECK(nice_log_ticks(1e-12, 1, 5).size() <= 5);
    CHECK(nice_log_ticks(0, 1, 5).empty());
}

TEST_CASE("a linear axis begins at 0 and ends at a round number above the largest error") {
    const Axis axis = axis_for(false, 0.2, 0.2048, 6);
    CHECK(axis.low == 0);
    CHECK(axis.high == doctest::Approx(0.25));
}

TEST_CASE("the floor of a logarithmic axis is the decade below the minimum") {
    const Axis axis = axis_for(true, 0.004, 0.2048, 6);
    CHECK(axis.low == doctest::Approx(0.001));
    CHECK(axis.high == doctest::Approx(1));
    CHECK(axis_for(true, 0.001, 0.1, 6).low == doctest::Approx(0.0001));
    const Axis nothing = axis_for(true, HUGE_VAL, 0, 6); // an error of exactly 0
    CHECK(nothing.low > 0);
    CHECK(nothing.high > nothing.low);
}

TEST_CASE("pixels and values belong to each other") {
    for (const bool log : {false, true}) {
        Axis axis = axis_for(log, 0.01, 8, 6);
        axis.from = 300;
        axis.to = 20;
        for (const double value : {0.02, 0.5, 7.0})
            CHECK(axis.value_at(axis.at(value)) == doctest::Approx(value).epsilon(1e-4));
        CHECK(axis.at(axis.low) == 300);
        CHECK(axis.at(0) >= 300 - 0.01F); // what has no place on a logarithmic axis stands at its floor
        axis.below = true;
        if (log) CHECK(axis.at(axis.low / 10) > 300);
    }
}
