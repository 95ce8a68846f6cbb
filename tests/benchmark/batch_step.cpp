#include "tests/benchmark/contest.h"
#include "tests/core/random_scenario.h"

#include "core/trace/trace.h"

#include <cmath>
#include <memory>

namespace backstep::contest {
namespace {

constexpr int batch = 10;

/// The same step as one writes it with Eigen.
struct PlainEigen {
    Matrix W1, W2, x, y, z1, a1, s1, z2, a2, s2, delta1, delta2, dE_da1, dE_dW1, dE_dW2;
    Vector b1, b2, dE_db1, dE_db2;
    double rate = 0, E = 0;

    void step() {
        z1.noalias() = W1 * x;
        z1.colwise() += b1;
        a1 = (1.0 + (-z1.array()).exp()).inverse();
        s1 = a1.array() * (1.0 - a1.array());
        z2.noalias() = W2 * a1;
        z2.colwise() += b2;
        a2 = (1.0 + (-z2.array()).exp()).inverse();
        s2 = a2.array() * (1.0 - a2.array());
        E = 0.5 * (a2 - y).squaredNorm() / batch;
        delta2 = (a2 - y).cwiseProduct(s2);
        dE_da1.noalias() = W2.transpose() * delta2;
        delta1 = dE_da1.cwiseProduct(s1);
        dE_dW2.noalias() = delta2 * a1.transpose();
        dE_dW1.noalias() = delta1 * x.transpose();
        dE_dW2 /= batch;
        dE_dW1 /= batch;
        dE_db2 = delta2.rowwise().mean();
        dE_db1 = delta1.rowwise().mean();
        W2 -= rate * dE_dW2;
        W1 -= rate * dE_dW1;
        b2 -= rate * dE_db2;
        b1 -= rate * dE_db1;
    }
};

struct Ours {
    Scenario scenario;
    Network network;
    std::vector<int> examples;
    Trace trace;

    void step() {
        compute(network, scenario, examples, trace);
        take_update(network, trace);
    }
};

Ours ours() {
    Random random(5);
    Ours result;
    result.scenario.learning_rates = {0.1};
    result.scenario.network.layers = {test::layer(random, 784, 30, Activation::sigmoid),
                                      test::layer(random, 30, 10, Activation::sigmoid)};
    result.scenario.network.layers[0].W *= 0.05;
    for (int m = 0; m < batch; ++m) {
        result.scenario.examples.push_back(
            {test::vector(random, 784, 0.0, 1.0), test::vector(random, 10, 0.0, 1.0)});
        result.examples.push_back(m);
    }
    result.network = result.scenario.network;
    return result;
}

PlainEigen plain_eigen(const Scenario& scenario) {
    PlainEigen result;
    result.W1 = scenario.network.layer(1).W;
    result.W2 = scenario.network.layer(2).W;
    result.b1 = scenario.network.layer(1).b;
    result.b2 = scenario.network.layer(2).b;
    result.rate = scenario.learning_rates[0];
    result.x.resize(784, batch);
    result.y.resize(10, batch);
    for (int m = 0; m < batch; ++m) {
        result.x.col(m) = scenario.examples[static_cast<std::size_t>(m)].input;
        result.y.col(m) = scenario.examples[static_cast<std::size_t>(m)].target;
    }
    return result;
}

double difference() {
    Ours mine = ours();
    PlainEigen other = plain_eigen(mine.scenario);
    for (int i = 0; i < steps_compared; ++i) {
        mine.step();
        other.step();
    }
    const auto worst = [](const Matrix& one, const Matrix& two) {
        return (one - two).cwiseAbs().maxCoeff() / two.cwiseAbs().maxCoeff();
    };
    return std::max({worst(mine.network.layer(1).W, other.W1), worst(mine.network.layer(2).W, other.W2),
                     worst(mine.trace.layer(1).dE_dW, other.dE_dW1),
                     std::abs(mine.trace.cost - other.E) / other.E});
}

} // namespace

Contest batch_step() {
    const auto mine = std::make_shared<Ours>(ours());
    const auto other = std::make_shared<PlainEigen>(plain_eigen(mine->scenario));
    return {"784-30-10, one batch of 10",
            "plain Eigen",
            1.0,
            [mine](int steps) {
                for (int i = 0; i < steps; ++i) mine->step();
            },
            [other](int steps) {
                for (int i = 0; i < steps; ++i) other->step();
            },
            difference};
}

} // namespace backstep::contest
