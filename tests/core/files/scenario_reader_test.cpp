#include "tests/core/files/sample.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace backstep;
using namespace backstep::test;

TEST_CASE("every key of the format is read") {
    const auto [scenario, warnings] = parse_scenario(sample, "f.json");
    CHECK(warnings.empty());
    CHECK(scenario.title == "Sample");
    CHECK(scenario.source == "tests");
    CHECK(scenario.notation == "neal");
    CHECK(scenario.cost == Cost::half_squared_error);
    CHECK(scenario.reduction == Reduction::sum);
    CHECK(scenario.learning_rates == std::vector{0.5, 0.25});
    CHECK_FALSE(scenario.update_biases);
    CHECK(scenario.decimals == 6);
    REQUIRE(scenario.network.depth() == 2);
    CHECK(scenario.network.layer(1).activation == Activation::tanh);
    CHECK(scenario.network.layer(1).W(2, 0) == 5);
    CHECK(scenario.network.layer(1).W(0, 1) == 2);
    CHECK(scenario.network.layer(1).b(1) == 8);
    CHECK(scenario.network.layer(2).W(0, 2) == 0.3);
    REQUIRE(scenario.examples.size() == 2);
    CHECK(scenario.examples[1].input(1) == -2);
    CHECK(scenario.examples[0].target(0) == 0.5);
    CHECK(scenario.training.mode == TrainingMode::mini_batch);
    CHECK(scenario.training.batch_size == 2);
    CHECK(scenario.training.seed == std::numeric_limits<std::uint64_t>::max());
    CHECK(scenario.training.shuffle);
}

TEST_CASE("what may be left out has the documented defaults") {
    const Scenario scenario =
        parse_scenario(R"({"format": "backstep-scenario/1", "cost": "half_squared_error",
                           "layers": [{"activation": "identity", "weights": [[2]], "biases": [0]}],
                           "examples": [{"input": [1], "target": [1]}]})",
                       "f.json")
            .scenario;
    CHECK(scenario.title.empty());
    CHECK(scenario.notation == "suresh-sardana");
    CHECK(scenario.reduction == Reduction::mean);
    CHECK(scenario.learning_rates == std::vector{0.5});
    CHECK(scenario.update_biases);
    CHECK(scenario.training == Training{});
    CHECK(scenario.training.mode == TrainingMode::batch);
    CHECK(scenario.decimals == 4);
}

TEST_CASE("a refusal says file, place and what was expected") {
    struct Case {
        std::string part, replacement, message;
    };
    const Case cases[] = {
        {R"("format": "backstep-scenario/1", )", "",
         R"(f.json: /format: missing, but "backstep-scenario/1" was expected)"},
        {"backstep-scenario/1", "backstep-scenario/2",
         R"(f.json: /format: "backstep-scenario/2", but "backstep-scenario/1" was expected)"},
        {R"("title": "Sample")", R"("title": 3)",
         "f.json: /title: 3, but text in double quotes was expected"},
        {R"("half_squared_error")", R"("half")",
         "f.json: /cost: \"half\", but half_squared_error, mean_squared_error, cross_entropy or "
         "softmax_cross_entropy was expected"},
        {R"("sum")", "null", "f.json: /reduction: null, but mean or sum was expected"},
        {R"("tanh")", R"("tahn")",
         "f.json: /layers/0/activation: \"tahn\", but sigmoid, tanh, relu, leaky_relu, identity or softmax "
         "was "
         "expected"},
        {R"("activation": "tanh", )", "",
         "f.json: /layers/0/activation: missing, but the name of an activation was expected"},
        {"[0.1, 0.2, 0.3]", "[0.1, 0.2]",
         "f.json: /layers/1/weights/0: 2 numbers, but layer 1 has 3 neurons"},
        {"[3, 4]", "[3]", "f.json: /layers/0/weights/1: 1 number, but the row before has 2"},
        {"[3, 4]", "[3, \"4\"]", "f.json: /layers/0/weights/1/1: \"4\", but a number was expected"},
        {"[3, 4]", "4", "f.json: /layers/0/weights/1: 4, but a list of numbers was expected"},
        {"[[1, 2], [3, 4], [5, 6]]", "[]",
         "f.json: /layers/0/weights: empty, but one row per neuron was expected"},
        {"[7, 8, 9]", "[7, 8]", "f.json: /layers/0/biases: 2 numbers, but the layer has 3 neurons"},
        {R"({"input": [1, -1], "target": [0.5]})", "[1]",
         "f.json: /examples/0: a list, but an example in { } was expected"},
        {"[1, -1]", "[1]", "f.json: /examples/0/input: 1 number, but layer 1 has 2 inputs"},
        {"[0.5, 0.25]", "[0.5, 0.25, 1]",
         "f.json: /learning_rate: 3 numbers, but one or one per layer (2) was expected"},
        {"[0.5, 0.25]", R"("fast")",
         "f.json: /learning_rate: \"fast\", but a number, or a list of one per layer, was expected"},
        {"false", "0", "f.json: /update_biases: 0, but true or false was expected"},
        {R"("batch_size": 2)", R"("batch_size": 0)",
         "f.json: /training/batch_size: 0, but a whole number from 1 to 2147483647 was expected"},
        {"18446744073709551615", "18446744073709551616",
         "f.json: /training/seed: 1.8446744073709552e+19, but a whole number from 0 to 18446744073709551615 "
         "was "
         "expected"},
        {"18446744073709551615", "-1",
         "f.json: /training/seed: -1, but a whole number from 0 to 18446744073709551615 was expected"},
        {R"("decimals": 6)", R"("decimals": 18)",
         "f.json: /decimals: 18, but a whole number from 2 to 17 was expected"},
        {R"("decimals": 6)", R"("decimals": 4.5)",
         "f.json: /decimals: 4.5, but a whole number from 2 to 17 was expected"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.part);
        CHECK(refusal(sample_with(each.part, each.replacement)) == each.message);
    }
    CHECK(refusal("[]") == "f.json: a list, but a scenario in { } was expected");
}

