#include "core/derivation/caption.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace backstep;

namespace {

std::string said(std::int64_t number, const char* notation, const Scenario& scenario,
                 Granularity granularity = Granularity::vector) {
    return caption(Walk(scenario, {0}).step(number, granularity), scenario, *notation_named(notation));
}

} // namespace

TEST_CASE("a caption speaks in the symbols of the notation") {
    const Scenario notes = test::network_of_the_notes();
    CHECK(said(9, "suresh-sardana", notes) ==
          "Each weight into the output layer gets δ of its target times the activation of its source.");
    CHECK(said(9, "richardson", notes) ==
          "Each weight into the output layer gets ∂ℓ/∂z of its target times the activation of its source.");
    CHECK(said(8, "suresh-sardana", notes) ==
          "δ of each output neuron is ∂E/∂n times its slope σ′: how the error "
          "changes with the weighted input.");
    CHECK(said(8, "regression", notes).find("g′") != std::string::npos);
    CHECK(said(5, "neal", notes).starts_with("The cost is half the sum"));
    CHECK(said(5, "richardson", notes).starts_with("The loss is half the sum"));
}

TEST_CASE("layers are counted as the notes count them") {
    const Scenario notes = test::network_of_the_notes();
    CHECK(said(1, "suresh-sardana", notes).find("layer 1") != std::string::npos);
    CHECK(said(1, "neal", notes).find("layer 2") != std::string::npos);
}

TEST_CASE("one number is called by its name") {
    const Scenario notes = test::network_of_the_notes();
    CHECK(said(1, "suresh-sardana", notes, Granularity::element).starts_with("z₄ sums up"));
    CHECK(said(1, "neal", notes, Granularity::element).starts_with("z₁² sums up"));
}

TEST_CASE("the cancellation of cross-entropy is said") {
    Scenario scenario = test::network_of_the_notes();
    scenario.cost = Cost::cross_entropy;
    CHECK(said(8, "neal", scenario).find("cancels") != std::string::npos);
}

TEST_CASE("every step of every activation, cost and reduction has one sentence in every notation") {
    std::set<std::string> different;
    for (const auto& notation : all_notations())
        for (const Activation hidden : all_activations)
            for (const Activation output : all_activations)
                for (const Cost cost : all_costs) {
                    Scenario scenario = test::batch_of_three();
                    scenario.network.layers[0].activation = hidden;
                    scenario.network.layers[1].activation = output;
                    scenario.cost = cost;
                    if (problem(scenario)) continue;
                    const Walk walk(scenario, {0, 1, 2});
                    for (const Granularity granularity : all_granularities)
                        for (std::int64_t i = 1; i <= walk.step_count(granularity); ++i) {
                            const std::string sentence =
                                caption(walk.step(i, granularity), scenario, *notation);
                            CHECK(sentence.size() > 20);
                            CHECK(sentence.ends_with("."));
                            CHECK(sentence.find(" is  ") == std::string::npos);
                            different.insert(sentence);
                        }
                }
    CHECK(different.size() > 100);
}
