#include "core/training/order.h"

#include "core/training/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace backstep;

namespace {

Scenario scenario_of(int examples, Training training) {
    Scenario scenario;
    scenario.network.layers = {{Activation::identity, Matrix::Ones(1, 1), Vector::Zero(1)}};
    scenario.examples.assign(static_cast<std::size_t>(examples), {Vector::Ones(1), Vector::Ones(1)});
    scenario.training = training;
    return scenario;
}

std::vector<int> epoch(const Scenario& scenario, std::int64_t number) {
    std::vector<int> all;
    const std::int64_t each = updates_per_epoch(scenario);
    for (std::int64_t u = number * each; u < (number + 1) * each; ++u)
        for (const int m : examples_of_update(scenario, u)) all.push_back(m);
    return all;
}

} // namespace

TEST_CASE("without shuffling the examples come in file order") {
    const Scenario online = scenario_of(3, {TrainingMode::online, 1, 1, false});
    CHECK(examples_of_update(online, 0) == std::vector{0});
    CHECK(examples_of_update(online, 5) == std::vector{2});
    const Scenario mini = scenario_of(5, {TrainingMode::mini_batch, 2, 1, false});
    CHECK(updates_per_epoch(mini) == 3);
    CHECK(examples_of_update(mini, 1) == std::vector{2, 3});
    CHECK(examples_of_update(mini, 2) == std::vector{4});
    CHECK(examples_of_update(mini, 3) == std::vector{0, 1});
    CHECK(examples_of_update(scenario_of(4, {TrainingMode::batch, 1, 1, true}), 9) ==
          std::vector{0, 1, 2, 3});
}

TEST_CASE("a shuffled epoch uses every example once, each in another order") {
    const Scenario scenario = scenario_of(7, {TrainingMode::mini_batch, 3, 42, true});
    std::set<std::vector<int>> orders;
    for (std::int64_t number = 0; number < 50; ++number) {
        std::vector<int> all = epoch(scenario, number);
        orders.insert(all);
        std::ranges::sort(all);
        CHECK(all == std::vector{0, 1, 2, 3, 4, 5, 6});
    }
    CHECK(orders.size() >= 48);
}

TEST_CASE("the order depends on the seed alone, and on nothing asked before") {
    const Scenario scenario = scenario_of(9, {TrainingMode::online, 1, 5, true});
    Scenario other = scenario;
    other.training.seed = 6;
    CHECK(epoch(scenario, 3) != epoch(other, 3));
    ExampleOrder backwards(scenario);
    for (std::int64_t u = 99; u >= 0; --u)
        CHECK(backwards.of_update(u).front() == examples_of_update(scenario, u).front());
    // A far update costs no more than a near one.
    CHECK(examples_of_update(scenario, 9'000'000'000'000).size() == 1);
}

TEST_CASE("random numbers are those of the standard's engine, so the same on every machine") {
    Random random(1);
    CHECK(random.unit() == 0.4414916744462515);
    CHECK(random.below(1000) == 58);
}

TEST_CASE("numbers below a bound are all equally likely") {
    Random random(9);
    std::vector<int> counts(6);
    for (int i = 0; i < 60'000; ++i) ++counts[static_cast<std::size_t>(random.below(6))];
    for (const int count : counts) CHECK(std::abs(count - 10'000) < 400);
}