TEST_CASE("what cannot be computed is refused by the model, with its place") {
    CHECK(refusal(sample_with("half_squared_error", "cross_entropy")) == "");
    CHECK(refusal(sample_with("half_squared_error", "softmax_cross_entropy")) ==
          "f.json: /cost: softmax_cross_entropy does not fit a sigmoid output; it needs softmax");
    CHECK(refusal(sample_with(R"("tanh")", R"("softmax")")) ==
          "f.json: /layers/0/activation: softmax is for the output layer only");
}

TEST_CASE("numbers are read to the last bit") {
    const auto input = [](const std::string& number) {
        const Vector x =
            parse_scenario(sample_with("[1, -1]", "[" + number + ", 0]"), "f").scenario.examples[0].input;
        return x(0);
    };
    CHECK(input("0.1") == 0.1);
    CHECK(input("5e-324") == std::numeric_limits<double>::denorm_min());
    CHECK(input("1.7976931348623157e308") == std::numeric_limits<double>::max());
    CHECK(input("9007199254740993") == 9007199254740992.0);
    CHECK(input("123456789012345678901234567890") == 123456789012345678901234567890.0);
    CHECK(std::signbit(input("-0")));
    CHECK(std::signbit(input("-0.0")));
    CHECK_FALSE(std::signbit(input("0")));
}

TEST_CASE("unknown keys are warned about at every level") {
    std::string text =
        sample_with(R"("decimals": 6)", R"("decimals": 6, "colour": {"a/b": [1, {"c": null}]})");
    text.replace(text.find("\"tanh\""), 6, "\"tanh\", \"by\": \"me\"");
    text.replace(text.find("\"shuffle\""), 0, "\"mood\": 1, ");
    const auto [scenario, warnings] = parse_scenario(text, "f.json");
    REQUIRE(warnings.size() == 3);
    CHECK(warnings[0] == "f.json: /colour: not a key of this format; it is kept but means nothing here");
    CHECK(warnings[1] == "f.json: /layers/0/by: not a key of this format; it is kept but means nothing here");
    CHECK(warnings[2] ==
          "f.json: /training/mood: not a key of this format; it is kept but means nothing here");
    CHECK(scenario.network == parse_scenario(sample, "f.json").scenario.network);
}

TEST_CASE("thousands of unknown keys give a handful of warnings") {
    std::string keys;
    for (int i = 0; i < 5000; ++i) keys += "\"k" + std::to_string(i) + "\": 0, ";
    const auto warnings = parse_scenario(sample_with("\"title\"", keys + "\"title\""), "f.json").warnings;
    REQUIRE(warnings.size() == 11);
    CHECK(warnings[10] == "f.json: 4990 more keys that are not of this format; they are kept too");
}
