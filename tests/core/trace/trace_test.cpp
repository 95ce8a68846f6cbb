#include "core/trace/trace.h"

#include "tests/core/random_scenario.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

namespace {

Trace traced(const Scenario& scenario, const std::vector<int>& examples) {
    Trace trace;
    compute(scenario.network, scenario, examples, trace);
    return trace;
}

double relative(double value, double expected) {
    return value == expected ? 0.0
                             : std::abs(value - expected) / std::max(std::abs(value), std::abs(expected));
}

} // namespace

TEST_CASE("a 1-1 network by hand") {
    Scenario scenario;
    scenario.learning_rates = {0.1};
    scenario.network.layers = {{Activation::identity, Matrix::Constant(1, 1, 2.0), Vector::Constant(1, 1.0)}};
    scenario.examples = {{Vector::Constant(1, 3.0), Vector::Constant(1, 5.0)}};
    const Trace trace = traced(scenario, {0});
    CHECK(trace.layer(1).z(0, 0) == 7.0);
    CHECK(trace.cost == 2.0);
    CHECK(trace.layer(1).delta(0, 0) == 2.0);
    CHECK(trace.layer(1).dE_dW(0, 0) == 6.0);
    CHECK(trace.layer(1).dE_db(0) == 2.0);
    CHECK(trace.layer(1).W_new(0, 0) == 2.0 - 0.1 * 6.0);
    CHECK(trace.layer(1).b_new(0) == 1.0 - 0.1 * 2.0);
}

TEST_CASE("an example has the same bits alone and in a batch") {
    Random random(17);
    for (int i = 0; i < 300; ++i) {
        const auto pairs = fitting_pairs();
        const auto [output, cost] = one_of(random, pairs);
        Scenario scenario = random_scenario(random, output, cost);
        while (scenario.examples.size() < 11) scenario.examples.push_back(scenario.examples.front());
        for (Example& example : scenario.examples)
            example.input = vector(random, example.input.size(), -2.0, 2.0);
        const Trace batch = traced(scenario, all_examples(scenario));
        for (int m = 0; m < 11; ++m) {
            const Trace alone = traced(scenario, {m});
            REQUIRE(alone.costs(0) == batch.costs(m));
            for (int l = 1; l <= alone.depth(); ++l) {
                REQUIRE(alone.layer(l).z == batch.layer(l).z.col(m));
                REQUIRE(alone.layer(l).a == batch.layer(l).a.col(m));
                REQUIRE(alone.layer(l).s == batch.layer(l).s.col(m));
                REQUIRE(alone.layer(l).dE_da == batch.layer(l).dE_da.col(m));
                REQUIRE(alone.layer(l).delta == batch.layer(l).delta.col(m));
            }
        }
    }
}

TEST_CASE("wide layers too have the same bits alone and in a batch, and the right sums") {
    Random random(23);
    Scenario scenario;
    scenario.learning_rates = {0.5};
    scenario.network.layers = {layer(random, 203, 31, Activation::sigmoid),
                               layer(random, 31, 7, Activation::tanh)};
    for (int m = 0; m < 6; ++m)
        scenario.examples.push_back({vector(random, 203, 0.0, 1.0), vector(random, 7, 0.0, 1.0)});
    const Trace batch = traced(scenario, {0, 1, 2, 3, 4, 5});
    Matrix dE_dW = Matrix::Zero(31, 203);
    for (int m = 0; m < 6; ++m) {
        const Trace alone = traced(scenario, {m});
        CHECK(alone.layer(1).z == batch.layer(1).z.col(m));
        CHECK(alone.layer(1).delta == batch.layer(1).delta.col(m));
        dE_dW += alone.layer(1).dE_dW;
        const Vector z = scenario.network.layer(1).W * batch.x.col(m) + scenario.network.layer(1).b;
        CHECK((z - batch.layer(1).z.col(m)).cwiseAbs().maxCoeff() < 1e-12);
    }
    CHECK((dE_dW / 6.0 - batch.layer(1).dE_dW).cwiseAbs().maxCoeff() < 1e-14);
}

TEST_CASE("gradients over a batch are the mean or the sum of those of its examples") {
    Random random(29);
    for (const Reduction reduction : all_reductions) {
        Scenario scenario = random_scenario(random, Activation::softmax, Cost::softmax_cross_entropy);
        scenario.reduction = reduction;
        while (scenario.examples.size() < 3) scenario.examples.push_back(scenario.examples.front());
        const Trace batch = traced(scenario, all_examples(scenario));
        const auto m = static_cast<double>(scenario.examples.size());
        double sum = 0.0, weight_sum = 0.0;
        for (int i = 0; i < std::ssize(scenario.examples); ++i) {
            sum += batch.costs(i);
            weight_sum += example_weight_gradient(batch, 1, 0, 0, i);
        }
        const double divisor = reduction == Reduction::mean ? m : 1.0;
        CHECK(relative(batch.cost, sum / divisor) < 1e-15);
        CHECK(relative(batch.layer(1).dE_dW(0, 0), weight_sum / divisor) < 1e-14);
    }
}

