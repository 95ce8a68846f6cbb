#include "core/trace/rounding.h"

#include "core/files/scenario_file.h"
#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <charconv>
#include <cmath>
#include <filesystem>

using namespace backstep;
using namespace backstep::test;

namespace {

Trace rounded(const Scenario& scenario, int decimals) {
    Trace trace;
    compute_rounded(scenario.network, scenario, all_examples(scenario), decimals, trace);
    return trace;
}

Trace exact(const Scenario& scenario) {
    Trace trace;
    compute(scenario.network, scenario, all_examples(scenario), trace);
    return trace;
}

// Of a layer: z, a, σ′, ∂E/∂a, δ, ∂E/∂W and W′ row by row, b′.
std::vector<double> numbers_of(const LayerTrace& t) {
    std::vector<double> all;
    const auto add = [&](const auto& numbers) {
        for (Eigen::Index i = 0; i < numbers.rows(); ++i)
            for (Eigen::Index j = 0; j < numbers.cols(); ++j) all.push_back(numbers(i, j));
    };
    for (const Matrix* each : {&t.z, &t.a, &t.s, &t.dE_da, &t.delta, &t.dE_dW, &t.W_new}) add(*each);
    add(t.b_new);
    return all;
}

struct Expected {
    const char* scenario;
    int decimals;
    double cost;
    std::vector<std::vector<double>> layers;
};

// By another program, with decimal numbers throughout and 50 digits for the exponential.
const std::vector<Expected> expected{
    {"notes-3-4-2",
     2,
     0.21,
     {{0.1,   0.65,  -0.1,  -0.6,  0.52,  0.66,  0.48,  0.35,  0.25,  0.22,  0.25, 0.23,
       -0.11, 0.14,  -0.01, -0.11, -0.03, 0.03,  0.0,   -0.03, -0.03, -0.02, 0.03, 0.03,
       0.02,  -0.03, 0.0,   0.0,   0.0,   -0.03, -0.02, 0.03,  0.22,  -0.39, 0.09, 0.49,
       0.29,  -0.19, -0.3,  0.6,   0.4,   0.12,  -0.09, 0.69,  0.22,  -0.22, 0.3,  0.07},
      {0.38, -0.01, 0.59, 0.5,  0.24, 0.25,  -0.41, 0.5,  -0.1,  0.13, -0.05, -0.07, -0.05, -0.04,
       0.07, 0.09,  0.06, 0.05, 0.63, -0.47, 0.23,  0.32, -0.44, 0.66, 0.07,  -0.63, 0.25,  -0.17}}},
    {"notes-3-4-2",
     3,
     0.205,
     {{0.1,    0.65,   -0.1,   -0.6,   0.525,  0.657,  0.475,  0.354,  0.249,  0.225,  0.249, 0.229,
       -0.108, 0.135,  -0.007, -0.104, -0.027, 0.03,   -0.002, -0.024, -0.027, -0.014, 0.027, 0.03,
       0.015,  -0.03,  -0.002, -0.001, 0.002,  -0.024, -0.012, 0.024,  0.214,  -0.393, 0.087, 0.485,
       0.293,  -0.185, -0.299, 0.601,  0.399,  0.112,  -0.094, 0.688,  0.214,  -0.215, 0.301, 0.062},
      {0.388,  -0.015, 0.596,  0.496,  0.241, 0.25,   -0.404, 0.496, -0.097, 0.124,
       -0.051, -0.064, -0.046, -0.034, 0.065, 0.081,  0.059,  0.044, 0.626,  -0.468,
       0.223,  0.317,  -0.433, 0.66,   0.071, -0.622, 0.249,  -0.162}}},
    {"notes-3-4-2",
     4,
     0.2048,
     {{0.1,     0.65,    -0.1,    -0.6,    0.525,   0.657,   0.475,   0.3543,  0.2494,  0.2254,
       0.2494,  0.2288,  -0.108,  0.1355,  -0.0071, -0.1037, -0.0269, 0.0305,  -0.0018, -0.0237,
       -0.0269, -0.0135, 0.0269,  0.0305,  0.0153,  -0.0305, -0.0018, -0.0009, 0.0018,  -0.0237,
       -0.0119, 0.0237,  0.2135,  -0.3933, 0.0866,  0.4848,  0.2924,  -0.1848, -0.2991, 0.6005,
       0.3991,  0.1119,  -0.0941, 0.6882,  0.2135,  -0.2153, 0.3009,  0.0619},
      {0.3878,  -0.0152, 0.5958,  0.4962,  0.2408, 0.25,   -0.4042, 0.4962, -0.0973, 0.1241,
       -0.0511, -0.0639, -0.0462, -0.0345, 0.0652, 0.0815, 0.0589,  0.044,  0.6256,  -0.4681,
       0.2231,  0.3173,  -0.4326, 0.6593,  0.0706, -0.622, 0.2487,  -0.1621}}},
    {"mazur-2-2-2",
     2,
     0.3,
     {{0.38, 0.39, 0.59, 0.6, 0.24, 0.24, 0.04, 0.04, 0.01, 0.01,
       0.0,  0.0,  0.0,  0.0, 0.15, 0.2,  0.25, 0.3,  0.35, 0.35},
      {1.11, 1.23, 0.75,  0.77,  0.19, 0.18, 0.74, -0.22, 0.14, -0.04,
       0.08, 0.08, -0.02, -0.02, 0.36, 0.41, 0.51, 0.56,  0.6,  0.6}}},
    {"mazur-2-2-2",
     3,
     0.298,
     {{0.378, 0.393, 0.593, 0.597, 0.241, 0.241, 0.037, 0.042, 0.009, 0.01,
       0.0,   0.001, 0.001, 0.001, 0.15,  0.2,   0.25,  0.3,   0.35,  0.35},
      {1.106, 1.225, 0.751,  0.773,  0.187, 0.175, 0.741, -0.217, 0.139, -0.038,
       0.082, 0.083, -0.023, -0.023, 0.359, 0.409, 0.512, 0.562,  0.6,   0.6}}},
    {"mazur-2-2-2",
     4,
     0.2984,
     {{0.3775, 0.3925, 0.5933, 0.5969, 0.2413, 0.2406, 0.0364, 0.0414, 0.0088, 0.01,
       0.0004, 0.0009, 0.0005, 0.001,  0.1498, 0.1996, 0.2498, 0.2995, 0.35,   0.35},
      {1.1059, 1.2249, 0.7514,  0.7729,  0.1868, 0.1755, 0.7414, -0.2171, 0.1385, -0.0381,
       0.0822, 0.0827, -0.0226, -0.0227, 0.3589, 0.4087, 0.5113, 0.5614,  0.6,    0.6}}},
};

} // namespace

