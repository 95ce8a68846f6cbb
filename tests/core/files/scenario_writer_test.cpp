#include "core/files/exact_text.h"
#include "tests/core/files/sample.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

using namespace backstep;
using namespace backstep::test;

namespace {

/// Any finite double, each bit pattern as likely as another, so most are huge or tiny.
double random_double(std::mt19937_64& generator) {
    while (true) {
        const auto value = std::bit_cast<double>(generator());
        if (std::isfinite(value)) return value;
    }
}

bool same_bits(const auto& left, const auto& right) {
    if (left.size() != right.size()) return false;
    for (Eigen::Index i = 0; i < left.size(); ++i)
        if (std::bit_cast<std::uint64_t>(left(i)) != std::bit_cast<std::uint64_t>(right(i))) return false;
    return true;
}

Vector random_vector(Eigen::Index size, std::mt19937_64& generator) {
    Vector result(size);
    for (double& each : result) each = random_double(generator);
    return result;
}

Scenario random_scenario(std::mt19937_64& generator) {
    const auto below = [&](int end) {
        return static_cast<int>(generator() % static_cast<std::uint64_t>(end));
    };
    Scenario scenario;
    scenario.title = "∂E \"quoted\" \\ \n tab\t";
    scenario.cost = below(2) != 0 ? Cost::half_squared_error : Cost::mean_squared_error;
    scenario.reduction = below(2) != 0 ? Reduction::mean : Reduction::sum;
    scenario.update_biases = below(2) != 0;
    const Eigen::Index inputs = 1 + below(4);
    Eigen::Index before = inputs;
    for (int l = 1 + below(3); l > 0; --l) {
        const Eigen::Index neurons = 1 + below(4);
        Layer layer{all_activations[static_cast<std::size_t>(below(5))], Matrix(neurons, before),
                    random_vector(neurons, generator)};
        for (double& each : layer.W.reshaped()) each = random_double(generator);
        scenario.network.layers.push_back(std::move(layer));
        before = neurons;
    }
    const int rates = below(2) != 0 ? 1 : scenario.network.depth();
    for (int i = 0; i < rates; ++i) scenario.learning_rates.push_back(random_double(generator));
    for (int m = 1 + below(3); m > 0; --m)
        scenario.examples.push_back({random_vector(inputs, generator), random_vector(before, generator)});
    scenario.training = {all_training_modes[static_cast<std::size_t>(below(3))], 1 + below(9), generator(),
                         below(2) != 0};
    scenario.decimals = fewest_decimals + below(most_decimals - fewest_decimals + 1);
    return scenario;
}

} // namespace

TEST_CASE("numbers are written with as few digits as bring back the same bits") {
    CHECK(exact_text(0.1) == "0.1");
    CHECK(exact_text(16) == "16");
    CHECK(exact_text(100000) == "100000");
    CHECK(exact_text(-0.0) == "-0.0");
    CHECK(exact_text(0.30000000000000004) == "0.30000000000000004");
    CHECK(exact_text(5e-324) == "5e-324");
    CHECK(exact_text(1e22) == "1e+22");
    std::mt19937_64 generator(1);
    for (int i = 0; i < 100'000; ++i) {
        const double value = random_double(generator);
        REQUIRE(std::strtod(exact_text(value).c_str(), nullptr) == value);
    }
}

TEST_CASE("saving and loading is the identity on every bit") {
    std::mt19937_64 generator(2);
    for (int i = 0; i < 300; ++i) {
        const Scenario saved = random_scenario(generator);
        REQUIRE_FALSE(problem(saved));
        const Scenario loaded = parse_scenario(scenario_text(saved), "f.json").scenario;
        REQUIRE(loaded == saved);
        for (int l = 1; l <= saved.network.depth(); ++l) {
            REQUIRE(same_bits(loaded.network.layer(l).W, saved.network.layer(l).W));
            REQUIRE(same_bits(loaded.network.layer(l).b, saved.network.layer(l).b));
        }
        for (std::size_t m = 0; m < saved.examples.size(); ++m)
            REQUIRE(same_bits(loaded.examples[m].input, saved.examples[m].input));
    }
}

TEST_CASE("signed zeros and the smallest numbers come back") {
    Scenario scenario = parse_scenario(sample, "f.json").scenario;
    Layer& layer = scenario.network.layer(1);
    layer.b << -0.0, std::numeric_limits<double>::denorm_min(), -std::numeric_limits<double>::max();
    const Scenario loaded = parse_scenario(scenario_text(scenario), "f.json").scenario;
    CHECK(same_bits(loaded.network.layer(1).b, layer.b));
}

TEST_CASE("a saved file is laid out for people") {
    const std::string text = scenario_text(parse_scenario(sample, "f.json").scenario);
    CHECK(text.find("      \"weights\": [\n        [1, 2],\n        [3, 4],\n        [5, 6]\n      ],\n") !=
          std::string::npos);
    CHECK(text.find("\n    {\"input\": [1, -1], \"target\": [0.5]},\n") != std::string::npos);
    CHECK(text.ends_with("}\n"));
}

TEST_CASE("unknown keys come back at the place they had") {
    const std::string text = sample_with(
        "\"activation\": \"sigmoid\",",
        R"("activation": "sigmoid", "a/b~c": {"deep": [1, -0.0, 5e-324, null, true, {"x": "ü"}]},)");
    const Scenario once = parse_scenario(text, "f.json").scenario;
    const std::string saved = scenario_text(once);
    CHECK(saved.find(R"("a/b~c": {"deep":[1,-0.0,5e-324,null,true,{"x":"ü"}]})") != std::string::npos);
    CHECK(saved.find("a/b~c") > saved.find("0.3"));
    CHECK(parse_scenario(saved, "f.json").scenario == once);
}

TEST_CASE("unknown keys with slashes, tildes and no name at all are kept") {
    const std::string text =
        sample_with("\"decimals\"", R"("": 1, "~": 2, "/": 3, "~1": 4, "\u0000": 5, "decimals")");
    const Scenario once = parse_scenario(text, "f.json").scenario;
    const Scenario twice = parse_scenario(scenario_text(once), "f.json").scenario;
    CHECK(twice == once);
    CHECK(twice.unknown_keys == R"({"/":1,"/~0":2,"/~1":3,"/~01":4,"/\u0000":5})");
}

TEST_CASE("what could not be read again is not written") {
    Scenario scenario = parse_scenario(sample, "f.json").scenario;
    scenario.network.layer(1).b(0) = std::numeric_limits<double>::infinity();
    CHECK_THROWS_WITH_AS(scenario_text(scenario), "/layers/0/biases: a number is not finite", InputError);
}
