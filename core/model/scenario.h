#pragma once

#include "core/model/cost.h"
#include "core/model/network.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backstep {

struct Example {
    Vector input;  ///< as many as the network's inputs
    Vector target; ///< as many as its outputs

    bool operator==(const Example& other) const {
        return input.size() == other.input.size() && target.size() == other.target.size() &&
               input == other.input && target == other.target;
    }
};

/// Which examples one update uses: one, a few, or all.
enum class TrainingMode { online, mini_batch, batch };
inline constexpr std::array all_training_modes{TrainingMode::online, TrainingMode::mini_batch,
                                               TrainingMode::batch};

/// The name in scenario files, such as `mini_batch`.
std::string_view name(TrainingMode mode);
std::optional<TrainingMode> training_mode_named(std::string_view name);

struct Training {
    TrainingMode mode = TrainingMode::batch;
    int batch_size = 1;     ///< of mini_batch
    std::uint64_t seed = 1; ///< of the shuffle
    bool shuffle = false;   ///< a new order of the examples in every epoch; file order otherwise

    bool operator==(const Training&) const = default;
};

inline constexpr int fewest_decimals = 2;
inline constexpr int most_decimals = 17;

/// What is computed, and how it is shown: the content of a scenario file.
struct Scenario {
    std::string title;
    std::string source;
    std::string notation = "suresh-sardana";
    Cost cost = Cost::half_squared_error;
    Reduction reduction = Reduction::mean;
    std::vector<double> learning_rates; ///< one for all layers, or one per layer
    bool update_biases = true;
    Network network;
    std::vector<Example> examples;
    Training training;
    int decimals = 4;
    std::string
        unknown_keys; ///< JSON object of keys this version does not know, kept for saving; may be empty

    /// The learning rate of layer l, 1 ≤ l ≤ depth.
    double learning_rate(int l) const {
        return learning_rates.size() == 1 ? learning_rates.front()
                                          : learning_rates[static_cast<std::size_t>(l - 1)];
    }

    bool operator==(const Scenario&) const = default;
};

/// How many examples one update uses: at least 1, at most all of them.
int examples_per_update(const Scenario& scenario);

/// Whether every example's targets do, as those of a classification should: softmax's derivatives cancel
/// then.
bool targets_add_up_to_one(const Scenario& scenario);

/// What keeps the scenario from being computed, as one sentence with its place (a JSON pointer), or nothing.
/// Checked: shapes, finite numbers, a cost that fits the output, softmax only at the output, targets in [0,
/// 1] for cross-entropy, rates, training and decimals.
std::optional<std::string> problem(const Scenario& scenario);

} // namespace backstep
