#include "core/training/history.h"
#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>

using namespace backstep;

namespace {

std::atomic<long> allocations{0};

} // namespace

// The linker sends every call of malloc (Eigen's) and of operator new here (--wrap).
extern "C" void* __real_malloc(std::size_t size);  // NOLINT
extern "C" void* __wrap_malloc(std::size_t size) { // NOLINT
    ++allocations;
    return __real_malloc(size);
}
extern "C" void* __real__Znwm(std::size_t size);  // NOLINT
extern "C" void* __wrap__Znwm(std::size_t size) { // NOLINT
    ++allocations;
    return __real__Znwm(size);
}

namespace {

template<class Work>
long allocations_in(const Work& work) {
    const long before = allocations;
    work();
    return allocations - before;
}

Scenario three_four_two(int examples) {
    Random random(1);
    Scenario scenario;
    scenario.learning_rates = {0.5};
    scenario.network.layers = {test::layer(random, 3, 4, Activation::sigmoid),
                               test::layer(random, 4, 2, Activation::sigmoid)};
    for (int m = 0; m < examples; ++m)
        scenario.examples.push_back({test::vector(random, 3, -1.0, 1.0), test::vector(random, 2, 0.0, 1.0)});
    return scenario;
}

} // namespace

TEST_CASE("allocations are counted") {
    CHECK(allocations_in([] { Matrix(3, 3).setZero(); }) == 1);
    CHECK(allocations_in([] { std::vector<double>(3).push_back(1.0); }) == 2);
}

TEST_CASE("an online step allocates nothing once the trace exists") {
    Scenario scenario = three_four_two(3);
    scenario.training = {TrainingMode::online, 1, 1, true};
    Network network = scenario.network;
    ExampleOrder order(scenario);
    Trace trace;
    train_one(network, scenario, order, 0, trace);
    CHECK(allocations_in([&] {
              for (int update = 1; update < 100; ++update) train_one(network, scenario, order, update, trace);
          }) == 0);
    CHECK_FALSE(network == scenario.network);
}

TEST_CASE("no activation, cost or batch makes a pass allocate") {
    Random random(2);
    for (int i = 0; i < 200; ++i) {
        const auto [output, cost] = test::one_of(random, test::fitting_pairs());
        const Scenario scenario = test::random_scenario(random, output, cost);
        const std::vector<int> examples = test::all_examples(scenario);
        Network network = scenario.network;
        Trace trace;
        compute(network, scenario, examples, trace);
        CHECK(allocations_in([&] {
                  compute(network, scenario, examples, trace);
                  take_update(network, trace);
              }) == 0);
    }
}

TEST_CASE("a history allocates only to make room for what it keeps") {
    Scenario scenario = three_four_two(5);
    scenario.training = {TrainingMode::mini_batch, 2, 1, true};
    History history(scenario);
    for (int i = 0; i < 1000; ++i) REQUIRE(history.advance());
    // Four lists that double in size: at most four allocations until each has doubled again.
    CHECK(allocations_in([&] {
              for (int i = 0; i < 1000; ++i) history.advance();
          }) <= 8);
}
