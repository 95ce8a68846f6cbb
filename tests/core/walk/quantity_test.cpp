#include "core/model/input_error.h"
#include "core/walk/quantity.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <string>

using namespace backstep;

TEST_CASE("a quantity is written and read by the same name") {
    for (const char* text : {"x",
                             "x[2]",
                             "x[2]@3",
                             "y[1]",
                             "W1",
                             "W2[1,4]",
                             "b1[3]",
                             "z1",
                             "z1[2]@3",
                             "a2[1]",
                             "s1[4]",
                             "E",
                             "E@2",
                             "dE/da1[2]",
                             "delta2[1]@3",
                             "dE/dW1[3,2]",
                             "dE/dW1[3,2]@1",
                             "dE/db2[2]",
                             "W1'",
                             "W1'[4,3]",
                             "b2'[1]",
                             "W1[2,:]",
                             "W1[:,3]",
                             "dE/dW12[30,784]@100"})
        CHECK(to_text(parse_quantity(text)) == text);
}

TEST_CASE("a name may be typed with spaces, true minus signs aside, and in Unicode") {
    CHECK(to_text(parse_quantity(" dE / dW1 [3, 2] @ 2 ")) == "dE/dW1[3,2]@2");
    CHECK(to_text(parse_quantity("∂E/∂W1[3,2]")) == "dE/dW1[3,2]");
    CHECK(to_text(parse_quantity("δ2[1]")) == "delta2[1]");
    CHECK(to_text(parse_quantity("W2′[1,1]")) == "W2'[1,1]");
}

TEST_CASE("what is not a quantity is refused with a sentence that shows it") {
    for (const char* text :
         {"",        "q",      "z",      "z0",     "z-1",    "z1[", "z1[]", "z1[0]", "z1[1",
          "z1[1,2]", "W1[1]",  "W1[1,]", "z1'",    "z1[1]x", "E1",  "E[1]", "W1@2",  "z99999999999",
          "delta",   "dE/dc1", "x1",     "z1[1]@", "z1[1]@0"}) {
        CAPTURE(text);
        try {
            (void)parse_quantity(text);
            FAIL("accepted");
        } catch (const InputError& error) {
            const std::string sentence = error.what();
            CHECK(sentence.find(std::string("“") + text + "”") != std::string::npos);
            CHECK(sentence.find("expected") != std::string::npos);
        }
    }
}

TEST_CASE("for people a layer is a subscript") {
    CHECK(to_unicode(parse_quantity("dE/dW12[3,2]@4")) == "∂E/∂W₁₂[3,2]");
    CHECK(to_unicode(parse_quantity("W1'[1,1]")) == "W₁′[1,1]");
    CHECK(to_unicode(parse_quantity("s1[4]")) == "σ′₁[4]");
    CHECK(to_unicode(parse_quantity("x[2]")) == "x[2]");
}

TEST_CASE("a quantity outside the network is said to be, with what there is") {
    const Scenario scenario = test::network_of_the_notes();
    CHECK(problem(parse_quantity("z3[1]"), scenario) == "z3[1]: there is no layer 3; layers are 1 to 2");
    CHECK(problem(parse_quantity("z1[5]"), scenario) == "z1[5]: there is no row 5; rows are 1 to 4");
    CHECK(problem(parse_quantity("W2[1,5]"), scenario) ==
          "W2[1,5]: there is no column 5; columns are 1 to 4");
    CHECK(problem(parse_quantity("z1[1]@2"), scenario) ==
          "z1[1]@2: there is no example 2; examples are 1 to 1");
    CHECK_FALSE(problem(parse_quantity("W2[2,4]"), scenario).has_value());
    Scenario softmax = scenario;
    softmax.network.layers.back().activation = Activation::softmax;
    CHECK(problem(parse_quantity("s2[1]"), softmax).has_value());
}

TEST_CASE("value_of finds every number of a batch's trace, and nothing outside it") {
    const Scenario scenario = test::batch_of_three();
    const Network& network = scenario.network;
    Trace trace;
    const std::vector<int> all{0, 1, 2};
    compute(network, scenario, all, trace);
    const auto value = [&](const char* text) { return value_of(parse_quantity(text), network, trace); };
    CHECK(value("x[2]@2") == -0.75);
    CHECK(value("y[1]@3") == 0.5);
    CHECK(value("W2[1,4]") == 0.3);
    CHECK(value("b1[4]") == 0.05);
    CHECK(value("z1[3]@2") == trace.layer(1).z(2, 1));
    CHECK(value("a2[1]@3") == trace.layer(2).a(0, 2));
    CHECK(value("a2[1]") == trace.layer(2).a(0, 0));
    CHECK(value("E") == trace.cost);
    CHECK(value("E@2") == trace.costs(1));
    CHECK(value("dE/dW2[2,3]") == trace.layer(2).dE_dW(1, 2));
    CHECK(value("dE/dW2[2,3]@2") == trace.layer(2).delta(1, 1) * trace.layer(1).a(2, 1));
    CHECK(value("dE/db1[1]@3") == trace.layer(1).delta(0, 2));
    CHECK(value("dE/db1[1]") == trace.layer(1).dE_db(0));
    CHECK(value("W1'[4,3]") == trace.layer(1).W_new(3, 2));
    CHECK(value("b2'[2]") == trace.layer(2).b_new(1));
    for (const char* missing : {"z1", "z1[5]", "z3[1]", "W1[1,4]", "z1[1]@4"})
        CHECK_FALSE(value(missing).has_value());
    const std::vector<int> second{1};
    compute(network, scenario, second, trace);
    CHECK(value("z1[3]@2") == trace.layer(1).z(2, 0));
    CHECK_FALSE(value("z1[3]@1").has_value());
}

TEST_CASE("the numbers of a matrix come row by row, and the first of them stands for it") {
    const Network network = test::network_of_the_notes().network;
    const Quantity whole{.symbol = Symbol::weight_gradient, .layer = 2};
    const auto all = numbers_of(whole, network);
    REQUIRE(all.size() == 8);
    CHECK(to_text(all[1]) == "dE/dW2[1,2]");
    CHECK(to_text(all[4]) == "dE/dW2[2,1]");
    CHECK(first_number(whole) == all[0]);
    CHECK(to_text(first_number({.symbol = Symbol::activation, .layer = 1})) == "a1[1]");
    for (const Quantity& number : {Quantity{.symbol = Symbol::cost}, all[5]}) {
        CHECK(numbers_of(number, network) == std::vector{number});
        CHECK(first_number(number) == number);
    }
}

TEST_CASE("a name is looked for without an error, on demand only one with indices") {
    CHECK(find_quantity("z1[2]@3") == parse_quantity("z1[2]@3"));
    CHECK(find_quantity("delta1") == parse_quantity("delta1"));
    CHECK_FALSE(find_quantity("n4"));
    CHECK(find_indexed_quantity("x[1]") == parse_quantity("x[1]"));
    CHECK_FALSE(find_indexed_quantity("delta1"));
    CHECK_FALSE(find_indexed_quantity("n[4]"));
}
