#pragma once

#include "core/files/scenario_file.h"
#include "core/model/input_error.h"

#include <string>

namespace backstep::test {

/// A small scenario with every key of the format.
inline const std::string sample = R"({
  "format": "backstep-scenario/1", "title": "Sample", "source": "tests", "notation": "neal",
  "cost": "half_squared_error", "reduction": "sum", "learning_rate": [0.5, 0.25], "update_biases": false,
  "layers": [
    {"activation": "tanh", "weights": [[1, 2], [3, 4], [5, 6]], "biases": [7, 8, 9]},
    {"activation": "sigmoid", "weights": [[0.1, 0.2, 0.3]], "biases": [0.4]}
  ],
  "examples": [{"input": [1, -1], "target": [0.5]}, {"input": [2, -2], "target": [1]}],
  "training": {"mode": "mini_batch", "batch_size": 2, "seed": 18446744073709551615, "shuffle": true},
  "decimals": 6
})";

/// The sample with the first `part` replaced.
inline std::string sample_with(const std::string& part, const std::string& replacement) {
    std::string text = sample;
    return text.replace(text.find(part), part.size(), replacement);
}

/// The message with which the text is refused, or an empty one.
inline std::string refusal(const std::string& text) {
    try {
        parse_scenario(text, "f.json");
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

} // namespace backstep::test
