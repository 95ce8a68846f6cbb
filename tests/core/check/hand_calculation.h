#pragma once

#include "core/check/check.h"
#include "tests/core/random_scenario.h"

#include <map>
#include <optional>
#include <vector>

/// Hand calculations as students make them, with one mistake at most, written without anything of the code
/// that is to find it.
namespace backstep::test {

/// A mistake at one number. `pick` chooses among the ways to make it there.
struct Planted {
    Mistake mistake = Mistake::sign;
    Quantity at;
    int pick = 0;
};

/// All numbers of an update, one after the other, each from those before it.
class HandCalculation {
public:
    /// With `rounded_to`, every number is rounded before one goes on with it.
    HandCalculation(const Scenario& scenario, std::vector<int> examples, std::optional<int> rounded_to,
                    std::optional<Planted> planted);

    /// In the order in which they were computed.
    const std::vector<Quantity>& order() const { return order_; }
    double at(const Quantity& quantity) const { return numbers_.at(quantity); }

    /// The mistake could be made there.
    bool made() const { return made_; }

private:
    const Scenario& scenario_;
    std::vector<int> examples_;
    std::optional<int> rounded_to_;
    std::optional<Planted> planted_;
    std::map<Quantity, double> numbers_;
    std::vector<Quantity> order_;
    bool made_ = false;

    void example(int m);
    void forward(int m);
    void error(int m);
    void backward(int m);
    void reduce();
    void update();

    void record(const Quantity& quantity, double right);
    std::optional<double> mistaken(const Quantity& q, double right) const;
    std::optional<double> mistaken_forward(const Quantity& q) const;
    std::optional<double> mistaken_error(const Quantity& q, double right) const;
    std::optional<double> mistaken_backward(const Quantity& q, double right) const;
    std::optional<double> mistaken_update(const Quantity& q) const;

    double get(Symbol symbol, int l, int i, int j, int m) const { return numbers_.at({symbol, l, i, j, m}); }
    double input(int l, int j, int m) const;
    double weight(int l, int i, int j) const { return scenario_.network.layer(l).W(i - 1, j - 1); }
    double weight_transposed(int l, int i, int j) const;
    double target(int k, int m) const;
    int neurons(int l) const { return static_cast<int>(scenario_.network.neurons(l)); }
    int depth() const { return scenario_.network.depth(); }
    Activation activation(int l) const { return scenario_.network.layer(l).activation; }
    bool several() const { return examples_.size() > 1; }
    double cost_of(Cost cost, int m) const;
    double cost_gradient(Cost cost, int k, int m) const;
    double output_delta(Cost cost, int k, int m) const;
    std::optional<Cost> other_cost(int pick) const;
};

/// A network of 1–3 layers of 1–5 neurons and 1–3 examples, every cost and output in turn.
Scenario small_scenario(Random& random);

/// What is handed in of a calculation.
enum class Handed { everything, main_numbers, gradients_and_update };

bool is_handed(Handed handed, Symbol symbol);

std::vector<Answer> handed_in(const HandCalculation& calculation, Handed handed, int decimals);

} // namespace backstep::test
