#include "core/formula/text.h"
#include "core/model/input_error.h"
#include "core/notation/names.h"
#include "core/notation/parse.h"
#include "tests/core/derivation/every_quantity.h"
#include "tests/core/random_scenario.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

// What a text means in the network of the notes, by the names of files.
std::string meaning(const char* notation, const char* text) {
    const Scenario scenario = test::network_of_the_notes();
    return to_text(parse_quantity(text, *notation_named(notation), scenario.network, 1));
}

} // namespace

TEST_CASE("every notation's plain names are understood") {
    CHECK(meaning("suresh-sardana", "n4") == "a1[1]");
    CHECK(meaning("suresh-sardana", "w48") == "W2[1,1]");
    CHECK(meaning("suresh-sardana", "dE/dw48") == "dE/dW2[1,1]");
    CHECK(meaning("suresh-sardana", "∂E/∂w₁₄") == "dE/dW1[1,1]");
    CHECK(meaning("suresh-sardana", "b4") == "b1[1]");
    CHECK(meaning("suresh-sardana", "W_2") == "W2");
    CHECK(meaning("suresh-sardana", "sigma'_8") == "s2[1]");
    CHECK(meaning("suresh-sardana", "σ′₈") == "s2[1]");
    CHECK(meaning("suresh-sardana", "delta_9") == "delta2[2]");
    CHECK(meaning("suresh-sardana", "n_2") == "x[2]");
    CHECK(meaning("neal", "w_11^3") == "W2[1,1]");
    CHECK(meaning("neal", "w^3_{11}") == "W2[1,1]");
    CHECK(meaning("neal", "a_2^2") == "a1[2]");
    CHECK(meaning("neal", "dC/db_2^3") == "dE/db2[2]");
    CHECK(meaning("neal", "δ₁²") == "delta1[1]");
    CHECK(meaning("richardson", "W^(1)") == "W1");
    CHECK(meaning("richardson", "s_2") == "a1[2]");
    CHECK(meaning("richardson", "dl/dW^(2)") == "dE/dW2");
    CHECK(meaning("facts", "a'_2") == "a1[2]");
    CHECK(meaning("facts", "d_{z} C") == "delta2");
    CHECK(meaning("facts", "D_{W'} C") == "dE/dW1");
    CHECK(meaning("regression", "w_{2,1}^[1]") == "W1[1,2]");
    CHECK(meaning("regression", "t_{1,1}") == "y[1]@1");
}

TEST_CASE("the names of files are understood in every notation") {
    for (const auto& notation : all_notations()) {
        const std::string id(notation->id());
        CHECK(meaning(id.c_str(), "z1[2]") == "z1[2]");
        CHECK(meaning(id.c_str(), "dE/dW2[1,3]") == "dE/dW2[1,3]");
        CHECK(meaning(id.c_str(), "W1'[4,3]") == "W1'[4,3]");
        CHECK(meaning(id.c_str(), "delta2[1]@1") == "delta2[1]@1");
    }
}

TEST_CASE("whatever a notation shows as a name it also reads") {
    Random random(23);
    for (int round = 0; round < 3; ++round) {
        const Scenario scenario = test::random_scenario(random, Activation::sigmoid, Cost::cross_entropy);
        const auto count = static_cast<int>(scenario.examples.size());
        for (const auto& notation : all_notations()) {
            const NameTable table(*notation, scenario.network, count);
            for (Quantity q : test::every_quantity(scenario, test::all_examples(scenario), 17)) {
                if (!is_scalar(q)) continue;
                if (!notation->conventions().samples_in_columns) q.example = 0;
                const std::string name = to_plain_text(Names(*notation, scenario.network)(q));
                CAPTURE(notation->id());
                CAPTURE(name);
                CHECK(to_text(table.parse(name)) == to_text(q));
            }
            // The last ones, without a table.
            const int depth = scenario.network.depth();
            const auto [rows, columns] = shape_of(Symbol::weight, depth, scenario.network);
            for (const Quantity& last : {Quantity{Symbol::weight, depth, rows, columns},
                                         Quantity{Symbol::updated_bias, depth, rows}}) {
                const std::string name = to_plain_text(Names(*notation, scenario.network)(last));
                CAPTURE(name);
                CHECK(parse_quantity(name, *notation, scenario.network, count) == last);
            }
        }
    }
}

TEST_CASE("indices in brackets are those of files, in every notation") {
    const Scenario scenario = test::network_of_the_notes();
    for (const auto& notation : all_notations())
        for (const char* name : {"x[1]", "y[2]", "z1[2]", "a2[1]", "W1[2,3]", "dE/dW2[1,4]", "delta1[3]@1"}) {
            CAPTURE(notation->id());
            CHECK(to_text(parse_quantity(name, *notation, scenario.network, 1)) == name);
        }
}

TEST_CASE("what is no name is refused with what was expected") {
    const Scenario scenario = test::network_of_the_notes();
    for (const char* text : {"", "w", "w99", "dE/dw", "q4", "w48@", "n4]", "∂"})
        CHECK_THROWS_WITH_AS(parse_quantity(text, *notation_named("suresh-sardana"), scenario.network, 1),
                             doctest::Contains("expected a name of the notation suresh-sardana"), InputError);
}