TEST_CASE("halves go away from zero, by the decimal digits") {
    CHECK(round_decimal(0.125, 2) == 0.13);
    CHECK(round_decimal(-0.125, 2) == -0.13);
    CHECK(round_decimal(1.005, 2) == 1.01);
    CHECK(round_decimal(2.675, 2) == 2.68);
    CHECK(round_decimal(0.1 * 0.15 + 0.06, 2) == 0.08); // 0.075, but for the last bit
    CHECK(round_decimal(0.12499999, 2) == 0.12);
    CHECK(round_decimal(0.994999, 2) == 0.99);
    CHECK(round_decimal(0.995, 2) == 1.0);
    CHECK(round_decimal(1234.5, 0) == 1235.0);
    CHECK(round_decimal(1e300, 4) == 1e300);
    CHECK(std::isnan(round_decimal(NAN, 4)));
}

TEST_CASE("what rounds to nothing has no sign") {
    CHECK_FALSE(std::signbit(round_decimal(-0.0004, 3)));
    CHECK_FALSE(std::signbit(round_decimal(-0.0, 3)));
    CHECK(round_decimal(-0.0005, 3) == -0.001);
}

TEST_CASE("random decimal numbers round like their digits") {
    Random random(5);
    for (int i = 0; i < 20'000; ++i) {
        const int decimals = whole(random, 1, 8), more = whole(random, 1, 4);
        const auto kept = static_cast<std::int64_t>(random.below(1'000'000));
        const auto rest =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(std::pow(10, more))));
        const std::string digits =
            std::to_string(kept) +
            std::string(static_cast<std::size_t>(more) - std::to_string(rest).size(), '0') +
            std::to_string(rest) + "e-" + std::to_string(decimals + more);
        const bool up = 2 * rest >= static_cast<std::int64_t>(std::pow(10, more));
        const std::string wanted = std::to_string(kept + (up ? 1 : 0)) + "e-" + std::to_string(decimals);
        INFO(digits);
        REQUIRE(round_decimal(std::stod(digits), decimals) == std::stod(wanted));
        REQUIRE(round_decimal(-std::stod(digits), decimals) == -std::stod(wanted));
    }
}

