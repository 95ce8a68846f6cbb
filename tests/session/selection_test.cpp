#include "tests/session/support.h"

#include "app/session/selection.h"
#include "app/session/shortcuts.h"

#include <doctest/doctest.h>

#include <set>

using namespace backstep;
using namespace backstep::test;

namespace {

using Where = Direction;

Quantity moved(const Quantity& from, Direction direction) {
    return move_selection(from, direction, bundled("notes-3-4-2"));
}

Quantity neuron(int layer, int row) {
    return {.symbol = Symbol::activation, .layer = layer, .row = row};
}
Quantity input(int row) {
    return {.symbol = Symbol::input, .row = row};
}
Quantity target(int row) {
    return {.symbol = Symbol::target, .row = row};
}
Quantity bias(int layer, int row) {
    return {.symbol = Symbol::bias, .layer = layer, .row = row};
}

} // namespace

TEST_CASE("the selection moves through the network as it is drawn") {
    CHECK(moved(input(2), Where::right) == weight(1, 1, 2));
    CHECK(moved(weight(1, 3, 2), Where::right) == bias(1, 3));
    CHECK(moved(bias(1, 3), Where::right) == neuron(1, 3));
    CHECK(moved(neuron(1, 3), Where::right) == weight(2, 1, 3));
    CHECK(moved(neuron(2, 2), Where::right) == target(2));
    CHECK(moved(target(2), Where::right) == Quantity{.symbol = Symbol::cost});
    CHECK(moved({.symbol = Symbol::cost}, Where::left) == target(1));
    CHECK(moved(target(2), Where::left) == neuron(2, 2));
    CHECK(moved(neuron(2, 2), Where::left) == bias(2, 2));
    CHECK(moved(bias(2, 2), Where::left) == weight(2, 2, 1));
    CHECK(moved(weight(2, 1, 3), Where::left) == neuron(1, 3));
    CHECK(moved(weight(1, 1, 2), Where::left) == input(2));
    CHECK(moved(input(2), Where::left) == input(2));
}

TEST_CASE("up and down go through neurons, and through a matrix row by row") {
    CHECK(moved(input(1), Where::up) == input(1));
    CHECK(moved(input(3), Where::down) == input(3));
    CHECK(moved(weight(1, 1, 3), Where::down) == weight(1, 2, 1));
    CHECK(moved(weight(1, 2, 1), Where::up) == weight(1, 1, 3));
    CHECK(moved(weight(2, 2, 4), Where::down) == weight(2, 2, 4));
    const Quantity gradient{.symbol = Symbol::weight_gradient, .layer = 2, .row = 1, .column = 4};
    CHECK(moved(gradient, Where::down).symbol == Symbol::weight_gradient);
    CHECK(moved(gradient, Where::down).row == 2);
    const Quantity delta{.symbol = Symbol::delta, .layer = 1, .row = 1};
    CHECK(moved(delta, Where::down) == Quantity{.symbol = Symbol::delta, .layer = 1, .row = 2});
}

TEST_CASE("nothing, what is gone and whole matrices lead somewhere") {
    CHECK(move_selection(std::nullopt, Where::down, bundled("xor")) == input(1));
    CHECK(moved(weight(9, 1, 1), Where::down) == input(1));
    CHECK(moved({.symbol = Symbol::weight, .layer = 2}, Where::down) == weight(2, 1, 1));
}

TEST_CASE("the arrow keys alone reach every number that can be edited") {
    const Scenario scenario = bundled("two-hidden-layers");
    std::set<Quantity> reached;
    std::vector<Quantity> open{move_selection(std::nullopt, Where::right, scenario)};
    while (!open.empty()) {
        const Quantity from = open.back();
        open.pop_back();
        if (!reached.insert(from).second) continue;
        CHECK_FALSE(problem(from, scenario));
        for (const Direction each : {Where::left, Where::right, Where::up, Where::down})
            open.push_back(move_selection(from, each, scenario));
    }
    Eigen::Index editable = scenario.network.inputs() + scenario.network.outputs();
    for (const Layer& layer : scenario.network.layers) editable += layer.W.size() + layer.b.size();
    CHECK(std::count_if(reached.begin(), reached.end(), can_be_set) == editable);
}
