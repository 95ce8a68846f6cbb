#include "core/walk/walk.h"

#include <algorithm>

namespace backstep {
namespace {

constexpr std::array<std::string_view, 5> phase_names{"forward", "error", "backward", "average", "update"};
constexpr std::array<std::string_view, all_granularities.size()> granularity_names{"pass", "layer", "vector",
                                                                                   "element"};

constexpr std::size_t index(Granularity granularity) {
    return static_cast<std::size_t>(granularity);
}

/// The place of an element in its block, from 1; of a row, column or all of it, that of its last element.
Walk::Position place_in_block(const Quantity& q, Shape shape) {
    const int row = q.row == 0 ? shape.rows : q.row;
    const int column = q.column == 0 ? shape.columns : q.column;
    return Walk::Position{row - 1} * shape.columns + column;
}

} // namespace

std::string_view name(Phase phase) {
    return phase_names[static_cast<std::size_t>(phase)];
}
std::string_view name(Granularity granularity) {
    return granularity_names[index(granularity)];
}

std::optional<Granularity> granularity_named(std::string_view text) {
    for (const Granularity granularity : all_granularities)
        if (name(granularity) == text) return granularity;
    return std::nullopt;
}

Walk::Walk(const Scenario& scenario, std::vector<int> examples) : examples_(std::move(examples)) {
    for (const int example : examples_) add_example(scenario, examples_.size() > 1 ? example + 1 : 0);
    if (examples_.size() > 1) add_average(scenario);
    add_update(scenario);
}

void Walk::add_example(const Scenario& scenario, int example) {
    const Network& network = scenario.network;
    const auto add_vector = [&](Phase phase, Symbol symbol, int l) {
        add(phase, {.symbol = symbol, .layer = l, .example = example}, shape_of(symbol, l, network));
    };
    for (int l = 1; l <= network.depth(); ++l) {
        add_vector(Phase::forward, Symbol::weighted_input, l);
        add_vector(Phase::forward, Symbol::activation, l);
    }
    add_vector(Phase::error, Symbol::cost, 0);
    for (int l = network.depth(); l >= 1; --l) {
        add_vector(Phase::backward, Symbol::cost_gradient_a, l);
        if (is_elementwise(network.layer(l).activation))
            add_vector(Phase::backward, Symbol::activation_derivative, l);
        add_vector(Phase::backward, Symbol::delta, l);
        add_vector(Phase::backward, Symbol::weight_gradient, l);
        add_vector(Phase::backward, Symbol::bias_gradient, l);
    }
}

void Walk::add_average(const Scenario& scenario) {
    add(Phase::average, {.symbol = Symbol::cost}, {1, 1});
    for (int l = scenario.network.depth(); l >= 1; --l)
        for (const Symbol symbol : {Symbol::weight_gradient, Symbol::bias_gradient})
            add(Phase::average, {.symbol = symbol, .layer = l}, shape_of(symbol, l, scenario.network));
}

void Walk::add_update(const Scenario& scenario) {
    for (int l = scenario.network.depth(); l >= 1; --l) {
        const Shape shape = shape_of(Symbol::weight, l, scenario.network);
        add(Phase::update, {.symbol = Symbol::updated_weight, .layer = l}, shape);
        if (scenario.update_biases)
            add(Phase::update, {.symbol = Symbol::updated_bias, .layer = l}, {shape.rows, 1});
    }
}

void Walk::add(Phase phase, const Quantity& quantity, Shape shape) {
    Block block{phase, quantity, end(), Position{shape.rows} * shape.columns, shape, {}};
    const Block* before = blocks_.empty() ? nullptr : &blocks_.back();
    const bool same_pass = before && before->phase == phase && before->quantity.example == quantity.example;
    const bool same_layer = same_pass && before->quantity.layer == quantity.layer;
    const bool same_vector = same_layer && quantity.symbol == Symbol::updated_bias;
    const std::array same{same_pass, same_layer, same_vector};
    for (std::size_t g = 0; g < ends_.size(); ++g) {
        if (!same[g]) ends_[g].push_back(0);
        ends_[g].back() = block.first + block.count;
        block.step[g] = static_cast<std::int64_t>(ends_[g].size());
    }
    block_of_.emplace(quantity, blocks_.size());
    blocks_.push_back(block);
}

Walk::Position Walk::end() const {
    return blocks_.empty() ? 0 : blocks_.back().first + blocks_.back().count;
}

std::int64_t Walk::step_count(Granularity granularity) const {
    return granularity == Granularity::element ? end() : std::ssize(ends_[index(granularity)]);
}

Walk::Position Walk::after(std::int64_t number, Granularity granularity) const {
    if (number <= 0) return 0;
    number = std::min(number, step_count(granularity));
    return granularity == Granularity::element
               ? number
               : ends_[index(granularity)][static_cast<std::size_t>(number - 1)];
}

std::int64_t Walk::steps_done(Position position, Granularity granularity) const {
    if (granularity == Granularity::element) return position;
    const auto& ends = ends_[index(granularity)];
    return std::upper_bound(ends.begin(), ends.end(), position) - ends.begin();
}

std::int64_t Walk::current_step(Position position, Granularity granularity) const {
    if (granularity == Granularity::element || position == 0) return position;
    const auto& ends = ends_[index(granularity)];
    return std::lower_bound(ends.begin(), ends.end(), position) - ends.begin() + 1;
}

Walk::Position Walk::next(Position position, Granularity granularity) const {
    return after(steps_done(position, granularity) + 1, granularity);
}

Walk::Position Walk::previous(Position position, Granularity granularity) const {
    return position == 0 ? 0 : after(current_step(position, granularity) - 1, granularity);
}

Step Walk::step(std::int64_t number, Granularity granularity) const {
    const Block& last = block_at(after(number, granularity));
    Step step{last.phase, last.quantity.layer, last.quantity.example, {}};
    if (granularity == Granularity::element) {
        Quantity element = last.quantity;
        const auto place = number - last.first - 1;
        if (element.symbol != Symbol::cost) element.row = static_cast<int>(place / last.shape.columns) + 1;
        if (is_matrix(element.symbol)) element.column = static_cast<int>(place % last.shape.columns) + 1;
        step.quantities = {element};
        return step;
    }
    for (const Block& block : blocks_)
        if (block.step[index(granularity)] == number) {
            step.quantities.push_back(block.quantity);
            if (block.quantity.layer != step.layer) step.layer = 0;
        }
    return step;
}

const Walk::Block& Walk::block_at(Position position) const {
    const auto found = std::partition_point(blocks_.begin(), blocks_.end(), [&](const Block& block) {
        return block.first + block.count < position;
    });
    return found == blocks_.end() ? blocks_.back() : *found;
}

const Walk::Block* Walk::block_of(const Quantity& quantity, int example) const {
    const bool reduced = is_gradient(quantity.symbol) || quantity.symbol == Symbol::cost;
    int wanted = quantity.example;
    if (examples_.size() == 1) {
        if (wanted != 0 && wanted != examples_.front() + 1) return nullptr;
        wanted = 0;
    } else if (wanted == 0 && is_per_example(quantity.symbol) && !reduced) {
        wanted = example == 0 ? examples_.front() + 1 : example;
    }
    const auto found =
        block_of_.find({.symbol = quantity.symbol, .layer = quantity.layer, .example = wanted});
    return found == block_of_.end() ? nullptr : &blocks_[found->second];
}

std::optional<Walk::Position> Walk::known_at(const Quantity& quantity, int example) const {
    switch (quantity.symbol) {
    case Symbol::input:
    case Symbol::target:
    case Symbol::weight:
    case Symbol::bias: return 0;
    default: break;
    }
    const Block* block = block_of(quantity, example);
    if (!block || quantity.row > block->shape.rows || quantity.column > block->shape.columns)
        return std::nullopt;
    return block->first + place_in_block(quantity, block->shape);
}

bool Walk::known(const Quantity& quantity, Position position, int example) const {
    const auto at = known_at(quantity, example);
    return at && *at <= position;
}

const std::vector<int>& Walk::examples() const {
    return examples_;
}

int Walk::example_at(Position position) const {
    if (examples_.size() == 1) return examples_.front() + 1;
    const int example = block_at(position).quantity.example;
    return example == 0 ? examples_.back() + 1 : example;
}

} // namespace backstep
