#include "core/documents/network_view.h"

#include "core/documents/network_svg.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <numeric>

using namespace backstep;

namespace {

struct Pass {
    Scenario scenario;
    Trace trace;
    Walk walk;

    explicit Pass(Scenario given) : scenario(std::move(given)), walk(scenario, all_of(scenario)) {
        compute(scenario.network, scenario, walk.examples(), trace);
    }
    static std::vector<int> all_of(const Scenario& scenario) {
        std::vector<int> all(scenario.examples.size());
        std::iota(all.begin(), all.end(), 0);
        return all;
    }
    Setting setting(int example) const {
        return {*notation_named("suresh-sardana"), scenario, scenario.network, trace, example};
    }
};

const Quantity w48{Symbol::weight, 2, 1, 1, 0}, gradient48{Symbol::weight_gradient, 2, 1, 1, 0},
    new48{Symbol::updated_weight, 2, 1, 1, 0}, n8{Symbol::activation, 2, 1, 0, 0};

} // namespace

TEST_CASE("a drawing knows what the walk has made known, and marks what it just found") {
    const Pass pass(test::network_of_the_notes());
    const Setting setting = pass.setting(1);
    const auto at = [&](std::int64_t number) {
        return NetworkView(setting, pass.walk, Granularity::vector, number, 4);
    };
    CHECK_FALSE(at(0).known(n8));
    CHECK_FALSE(at(3).known(n8));
    CHECK(at(4).known(n8));
    CHECK(at(4).current(n8));
    CHECK_FALSE(at(5).current(n8));
    CHECK(at(0).known(w48));
    CHECK(at(4).number(n8) == "0.5958");
}

TEST_CASE("an edge shows its gradient while that is found, and then its new weight") {
    const Pass pass(test::network_of_the_notes());
    const Setting setting = pass.setting(1);
    const auto shown = [&](std::int64_t number) {
        return NetworkView(setting, pass.walk, Granularity::vector, number, 4).shown_weight(2, 1, 1);
    };
    CHECK(shown(8) == w48);
    CHECK(shown(9) == gradient48);
    CHECK(shown(10) == w48);
    CHECK(shown(16) == new48);
    CHECK(shown(17) == new48);
}

TEST_CASE("what differs between examples is left open where a step is about all of them") {
    const Pass pass(test::batch_of_three());
    const std::int64_t last = pass.walk.step_count(Granularity::vector);
    const Setting setting = pass.setting(3);
    const NetworkView update(setting, pass.walk, Granularity::vector, last, 4);
    CHECK(update.is_of_many(n8));
    CHECK_FALSE(update.known(n8));
    CHECK(update.known(new48));
    const Setting second = pass.setting(2);
    const NetworkView example(second, pass.walk, Granularity::vector, 19, 4);
    REQUIRE(example.step()->example == 2);
    CHECK_FALSE(example.is_of_many(n8));
    CHECK(example.value({.symbol = Symbol::input, .row = 2}) == -0.75);
}

TEST_CASE("a worksheet's drawing has what is given as it was typed, and no results") {
    const Pass pass(test::network_of_the_notes());
    const Setting setting = pass.setting(1);
    const std::string svg = network_svg(NetworkView(setting), "n", "A network <of> the notes");
    CHECK(svg.find("<title id=\"n-title\">A network &lt;of&gt; the notes</title>") != std::string::npos);
    CHECK(svg.find(">0.05<") != std::string::npos);
    CHECK(svg.find("0.5250") == std::string::npos);
    CHECK(svg.find("class=\"edge negative\"") != std::string::npos);
    CHECK(svg.find("node known") == std::string::npos);
}
