#include "core/files/json.h"
#include "core/files/scenario_file.h"
#include "core/model/input_error.h"
#include "core/notation/notation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <utility>

namespace backstep {
namespace {

constexpr std::string_view format_name = "backstep-scenario/1";
constexpr double default_learning_rate = 0.5;

std::string count_of(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string description(const Json& value) {
    switch (value.type()) {
    case Json::value_t::string: return fmt::format("\"{}\"", excerpt(value.get_ref<const std::string&>()));
    case Json::value_t::array: return "a list";
    case Json::value_t::object: return "an object in { }";
    default: return value.dump();
    }
}

/// A value of the file with its place.
struct Node {
    const Json& value;
    std::string pointer;

    Node child(std::size_t index) const { return {value[index], fmt::format("{}/{}", pointer, index)}; }
    Node child(const std::string& key) const { return {value.at(key), child_pointer(pointer, key)}; }
    bool has(const std::string& key) const { return value.contains(key); }
};

class Reader {
public:
    explicit Reader(std::string_view file) : file_(file) {}

    LoadedScenario read(const Node& root);

private:
    std::string_view file_;
    Json unknown_ = Json::object();
    std::vector<std::string> warnings_;
    std::size_t unknown_count_ = 0;

    [[noreturn]] void fail(const std::string& problem) const {
        throw InputError(fmt::format("{}: {}", file_, problem));
    }
    [[noreturn]] void unexpected(const Node& node, std::string_view expected) const {
        fail(fmt::format("{}: {}, but {} was expected", node.pointer, description(node.value), expected));
    }

    Node required(const Node& object, const std::string& key, std::string_view expected) const {
        if (object.has(key)) return object.child(key);
        fail(fmt::format("{}: missing, but {} was expected", child_pointer(object.pointer, key), expected));
    }
    void check_object(const Node& node, std::string_view what) const {
        if (!node.value.is_object()) unexpected(node, what);
    }
    void keep_unknown_keys(const Node& object, std::initializer_list<std::string_view> known);

    std::string text(const Node& node) const {
        if (!node.value.is_string()) unexpected(node, "text in double quotes");
        return node.value.get<std::string>();
    }
    bool flag(const Node& node) const {
        if (!node.value.is_boolean()) unexpected(node, "true or false");
        return node.value.get<bool>();
    }
    double number(const Node& node) const {
        if (!node.value.is_number()) unexpected(node, "a number");
        return node.value.get<double>();
    }
    template<typename Integer>
    Integer whole_number(const Node& node, Integer least, Integer most) const;
    std::vector<double> numbers(const Node& node) const;
    Vector vector(const Node& node) const;
    Matrix matrix(const Node& node, const Network& before) const;
    template<typename Enum, std::size_t count>
    Enum choice(const Node& node, const std::array<Enum, count>& choices) const;
    std::string notation_id(const Node& node) const;

    void read_header(const Node& root, Scenario& scenario);
    void read_layers(const Node& node, Scenario& scenario);
    void read_examples(const Node& node, Scenario& scenario);
    Training training(const Node& node);
};

void Reader::keep_unknown_keys(const Node& object, std::initializer_list<std::string_view> known) {
    constexpr std::size_t most_warnings = 10;
    for (const auto& [key, value] : object.value.items()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        const std::string place = child_pointer(object.pointer, key);
        if (++unknown_count_ <= most_warnings)
            warnings_.push_back(
                fmt::format("{}: {}: not a key of this format; it is kept but means nothing here", file_,
                            excerpt(place)));
        // Places differ from each other, so there is nothing to look for first.
        unknown_.get_ref<Json::object_t&>().emplace_back(place, value);
    }
}

template<typename Integer>
Integer Reader::whole_number(const Node& node, Integer least, Integer most) const {
    const Json& value = node.value;
    const bool fits = value.is_number_unsigned()
                          ? value.get<std::uint64_t>() >= static_cast<std::uint64_t>(least) &&
                                value.get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                          : false;
    if (!fits) unexpected(node, fmt::format("a whole number from {} to {}", least, most));
    return static_cast<Integer>(value.get<std::uint64_t>());
}

std::vector<double> Reader::numbers(const Node& node) const {
    if (!node.value.is_array()) unexpected(node, "a list of numbers");
    std::vector<double> result;
    result.reserve(node.value.size());
    for (const Json& each : node.value) {
        if (!each.is_number()) number(node.child(result.size()));
        result.push_back(each.get<double>());
    }
    return result;
}

Vector Reader::vector(const Node& node) const {
    const std::vector<double> list = numbers(node);
    return Eigen::Map<const Vector>(list.data(), static_cast<Eigen::Index>(list.size()));
}

// W[to, from]: one row per neuron of the layer, as long as the layer before has neurons.
Matrix Reader::matrix(const Node& node, const Network& before) const {
    if (!node.value.is_array()) unexpected(node, "a list of rows, one per neuron");
    if (node.value.empty()) fail(fmt::format("{}: empty, but one row per neuron was expected", node.pointer));
    Matrix W;
    for (std::size_t i = 0; i < node.value.size(); ++i) {
        const Node row = node.child(i);
        const std::vector<double> list = numbers(row);
        const auto size = static_cast<Eigen::Index>(list.size());
        if (i == 0) {
            if (!before.layers.empty() && size != before.outputs())
                fail(fmt::format("{}: {}, but layer {} has {}", row.pointer, count_of(list.size(), "number"),
                                 before.depth(),
                                 count_of(static_cast<std::size_t>(before.outputs()), "neuron")));
            W.resize(static_cast<Eigen::Index>(node.value.size()), size);
        }
        if (size != W.cols())
            fail(fmt::format("{}: {}, but the row before has {}", row.pointer,
                             count_of(list.size(), "number"), W.cols()));
        W.row(static_cast<Eigen::Index>(i)) = Eigen::Map<const Vector>(list.data(), size).transpose();
    }
    return W;
}

template<typename Enum, std::size_t count>
Enum Reader::choice(const Node& node, const std::array<Enum, count>& choices) const {
    std::string names;
    for (const Enum each : choices) {
        if (node.value.is_string() && node.value.get_ref<const std::string&>() == name(each)) return each;
        names += fmt::format("{}{}", names.empty() ? "" : each == choices.back() ? " or " : ", ", name(each));
    }
    unexpected(node, names);
}

std::string Reader::notation_id(const Node& node) const {
    std::string names;
    for (const auto& each : all_notations()) {
        if (node.value.is_string() && node.value.get_ref<const std::string&>() == each->id())
            return std::string(each->id());
        const bool last = each == all_notations().back();
        names += fmt::format("{}{}", names.empty() ? "" : last ? " or " : ", ", each->id());
    }
    unexpected(node, names);
}

void Reader::read_header(const Node& root, Scenario& scenario) {
    if (const Node format = required(root, "format", fmt::format("\"{}\"", format_name));
        !format.value.is_string() || format.value.get_ref<const std::string&>() != format_name)
        unexpected(format, fmt::format("\"{}\"", format_name));
    if (root.has("title")) scenario.title = text(root.child("title"));
    if (root.has("source")) scenario.source = text(root.child("source"));
    if (root.has("notation")) scenario.notation = notation_id(root.child("notation"));
    scenario.cost = choice(required(root, "cost", "the name of a cost"), all_costs);
    if (root.has("reduction")) scenario.reduction = choice(root.child("reduction"), all_reductions);
    scenario.learning_rates = {default_learning_rate};
    if (root.has("learning_rate")) {
        const Node rate = root.child("learning_rate");
        if (rate.value.is_array())
            scenario.learning_rates = numbers(rate);
        else if (rate.value.is_number())
            scenario.learning_rates = {number(rate)};
        else
            unexpected(rate, "a number, or a list of one per layer,");
    }
    if (root.has("update_biases")) scenario.update_biases = flag(root.child("update_biases"));
    if (root.has("decimals"))
        scenario.decimals = whole_number(root.child("decimals"), fewest_decimals, most_decimals);
}

void Reader::read_layers(const Node& node, Scenario& scenario) {
    if (!node.value.is_array()) unexpected(node, "a list of layers");
    for (std::size_t i = 0; i < node.value.size(); ++i) {
        const Node each = node.child(i);
        check_object(each, "a layer in { }");
        Layer layer;
        layer.activation = choice(required(each, "activation", "the name of an activation"), all_activations);
        layer.W = matrix(required(each, "weights", "a list of rows, one per neuron,"), scenario.network);
        layer.b = vector(required(each, "biases", "a list of numbers, one per neuron,"));
        scenario.network.layers.push_back(std::move(layer));
        keep_unknown_keys(each, {"activation", "weights", "biases"});
    }
}

void Reader::read_examples(const Node& node, Scenario& scenario) {
    if (!node.value.is_array()) unexpected(node, "a list of examples");
    scenario.examples.reserve(node.value.size());
    for (std::size_t m = 0; m < node.value.size(); ++m) {
        const Node each = node.child(m);
        check_object(each, "an example in { }");
        scenario.examples.push_back({vector(required(each, "input", "a list of numbers")),
                                     vector(required(each, "target", "a list of numbers"))});
        keep_unknown_keys(each, {"input", "target"});
    }
}

Training Reader::training(const Node& node) {
    check_object(node, "an object such as {\"mode\": \"online\"}");
    Training result;
    if (node.has("mode")) result.mode = choice(node.child("mode"), all_training_modes);
    if (node.has("batch_size"))
        result.batch_size = whole_number(node.child("batch_size"), 1, std::numeric_limits<int>::max());
    if (node.has("seed"))
        result.seed =
            whole_number(node.child("seed"), std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max());
    if (node.has("shuffle")) result.shuffle = flag(node.child("shuffle"));
    keep_unknown_keys(node, {"mode", "batch_size", "seed", "shuffle"});
    return result;
}

LoadedScenario Reader::read(const Node& root) {
    if (!root.value.is_object())
        fail(fmt::format("{}, but a scenario in {{ }} was expected", description(root.value)));
    Scenario scenario;
    keep_unknown_keys(root, {"format", "title", "source", "notation", "cost", "reduction", "learning_rate",
                             "update_biases", "layers", "examples", "training", "decimals"});
    read_header(root, scenario);
    read_layers(required(root, "layers", "a list of layers"), scenario);
    read_examples(required(root, "examples", "a list of examples"), scenario);
    if (root.has("training")) scenario.training = training(root.child("training"));
    if (const auto found = problem(scenario)) fail(*found);

    if (unknown_count_ > warnings_.size())
        warnings_.push_back(fmt::format("{}: {} more keys that are not of this format; they are kept too",
                                        file_, unknown_count_ - warnings_.size()));
    if (!unknown_.empty()) scenario.unknown_keys = unknown_.dump();
    return {std::move(scenario), std::move(warnings_)};
}

} // namespace

LoadedScenario parse_scenario(std::string_view text, std::string_view name) {
    const Json root = parse_json(text, name);
    return Reader(name).read({root, ""});
}

} // namespace backstep
