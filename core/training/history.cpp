#include "core/training/history.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace backstep {
namespace {

constexpr std::size_t most_numbers = 8u << 20; // 64 MB
constexpr std::size_t fewest_states = 16, most_useful_states = 16384;

std::size_t size_of(const Network& network) {
    Eigen::Index count = 0;
    for (const Layer& layer : network.layers) count += layer.W.size() + layer.b.size();
    return static_cast<std::size_t>(count);
}

void append(const Network& network, std::vector<double>& states) {
    for (const Layer& layer : network.layers) {
        states.insert(states.end(), layer.W.data(), layer.W.data() + layer.W.size());
        states.insert(states.end(), layer.b.data(), layer.b.data() + layer.b.size());
    }
}

void restore(const double* state, Network& network) {
    for (Layer& layer : network.layers) {
        std::copy_n(state, layer.W.size(), layer.W.data());
        state += layer.W.size();
        std::copy_n(state, layer.b.size(), layer.b.data());
        state += layer.b.size();
    }
}

bool is_finite(const Network& network) {
    return std::ranges::all_of(network.layers,
                               [](const Layer& layer) { return layer.W.allFinite() && layer.b.allFinite(); });
}

} // namespace

History::History(Scenario scenario)
    : scenario_(std::move(scenario)), order_(scenario_), latest_(scenario_.network), next_(latest_),
      state_size_(size_of(latest_)) {
    std::vector<int> everything(scenario_.examples.size());
    std::iota(everything.begin(), everything.end(), 0);
    prepare(scenario_, everything, all_);
    forward(latest_, scenario_, all_);
    keep_costs();
    keep_state();
}

Trace& History::trace_of(std::span<const int> examples) {
    if (examples.size() == scenario_.examples.size()) return all_;
    return std::ssize(examples) == examples_per_update(scenario_) ? some_ : rest_;
}

bool History::advance() {
    return compute_next() && take_next();
}

bool History::compute_next(const std::stop_token& stop) {
    if (next_computed_) return true;
    const std::span<const int> examples = order_.of_update(updates_);
    Trace& trace = trace_of(examples);
    if (&trace != &all_) {
        prepare(scenario_, examples, trace);
        forward(latest_, scenario_, trace);
    }
    if (stop.stop_requested()) return false;
    backward(latest_, scenario_, trace);
    if (stop.stop_requested()) return false;
    update(latest_, scenario_, trace);
    take_update(next_, trace);
    if (stop.stop_requested()) return false;
    forward(next_, scenario_, all_);
    next_computed_ = true;
    return true;
}

bool History::take_next() {
    if (!is_finite(next_) || !std::isfinite(all_.cost)) return false;
    latest_.layers.swap(next_.layers);
    next_computed_ = false;
    keep_norms(trace_of(order_.of_update(updates_)));
    ++updates_;
    keep_costs();
    keep_state();
    return true;
}

Network History::network_at(std::int64_t update) const {
    if (update == updates_) return latest_;
    Network network = latest_;
    const auto state = static_cast<std::size_t>(update / spacing_);
    restore(states_.data() + state * state_size_, network);
    ExampleOrder order(scenario_);
    Trace trace;
    for (std::int64_t u = update / spacing_ * spacing_; u < update; ++u)
        train_one(network, scenario_, order, u, trace);
    return network;
}

double History::cost(std::int64_t update) const {
    return costs_[static_cast<std::size_t>(update)];
}

double History::cost(std::int64_t update, int example) const {
    const auto row = static_cast<std::size_t>(update) * scenario_.examples.size();
    return example_costs_[row + static_cast<std::size_t>(example)];
}

double History::gradient_norm(std::int64_t update, int layer) const {
    const auto row = static_cast<std::size_t>(update - 1) * scenario_.network.layers.size();
    return norms_[row + static_cast<std::size_t>(layer - 1)];
}

void History::keep_costs() {
    costs_.push_back(all_.cost);
    if (keeps_example_costs())
        example_costs_.insert(example_costs_.end(), all_.costs.data(), all_.costs.data() + all_.costs.size());
}

void History::keep_norms(const Trace& trace) {
    for (const LayerTrace& layer : trace.layers)
        norms_.push_back(std::hypot(layer.dE_dW.stableNorm(), layer.dE_db.stableNorm()));
}

void History::keep_state() {
    if (updates_ % spacing_ != 0) return;
    append(latest_, states_);
    if (states_.size() <= most_states() * state_size_) return;
    const std::size_t kept = (states_.size() / state_size_ + 1) / 2;
    for (std::size_t i = 1; i < kept; ++i)
        std::copy_n(states_.begin() + static_cast<std::ptrdiff_t>(2 * i * state_size_), state_size_,
                    states_.begin() + static_cast<std::ptrdiff_t>(i * state_size_));
    states_.resize(kept * state_size_);
    spacing_ *= 2;
}

std::size_t History::most_states() const {
    return std::clamp(most_numbers / state_size_, fewest_states, most_useful_states);
}

void train_one(Network& network, const Scenario& scenario, ExampleOrder& order, std::int64_t update,
               Trace& trace) {
    compute(network, scenario, order.of_update(update), trace);
    take_update(network, trace);
}

} // namespace backstep
