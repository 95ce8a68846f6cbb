#include "core/training/history.h"

#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backstep;
using namespace backstep::test;

namespace {

Scenario three_four_two(int examples, Training training) {
    Random random(1);
    Scenario scenario;
    scenario.learning_rates = {0.5};
    scenario.network.layers = {layer(random, 3, 4, Activation::sigmoid),
                               layer(random, 4, 2, Activation::sigmoid)};
    for (int m = 0; m < examples; ++m)
        scenario.examples.push_back({vector(random, 3, -1.0, 1.0), vector(random, 2, 0.0, 1.0)});
    scenario.training = training;
    return scenario;
}

} // namespace

TEST_CASE("one can return to each of 3,000 shuffled mini-batch updates, to the bit") {
    History history(three_four_two(7, {TrainingMode::mini_batch, 3, 11, true}));
    Network network = history.scenario().network;
    ExampleOrder order(history.scenario());
    Trace trace;
    std::vector<Network> recorded{network};
    for (int update = 0; update < 3000; ++update) {
        REQUIRE(history.advance());
        train_one(network, history.scenario(), order, update, trace);
        recorded.push_back(network);
    }
    for (std::int64_t update = 3000; update >= 0; --update)
        REQUIRE(history.network_at(update) == recorded[static_cast<std::size_t>(update)]);
}

TEST_CASE("a long run of a wide network keeps few states, and still returns exactly") {
    Random random(3);
    Scenario scenario;
    scenario.learning_rates = {0.01};
    scenario.network.layers = {layer(random, 500, 300, Activation::tanh)};
    scenario.examples = {{vector(random, 500, -1.0, 1.0), vector(random, 300, 0.0, 1.0)}};
    History history(scenario);
    Network at_77;
    for (int update = 1; update <= 130; ++update) {
        REQUIRE(history.advance());
        if (update == 77) at_77 = history.network_at(77);
    }
    CHECK(history.spacing() == 4);
    CHECK(history.network_at(77) == at_77);
    CHECK(history.network_at(0) == scenario.network);
}

TEST_CASE("a million updates are returned to by computing some dozens again") {
    History history(three_four_two(1, {TrainingMode::online, 1, 1, false}));
    Network sampled;
    for (int update = 1; update <= 200'000; ++update) {
        history.advance();
        if (update == 123'457) sampled = history.network_at(update);
    }
    REQUIRE(history.updates() == 200'000);
    CHECK(history.spacing() <= 16); // five times as many updates: at most 64
    CHECK(history.network_at(123'457) == sampled);
}

TEST_CASE("the costs and gradient norms of every update are kept") {
    const Scenario scenario = three_four_two(5, {TrainingMode::online, 1, 2, true});
    History history(scenario);
    for (int update = 0; update < 20; ++update) history.advance();
    REQUIRE(history.keeps_example_costs());
    for (std::int64_t update = 0; update <= 20; ++update) {
        const Network network = history.network_at(update);
        CHECK(history.cost(update) == total_cost(network, scenario));
        Trace trace;
        compute(network, scenario, all_examples(scenario), trace);
        for (int m = 0; m < 5; ++m) CHECK(history.cost(update, m) == trace.costs(m));
        if (update == 20) break;
        compute(network, scenario, examples_of_update(scenario, update), trace);
        const LayerTrace& second = trace.layer(2);
        const double norm = std::sqrt(second.dE_dW.squaredNorm() + second.dE_db.squaredNorm());
        CHECK(history.gradient_norm(update + 1, 2) == doctest::Approx(norm).epsilon(1e-14).scale(0));
    }
    CHECK_FALSE(History(three_four_two(17, {})).keeps_example_costs());
}

TEST_CASE("an update that would not be finite is refused and changes nothing") {
    Scenario scenario = three_four_two(2, {TrainingMode::online, 1, 1, false});
    for (Layer& layer : scenario.network.layers) layer.activation = Activation::identity;
    scenario.learning_rates = {1e60};
    History history(scenario);
    while (history.advance()) REQUIRE(history.updates() < 100);
    const std::int64_t last = history.updates();
    const Network network = history.network_at(last);
    REQUIRE(last > 0);
    CHECK(std::isfinite(history.cost(last)));
    CHECK_FALSE(history.advance());
    CHECK(history.updates() == last);
    CHECK(history.network_at(last) == network);
    CHECK(history.cost(last) == total_cost(network, scenario));
    CHECK(history.network_at(last - 1) != network);
}

TEST_CASE("batch training lowers the cost and is the same with and without a history") {
    const Scenario scenario = three_four_two(4, {TrainingMode::batch, 1, 1, false});
    History history(scenario);
    Network network = scenario.network;
    ExampleOrder order(scenario);
    Trace trace;
    for (int update = 0; update < 500; ++update) {
        history.advance();
        train_one(network, scenario, order, update, trace);
    }
    CHECK(history.network_at(500) == network);
    CHECK(history.cost(500) < history.cost(0));
}

TEST_CASE("an update worked out beforehand changes nothing until it is taken") {
    for (const Training training :
         {Training{TrainingMode::batch, 1, 1, false}, Training{TrainingMode::mini_batch, 3, 5, true}}) {
        History history(three_four_two(7, training)), straight(three_four_two(7, training));
        for (int update = 1; update <= 9; ++update) {
            const Network before = history.network_at(update - 1);
            std::stop_source stopped;
            stopped.request_stop();
            CHECK_FALSE(history.compute_next(stopped.get_token()));
            REQUIRE(history.compute_next());
            REQUIRE(history.compute_next());
            CHECK(history.updates() == update - 1);
            CHECK(history.network_at(update - 1) == before);
            REQUIRE(straight.advance());
            CHECK(history.next() == straight.network_at(update));
            REQUIRE(history.take_next());
            CHECK(history.network_at(update) == straight.network_at(update));
            CHECK(history.cost(update) == straight.cost(update));
            CHECK(history.gradient_norm(update, 1) == straight.gradient_norm(update, 1));
        }
    }
}
