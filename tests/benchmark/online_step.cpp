#include "tests/benchmark/contest.h"
#include "tests/core/random_scenario.h"

#include "core/trace/trace.h"

#include <cmath>
#include <memory>

namespace backstep::contest {
namespace {

constexpr int inputs = 3, hidden = 4, outputs = 2;

/// What one writes by hand for just this network.
struct ByHand {
    struct Weights {
        double W1[hidden][inputs], b1[hidden], W2[outputs][hidden], b2[outputs];
    } now, next;
    double x[inputs], y[outputs], rate, E;
    double z1[hidden], a1[hidden], s1[hidden], dE_da1[hidden], delta1[hidden], dE_dW1[hidden][inputs];
    double z2[outputs], a2[outputs], s2[outputs], dE_da2[outputs], delta2[outputs], dE_dW2[outputs][hidden];
    double dE_db1[hidden], dE_db2[outputs];

    static void sigmoid(double z, double& a, double& s) {
        a = 1.0 / (1.0 + std::exp(-z));
        s = a * (1.0 - a);
    }

    void step() {
        for (int i = 0; i < hidden; ++i) {
            z1[i] = now.b1[i];
            for (int j = 0; j < inputs; ++j) z1[i] += now.W1[i][j] * x[j];
            sigmoid(z1[i], a1[i], s1[i]);
        }
        E = 0.0;
        for (int i = 0; i < outputs; ++i) {
            z2[i] = now.b2[i];
            for (int j = 0; j < hidden; ++j) z2[i] += now.W2[i][j] * a1[j];
            sigmoid(z2[i], a2[i], s2[i]);
            dE_da2[i] = a2[i] - y[i];
            E += 0.5 * dE_da2[i] * dE_da2[i];
            delta2[i] = dE_da2[i] * s2[i];
            dE_db2[i] = delta2[i];
            for (int j = 0; j < hidden; ++j) dE_dW2[i][j] = delta2[i] * a1[j];
        }
        for (int j = 0; j < hidden; ++j) {
            dE_da1[j] = 0.0;
            for (int i = 0; i < outputs; ++i) dE_da1[j] += now.W2[i][j] * delta2[i];
            delta1[j] = dE_da1[j] * s1[j];
            dE_db1[j] = delta1[j];
            for (int k = 0; k < inputs; ++k) dE_dW1[j][k] = delta1[j] * x[k];
        }
        update();
    }

    void update() {
        for (int i = 0; i < outputs; ++i) {
            for (int j = 0; j < hidden; ++j) next.W2[i][j] = now.W2[i][j] - rate * dE_dW2[i][j];
            next.b2[i] = now.b2[i] - rate * dE_db2[i];
        }
        for (int i = 0; i < hidden; ++i) {
            for (int j = 0; j < inputs; ++j) next.W1[i][j] = now.W1[i][j] - rate * dE_dW1[i][j];
            next.b1[i] = now.b1[i] - rate * dE_db1[i];
        }
        now = next;
    }
};

struct Ours {
    Scenario scenario;
    Network network;
    Trace trace;

    void step() {
        forward(network, scenario, trace);
        backward(network, scenario, trace);
        update(network, scenario, trace);
        take_update(network, trace);
    }
};

Ours ours() {
    Random random(3);
    Ours result;
    result.scenario.learning_rates = {0.5};
    result.scenario.network.layers = {test::layer(random, inputs, hidden, Activation::sigmoid),
                                      test::layer(random, hidden, outputs, Activation::sigmoid)};
    result.scenario.examples = {{test::vector(random, inputs, -1.0, 1.0), Eigen::Vector2d(1.0, 0.0)}};
    result.network = result.scenario.network;
    prepare(result.scenario, std::vector{0}, result.trace);
    return result;
}

ByHand by_hand(const Scenario& scenario) {
    ByHand result{};
    const Layer &first = scenario.network.layer(1), &second = scenario.network.layer(2);
    for (int i = 0; i < hidden; ++i) {
        for (int j = 0; j < inputs; ++j) result.now.W1[i][j] = first.W(i, j);
        result.now.b1[i] = first.b(i);
    }
    for (int i = 0; i < outputs; ++i) {
        for (int j = 0; j < hidden; ++j) result.now.W2[i][j] = second.W(i, j);
        result.now.b2[i] = second.b(i);
    }
    for (int j = 0; j < inputs; ++j) result.x[j] = scenario.examples[0].input(j);
    for (int i = 0; i < outputs; ++i) result.y[i] = scenario.examples[0].target(i);
    result.rate = scenario.learning_rates[0];
    return result;
}

double relative(double one, double other) {
    return one == other ? 0.0 : std::abs(one - other) / std::max(std::abs(one), std::abs(other));
}

double difference() {
    Ours mine = ours();
    ByHand other = by_hand(mine.scenario);
    for (int i = 0; i < steps_compared; ++i) {
        mine.step();
        other.step();
    }
    double worst = relative(mine.trace.cost, other.E);
    for (int i = 0; i < hidden; ++i) {
        worst = std::max(worst, relative(mine.trace.layer(1).delta(i, 0), other.delta1[i]));
        for (int j = 0; j < inputs; ++j)
            worst = std::max(worst, relative(mine.network.layer(1).W(i, j), other.now.W1[i][j]));
    }
    for (int i = 0; i < outputs; ++i)
        for (int j = 0; j < hidden; ++j)
            worst = std::max(worst, relative(mine.network.layer(2).W(i, j), other.now.W2[i][j]));
    return worst;
}

} // namespace

Contest online_step() {
    const auto mine = std::make_shared<Ours>(ours());
    const auto other = std::make_shared<ByHand>(by_hand(mine->scenario));
    return {"3-4-2, one online step",
            "hand-written loop",
            0.8,
            [mine](int steps) {
                for (int i = 0; i < steps; ++i) mine->step();
            },
            [other](int steps) {
                for (int i = 0; i < steps; ++i) other->step();
            },
            difference};
}

} // namespace backstep::contest
