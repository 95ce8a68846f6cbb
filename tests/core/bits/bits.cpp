#include "core/training/history.h"
#include "core/training/initialise.h"
#include "tests/core/random_scenario.h"

#include <bit>
#include <cinttypes>
#include <cstdio>

// Prints what a build computes, to the last bit: one line per scenario, a hash of every number of three
// updates and of the weights after a hundred more. Two builds agree if their output does.
namespace backstep::test {
namespace {

class Hash {
public:
    void add(double value) { value_ = (value_ ^ std::bit_cast<std::uint64_t>(value)) * 0x100000001B3u; }
    template<class Numbers>
    void add_all(const Numbers& numbers) {
        for (Eigen::Index i = 0; i < numbers.size(); ++i) add(numbers.data()[i]);
    }
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0xCBF29CE484222325u; // FNV-1a, eight bytes at a time
};

void add_trace(const Trace& trace, Hash& hash) {
    hash.add(trace.cost);
    hash.add_all(trace.costs);
    for (const LayerTrace& layer : trace.layers) {
        for (const Matrix* each : {&layer.z, &layer.a, &layer.s, &layer.dE_da, &layer.delta, &layer.dE_dW})
            hash.add_all(*each);
        hash.add_all(layer.dE_db);
    }
}

std::uint64_t hash_of(const Scenario& scenario) {
    Hash hash;
    Network network = scenario.network;
    ExampleOrder order(scenario);
    Trace trace;
    for (int update = 0; update < 103; ++update) {
        train_one(network, scenario, order, update, trace);
        if (update < 3) add_trace(trace, hash);
    }
    for (const Layer& layer : network.layers) {
        hash.add_all(layer.W);
        hash.add_all(layer.b);
    }
    return hash.value();
}

void print_all() {
    Random random(99);
    for (int round = 0; round < 4; ++round)
        for (const auto& [output, cost] : fitting_pairs()) {
            Scenario scenario = random_scenario(random, output, cost);
            scenario.learning_rates = {0.01};
            scenario.training = {one_of(random, all_training_modes), 2, 5, true};
            std::printf("%d %s %s %016" PRIx64 "\n", round, name(output).data(), name(cost).data(),
                        hash_of(scenario));
        }
    Scenario wide = random_scenario(random, Activation::sigmoid, Cost::cross_entropy);
    wide.network.layers = {layer(random, 150, 30, Activation::tanh),
                           layer(random, 30, 10, Activation::sigmoid)};
    wide.examples.clear();
    for (int m = 0; m < 10; ++m)
        wide.examples.push_back({vector(random, 150, 0.0, 1.0), vector(random, 10, 0.0, 1.0)});
    for (const Initialisation scheme : all_initialisations) {
        initialise(wide.network, scheme, 7);
        std::printf("wide %s %016" PRIx64 "\n", name(scheme).data(), hash_of(wide));
    }
}

} // namespace
} // namespace backstep::test

int main() {
    backstep::test::print_all();
}