TEST_CASE("a batch of any size is summed from its first example to its last") {
    Random random(30);
    Scenario scenario;
    scenario.learning_rates = {0.5};
    scenario.network.layers = {layer(random, 9, 6, Activation::sigmoid),
                               layer(random, 6, 3, Activation::tanh)};
    for (int m = 0; m < 150; ++m)
        scenario.examples.push_back({vector(random, 9, 0.0, 1.0), vector(random, 3, 0.0, 1.0)});
    for (const int size : {2, 31, 32, 33, 64, 65, 150}) {
        CAPTURE(size);
        const std::vector<int> all = all_examples(scenario);
        const Trace batch = traced(scenario, {all.begin(), all.begin() + size});
        for (int l = 1; l <= 2; ++l) {
            Matrix sum = Matrix::Zero(batch.layer(l).dE_dW.rows(), batch.layer(l).dE_dW.cols());
            for (int m = 0; m < size; ++m)
                for (Eigen::Index i = 0; i < sum.rows(); ++i)
                    for (Eigen::Index j = 0; j < sum.cols(); ++j)
                        sum(i, j) += example_weight_gradient(batch, l, i, j, m);
            CHECK(batch.layer(l).dE_dW == sum / static_cast<double>(size));
        }
    }
}

TEST_CASE("the mean of equal gradients is that gradient, to the bit") {
    Random random(31);
    Scenario scenario = random_scenario(random, Activation::identity, Cost::half_squared_error);
    scenario.reduction = Reduction::mean;
    scenario.examples.resize(1);
    const Trace alone = traced(scenario, {0});
    scenario.examples.resize(2, scenario.examples.front());
    CHECK(traced(scenario, {0, 1}).layer(1).dE_dW == alone.layer(1).dE_dW);
}

TEST_CASE("each layer has its own rate, and frozen biases stay") {
    Random random(37);
    Scenario scenario;
    scenario.learning_rates = {0.5, 0.0};
    scenario.update_biases = false;
    scenario.network.layers = {layer(random, 3, 4, Activation::sigmoid),
                               layer(random, 4, 2, Activation::sigmoid)};
    scenario.examples = {{vector(random, 3, -1.0, 1.0), vector(random, 2, 0.0, 1.0)}};
    Network network = scenario.network;
    Trace trace = traced(scenario, {0});
    CHECK(trace.layer(1).W_new == network.layer(1).W - 0.5 * trace.layer(1).dE_dW);
    CHECK(trace.layer(2).W_new == network.layer(2).W);
    CHECK(trace.layer(2).dE_dW.cwiseAbs().minCoeff() > 0.0);
    CHECK(trace.layer(1).b_new == network.layer(1).b);
    CHECK(trace.layer(1).dE_db.cwiseAbs().minCoeff() > 0.0);
    const Matrix updated = trace.layer(1).W_new;
    take_update(network, trace);
    CHECK(network.layer(1).W == updated);
    CHECK(trace.layer(1).W_new == scenario.network.layer(1).W);
}

TEST_CASE("a trace that served another scenario gives the same numbers as a new one") {
    Random random(41);
    Trace used;
    for (int i = 0; i < 200; ++i) {
        const auto pairs = fitting_pairs();
        const auto [output, cost] = one_of(random, pairs);
        const Scenario scenario = random_scenario(random, output, cost);
        compute(scenario.network, scenario, all_examples(scenario), used);
        REQUIRE(used == traced(scenario, all_examples(scenario)));
    }
}

TEST_CASE("weights of zero give zero gradients below, not NaN") {
    Scenario scenario;
    scenario.learning_rates = {1.0};
    scenario.cost = Cost::cross_entropy;
    for (int l = 0; l < 4; ++l)
        scenario.network.layers.push_back({Activation::sigmoid, Matrix::Zero(3, 3), Vector::Zero(3)});
    scenario.examples = {{Vector::Ones(3), Eigen::Vector3d(0.0, 0.5, 1.0)}};
    const Trace trace = traced(scenario, {0});
    CHECK(trace.layer(4).delta == Eigen::Vector3d(0.5, 0.0, -0.5));
    CHECK(trace.layer(3).dE_dW == Matrix::Zero(3, 3));
    CHECK(trace.cost == doctest::Approx(3 * std::log(2.0)).epsilon(1e-15));
}

TEST_CASE("the column of an example") {
    Random random(43);
    Scenario scenario = random_scenario(random, Activation::tanh, Cost::half_squared_error);
    scenario.examples.resize(3, scenario.examples.front());
    const Trace trace = traced(scenario, {2, 0});
    CHECK(trace.column_of(2) == 0);
    CHECK(trace.column_of(0) == 1);
    CHECK(trace.column_of(1) == -1);
}
