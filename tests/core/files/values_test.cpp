#include "core/files/values.h"

#include "core/walk/quantity.h"
#include "tests/core/files/sample.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace backstep;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const fs::path reference = BACKSTEP_REFERENCE_DIR;
const std::vector<std::string> names{
    "classification-softmax", "cross-entropy-3-4-2",   "han-kamber-3-2-1", "mazur-2-2-2", "notes-3-4-2",
    "regression-batch",       "shallow-linear-output", "two-hidden-layers"};

/// Relative 1e-12, absolute 1e-15 near zero.
bool close(double value, double expected) {
    return std::abs(value - expected) <= std::max(1e-12 * std::abs(expected), 1e-15);
}

/// The places where two values differ in kind, size or number.
void differences(const json& value, const json& expected, const std::string& place,
                 std::vector<std::string>& found) {
    if (expected.is_number() && value.is_number()) {
        if (!close(value.get<double>(), expected.get<double>()))
            found.push_back(fmt::format("{}: {} for {}", place, value.dump(), expected.dump()));
    } else if (value.type() != expected.type() || value.size() != expected.size()) {
        found.push_back(fmt::format("{}: {} for {}", place, value.dump(), expected.dump()));
    } else if (expected.is_object()) {
        for (const auto& [key, each] : expected.items())
            differences(value.value(key, json{}), each, place + "/" + key, found);
    } else if (expected.is_array()) {
        for (std::size_t i = 0; i < expected.size(); ++i)
            differences(value[i], expected[i], fmt::format("{}/{}", place, i), found);
    }
}

Scenario reference_scenario(const std::string& name) {
    return load_scenario(reference / (name + ".json")).scenario;
}

std::vector<std::string> lines(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> result;
    for (std::string line; std::getline(stream, line);) result.push_back(line);
    return result;
}

} // namespace

TEST_CASE("every number of the eight reference scenarios") {
    for (const std::string& name : names) {
        CAPTURE(name);
        const Scenario scenario = reference_scenario(name);
        const json values = json::parse(values_json(scenario, values_of(scenario)));
        const json expected = json::parse(read_file(reference / (name + ".expected.json")));
        std::vector<std::string> found;
        differences(values, expected, "", found);
        CHECK(found == std::vector<std::string>{});
    }
}

TEST_CASE("the comparison notices a number, a size and a kind that is wrong") {
    std::vector<std::string> found;
    differences(json::parse("[1.0, 2.0000000001, 3e-17]"), json::parse("[1.0, 2.0, 0.0]"), "", found);
    CHECK(found.size() == 1);
    differences(json::parse("[1.0]"), json::parse("[1.0, 2.0]"), "", found);
    differences(json::parse("[null]"), json::parse("[0.0]"), "", found);
    CHECK(found.size() == 3);
}

TEST_CASE("the values are those of the first update's examples") {
    Scenario scenario = reference_scenario("regression-batch");
    CHECK(values_of(scenario).trace.examples == std::vector{0, 1, 2, 3});
    scenario.training = {TrainingMode::mini_batch, 2, 1, false};
    CHECK(values_of(scenario).trace.examples == std::vector{0, 1});
    scenario.training.mode = TrainingMode::online;
    CHECK(values_of(scenario).trace.examples == std::vector{0});
}

TEST_CASE("CSV names every number as commands do") {
    const Scenario scenario = reference_scenario("mazur-2-2-2");
    const Values values = values_of(scenario);
    const std::vector<std::string> csv = lines(values_csv(scenario, values));
    CHECK(csv.front() == "quantity,value");
    CHECK(std::count(csv.begin(), csv.end(), "\"W1[1,2]\",0.2") == 1);
    CHECK(std::count(csv.begin(), csv.end(), "b2[1],0.6") == 1);
    CHECK(std::count(csv.begin(), csv.end(), "x[2],0.1") == 1);
    CHECK(std::count(csv.begin(), csv.end(), "z1[1],0.3775") == 1);
    CHECK(csv.size() == 1 + 12 + 4 + 8 + 12 + 1 + 12 + 12 + 1);

    for (std::size_t i = 1; i + 1 < csv.size(); ++i) {
        CAPTURE(csv[i]);
        std::string name = csv[i].substr(0, csv[i].find_last_of(','));
        std::erase(name, '"');
        const auto value = value_of(parse_quantity(name), scenario.network, values.trace);
        REQUIRE(value.has_value());
        CHECK(std::stod(csv[i].substr(csv[i].find_last_of(',') + 1)) == *value);
    }
    CHECK(csv.back().starts_with("cost_after_update,0.2910277736935"));
}

TEST_CASE("CSV of several examples tells them apart") {
    const Scenario scenario = reference_scenario("regression-batch");
    const std::string csv = values_csv(scenario, values_of(scenario));
    CHECK(csv.find("\nx[1]@2,1\n") != std::string::npos);
    CHECK(csv.find("\n\"dE/dW1[3,2]@4\",") != std::string::npos);
    CHECK(csv.find("\n\"dE/dW1[3,2]\",") != std::string::npos);
    CHECK(csv.find("\nE@1,") != std::string::npos);
    CHECK(csv.find("\nE,") != std::string::npos);
}

TEST_CASE("σ′ of softmax does not exist") {
    const Scenario scenario = reference_scenario("classification-softmax");
    const Values values = values_of(scenario);
    CHECK(values_csv(scenario, values).find("s2[1]") == std::string::npos);
    CHECK(values_csv(scenario, values).find("s1[1]") != std::string::npos);
    CHECK(values_table(scenario, values, 4).find("–") != std::string::npos);
}

TEST_CASE("the table is aligned on the decimal point") {
    const Scenario scenario = reference_scenario("mazur-2-2-2");
    const std::vector<std::string> table = lines(values_table(scenario, values_of(scenario), 4));
    const auto header = std::find_if(table.begin(), table.end(), [](const std::string& line) {
        return line.find("neuron") != std::string::npos;
    });
    REQUIRE(header != table.end());
    CHECK(*(header + 1) == "  1       0.3775  0.5933  0.2413  0.0364     0.0088");
    CHECK(*(header + 2) == "  2       0.3925  0.5969  0.2406  0.0414     0.0100");
    CHECK(table.back() == "E after the update = 0.2910");
}