TEST_CASE("the numbers of a calculation by hand") {
    for (const Expected& each : expected) {
        const std::filesystem::path file = std::string(each.scenario) + ".json";
        const Scenario scenario = load_scenario(BACKSTEP_REFERENCE_DIR / file).scenario;
        const Trace trace = rounded(scenario, each.decimals);
        INFO(each.scenario, " to ", each.decimals);
        CHECK(trace.cost == each.cost);
        for (int l = 1; l <= trace.depth(); ++l)
            CHECK(numbers_of(trace.layer(l)) == each.layers[static_cast<std::size_t>(l - 1)]);
    }
}

TEST_CASE("the mean is of gradients that were rounded, and is rounded itself") {
    Scenario scenario;
    scenario.learning_rates = {1.0};
    scenario.network.layers = {{Activation::identity, Matrix::Constant(1, 1, 0.0), Vector::Constant(1, 0.0)}};
    // δ is −0.25 and −0.35; by x −0.0625 ≈ −0.06 and −0.1225 ≈ −0.12: their mean −0.09, that of the exact
    // ones −0.0925.
    scenario.examples = {{Vector::Constant(1, 0.25), Vector::Constant(1, 0.25)},
                         {Vector::Constant(1, 0.35), Vector::Constant(1, 0.35)}};
    const Trace trace = rounded(scenario, 2);
    CHECK(rounded_weight_gradient(trace, 1, 0, 0, 0, 2) == -0.06);
    CHECK(rounded_weight_gradient(trace, 1, 0, 0, 1, 2) == -0.12);
    CHECK(trace.layer(1).dE_dW(0, 0) == -0.09);
    CHECK(trace.layer(1).dE_db(0) == -0.3);
    CHECK(trace.layer(1).W_new(0, 0) == 0.09);
    CHECK(trace.costs == Vector{{0.03, 0.06}});
    CHECK(trace.cost == 0.05); // 0.045
}

TEST_CASE("with as many digits as there are it is the exact calculation") {
    Random random(23);
    for (const auto& [output, cost] : fitting_pairs())
        for (int i = 0; i < 30; ++i) {
            Scenario scenario = random_scenario(random, output, cost);
            // Of an output that saturates the digits of 1 − a are lost as soon as a is written down.
            for (Layer& layer : scenario.network.layers) layer.W *= 0.2;
            const Trace by_hand = rounded(scenario, 17), computed = exact(scenario);
            INFO(name(output), " ", name(cost));
            REQUIRE(by_hand.cost == doctest::Approx(computed.cost).epsilon(1e-12));
            for (int l = 1; l <= computed.depth(); ++l) {
                const std::vector<double> ours = numbers_of(by_hand.layer(l));
                const std::vector<double> theirs = numbers_of(computed.layer(l));
                for (std::size_t k = 0; k < ours.size(); ++k)
                    REQUIRE(std::abs(ours[k] - theirs[k]) <= 1e-11 * std::max(1.0, std::abs(theirs[k])));
            }
        }
}

TEST_CASE("what saturates stays finite") {
    Random random(29);
    for (const auto& [output, cost] : fitting_pairs())
        for (int i = 0; i < 30; ++i) {
            Scenario scenario = random_scenario(random, output, cost);
            for (Layer& layer : scenario.network.layers) layer.W *= 100.0;
            const Trace trace = rounded(scenario, 2);
            INFO(name(output), " ", name(cost));
            REQUIRE(std::isfinite(trace.cost));
            for (const LayerTrace& t : trace.layers)
                for (const double number : numbers_of(t)) REQUIRE(std::isfinite(number));
        }
}

TEST_CASE("frozen biases are not touched") {
    Scenario scenario;
    scenario.update_biases = false;
    scenario.learning_rates = {0.5};
    scenario.network.layers = {
        {Activation::sigmoid, Matrix::Constant(1, 1, 0.5), Vector::Constant(1, 0.12345)}};
    scenario.examples = {{Vector::Constant(1, 1.0), Vector::Constant(1, 0.0)}};
    CHECK(rounded(scenario, 2).layer(1).b_new(0) == 0.12345);
}
