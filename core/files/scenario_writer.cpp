#include "core/files/exact_text.h"
#include "core/files/json.h"
#include "core/files/scenario_file.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <map>

namespace backstep {
namespace {

std::string json_string(std::string_view text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string list(const auto& numbers) {
    std::string result = "[";
    for (const double number : numbers) {
        if (result.size() > 1) result += ", ";
        result += exact_text(number);
    }
    return result + "]";
}

/// `key: value` members joined by commas, each value a JSON text.
class Object {
public:
    void add(std::string_view key, std::string_view value) {
        members_.push_back(fmt::format("{}: {}", json_string(key), value));
    }

    /// The keys of a later version or another program that the file had at this place.
    void add_unknown(const std::multimap<std::string, std::pair<std::string, std::string>>& unknown,
                     const std::string& place) {
        const auto [first, last] = unknown.equal_range(place);
        for (auto it = first; it != last; ++it) add(it->second.first, it->second.second);
    }

    std::string in_one_line() const { return fmt::format("{{{}}}", fmt::join(members_, ", ")); }
    std::string indented(int by) const {
        const std::string margin(static_cast<std::size_t>(by), ' ');
        return fmt::format("{{\n{0}  {1}\n{0}}}", margin, fmt::join(members_, ",\n" + margin + "  "));
    }

private:
    std::vector<std::string> members_;
};

class Writer {
public:
    explicit Writer(const Scenario& scenario) : scenario_(scenario) {
        if (scenario.unknown_keys.empty()) return;
        const Json unknown = Json::parse(scenario.unknown_keys);
        for (const auto& [pointer, value] : unknown.items()) {
            const std::size_t slash = pointer.find_last_of('/');
            unknown_.emplace(pointer.substr(0, slash),
                             std::pair(plain_key(pointer.substr(slash + 1)), value.dump()));
        }
    }

    std::string write() const;

private:
    const Scenario& scenario_;
    std::multimap<std::string, std::pair<std::string, std::string>>
        unknown_; ///< by the place of their object

    static std::string plain_key(std::string_view escaped) {
        std::string key;
        for (std::size_t i = 0; i < escaped.size(); ++i) {
            if (escaped[i] == '~')
                key += escaped[++i] == '0' ? '~' : '/';
            else
                key += escaped[i];
        }
        return key;
    }

    std::string learning_rate() const {
        const auto& rates = scenario_.learning_rates;
        return rates.size() == 1 ? exact_text(rates.front()) : list(rates);
    }
    std::string layer(std::size_t index) const;
    std::string example(std::size_t index) const;
    std::string training() const;
};

std::string Writer::layer(std::size_t index) const {
    const Layer& layer = scenario_.network.layers[index];
    std::string weights;
    for (Eigen::Index i = 0; i < layer.W.rows(); ++i)
        weights += fmt::format("{}\n        {}", i == 0 ? "" : ",", list(layer.W.row(i)));
    Object object;
    object.add("activation", json_string(name(layer.activation)));
    object.add("weights", fmt::format("[{}\n      ]", weights));
    object.add("biases", list(layer.b));
    object.add_unknown(unknown_, fmt::format("/layers/{}", index));
    return object.indented(4);
}

std::string Writer::example(std::size_t index) const {
    const Example& example = scenario_.examples[index];
    Object object;
    object.add("input", list(example.input));
    object.add("target", list(example.target));
    object.add_unknown(unknown_, fmt::format("/examples/{}", index));
    return object.in_one_line();
}

std::string Writer::training() const {
    const Training& training = scenario_.training;
    Object object;
    object.add("mode", json_string(name(training.mode)));
    object.add("batch_size", std::to_string(training.batch_size));
    object.add("seed", std::to_string(training.seed));
    object.add("shuffle", training.shuffle ? "true" : "false");
    object.add_unknown(unknown_, "/training");
    return object.in_one_line();
}

std::string Writer::write() const {
    std::string layers, examples;
    for (std::size_t l = 0; l < scenario_.network.layers.size(); ++l)
        layers += fmt::format("{}\n    {}", l == 0 ? "" : ",", layer(l));
    for (std::size_t m = 0; m < scenario_.examples.size(); ++m)
        examples += fmt::format("{}\n    {}", m == 0 ? "" : ",", example(m));

    Object object;
    object.add("format", json_string("backstep-scenario/1"));
    if (!scenario_.title.empty()) object.add("title", json_string(scenario_.title));
    if (!scenario_.source.empty()) object.add("source", json_string(scenario_.source));
    object.add("notation", json_string(scenario_.notation));
    object.add("cost", json_string(name(scenario_.cost)));
    object.add("reduction", json_string(name(scenario_.reduction)));
    object.add("learning_rate", learning_rate());
    object.add("update_biases", scenario_.update_biases ? "true" : "false");
    object.add("layers", fmt::format("[{}\n  ]", layers));
    object.add("examples", fmt::format("[{}\n  ]", examples));
    object.add("training", training());
    object.add("decimals", std::to_string(scenario_.decimals));
    object.add_unknown(unknown_, "");
    return object.indented(0) + "\n";
}

} // namespace

std::string scenario_text(const Scenario& scenario) {
    if (const auto found = problem(scenario)) throw InputError(*found);
    return Writer(scenario).write();
}

} // namespace backstep
