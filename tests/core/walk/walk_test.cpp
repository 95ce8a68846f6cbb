#include "core/walk/walk.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace backstep;

namespace {

std::string names(const Step& step) {
    std::string text;
    for (const Quantity& q : step.quantities) text += (text.empty() ? "" : " ") + to_text(q);
    return text;
}

std::vector<std::string> names(const Walk& walk, Granularity granularity) {
    std::vector<std::string> all;
    for (std::int64_t i = 1; i <= walk.step_count(granularity); ++i)
        all.push_back(names(walk.step(i, granularity)));
    return all;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("the 3-4-2 network is walked in the order in which one computes by hand") {
    const Walk walk(test::network_of_the_notes(), {0});
    CHECK(names(walk, Granularity::vector) == Names{"z1", "a1", "z2", "a2", "E", "dE/da2", "s2", "delta2",
                                                    "dE/dW2", "dE/db2", "dE/da1", "s1", "delta1", "dE/dW1",
                                                    "dE/db1", "W2' b2'", "W1' b1'"});
    CHECK(names(walk, Granularity::layer) == Names{"z1 a1", "z2 a2", "E", "dE/da2 s2 delta2 dE/dW2 dE/db2",
                                                   "dE/da1 s1 delta1 dE/dW1 dE/db1", "W2' b2'", "W1' b1'"});
    CHECK(walk.step_count(Granularity::pass) == 4);
    CHECK(names(walk.step(1, Granularity::pass)) == "z1 a1 z2 a2");
    CHECK(names(walk.step(4, Granularity::pass)) == "W2' b2' W1' b1'");
}

TEST_CASE("elements follow row by row, and every number has one place") {
    const Walk walk(test::network_of_the_notes(), {0});
    const Names elements = names(walk, Granularity::element);
    CHECK(elements.size() == 4 + 4 + 2 + 2 + 1 + 3 * 2 + 8 + 2 + 3 * 4 + 12 + 4 + 8 + 2 + 12 + 4);
    CHECK(std::set<std::string>(elements.begin(), elements.end()).size() == elements.size());
    CHECK(elements[0] == "z1[1]");
    const auto first = std::find(elements.begin(), elements.end(), "dE/dW2[1,1]");
    REQUIRE(first != elements.end());
    CHECK(first[1] == "dE/dW2[1,2]");
    CHECK(first[4] == "dE/dW2[2,1]");
    CHECK(elements.back() == "b1'[4]");
}

TEST_CASE("the order respects what each number depends on") {
    const Walk walk(test::batch_of_three(), {0, 1, 2});
    const auto before = [&](const char* earlier, const char* later) {
        return *walk.known_at(parse_quantity(earlier)) < *walk.known_at(parse_quantity(later));
    };
    CHECK(before("z1@1", "a1@1"));
    CHECK(before("delta2@2", "dE/da1@2"));
    CHECK(before("dE/db1@1", "z1@2"));
    CHECK(before("dE/dW1@3", "dE/dW1"));
    CHECK(before("dE/dW1", "W2'"));
    CHECK(before("E@3", "E"));
}

TEST_CASE("a batch walks its examples, their average, the update") {
    const Walk walk(test::batch_of_three(), {0, 1, 2});
    CHECK(walk.step_count(Granularity::pass) == 3 * 3 + 1 + 1);
    CHECK(names(walk.step(10, Granularity::pass)) == "E dE/dW2 dE/db2 dE/dW1 dE/db1");
    CHECK(names(walk.step(4, Granularity::layer)) == "dE/da2@1 s2@1 delta2@1 dE/dW2@1 dE/db2@1");
    CHECK(walk.example_at(0) == 1);
    CHECK(walk.example_at(walk.after(4, Granularity::pass)) == 2);
    CHECK(walk.example_at(walk.end()) == 3);
}

TEST_CASE("an online walk over a later example names no example, and knows which it is") {
    Scenario scenario = test::batch_of_three();
    scenario.training.mode = TrainingMode::online;
    const Walk walk(scenario, {1});
    CHECK(walk.step_count(Granularity::vector) == 17);
    CHECK(names(walk.step(1, Granularity::vector)) == "z1");
    CHECK(walk.example_at(0) == 2);
    CHECK(walk.known_at(parse_quantity("z1@2")) == walk.known_at(parse_quantity("z1")));
    CHECK_FALSE(walk.known_at(parse_quantity("z1@1")).has_value());
}

TEST_CASE("frozen biases are not updated, softmax has no slope to find") {
    Scenario scenario = test::network_of_the_notes();
    scenario.update_biases = false;
    scenario.network.layers.back().activation = Activation::softmax;
    const Walk walk(scenario, {0});
    CHECK(names(walk.step(16, Granularity::vector)) == "W1'");
    CHECK_FALSE(walk.known_at(parse_quantity("b1'")).has_value());
    CHECK_FALSE(walk.known_at(parse_quantity("s2")).has_value());
    CHECK(walk.known_at(parse_quantity("s1")).has_value());
}

TEST_CASE("going forward stops once at every step, and back at the same places") {
    for (const Scenario& scenario : {test::network_of_the_notes(), test::batch_of_three()}) {
        std::vector<int> examples(scenario.examples.size());
        for (std::size_t m = 0; m < examples.size(); ++m) examples[m] = static_cast<int>(m);
        const Walk walk(scenario, examples);
        for (const Granularity granularity : all_granularities) {
            std::vector<Walk::Position> stops{0};
            while (walk.next(stops.back(), granularity) != stops.back())
                stops.push_back(walk.next(stops.back(), granularity));
            CHECK(std::ssize(stops) == walk.step_count(granularity) + 1);
            CHECK(stops.back() == walk.end());
            for (std::size_t i = stops.size() - 1; i > 0; --i) {
                CHECK(walk.previous(stops[i], granularity) == stops[i - 1]);
                CHECK(walk.current_step(stops[i], granularity) == static_cast<std::int64_t>(i));
            }
            CHECK(walk.previous(0, granularity) == 0);
        }
    }
}

TEST_CASE("changing the granularity in the middle of a vector keeps what is known") {
    const Walk walk(test::network_of_the_notes(), {0});
    const Walk::Position two = 2; // z1[1] and z1[2]
    CHECK(walk.known(parse_quantity("z1[2]"), two));
    CHECK_FALSE(walk.known(parse_quantity("z1[3]"), two));
    CHECK_FALSE(walk.known(parse_quantity("z1"), two));
    CHECK(walk.current_step(two, Granularity::vector) == 1);
    CHECK(walk.steps_done(two, Granularity::vector) == 0);
    CHECK(walk.next(two, Granularity::vector) == 4);
    CHECK(walk.previous(two, Granularity::vector) == 0);
}

TEST_CASE("what is given is known from the start") {
    const Walk walk(test::network_of_the_notes(), {0});
    for (const char* given : {"x", "y[1]", "W1[2,2]", "b2"}) CHECK(walk.known(parse_quantity(given), 0));
    for (const char* later : {"z1[1]", "E", "W1'[1,1]"}) CHECK_FALSE(walk.known(parse_quantity(later), 0));
}
