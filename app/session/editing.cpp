#include "app/session/selection.h"
#include "app/session/shown_name.h"
#include "app/session/state.h"
#include "core/model/edit.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <cmath>

namespace backstep {
namespace {

constexpr double largest_value = 1e12; ///< beyond, a few layers overflow

// Whether both compute the same; they may be shown differently.
bool same_numbers(const Scenario& a, const Scenario& b) {
    return a.cost == b.cost && a.reduction == b.reduction && a.learning_rates == b.learning_rates &&
           a.update_biases == b.update_biases && a.network == b.network && a.examples == b.examples &&
           a.training == b.training;
}

// Whether a position means the same in both walks.
bool same_shape(const Network& a, const Walk& walk_a, const Network& b, const Walk& walk_b) {
    if (a.depth() != b.depth() || walk_a.end() != walk_b.end()) return false;
    for (int l = 0; l <= a.depth(); ++l)
        if (a.neurons(l) != b.neurons(l)) return false;
    return true;
}

std::optional<std::string> value_problem(double value) {
    if (std::isfinite(value) && std::abs(value) <= largest_value) return std::nullopt;
    return fmt::format("{} cannot be used: a number between −{} and {} was expected.", value, largest_value,
                       largest_value);
}

void set(Scenario& scenario, const Quantity& q, double value) {
    const auto example = [&]() -> Example& {
        return scenario.examples[static_cast<std::size_t>(q.example - 1)];
    };
    switch (q.symbol) {
    case Symbol::weight: scenario.network.layer(q.layer).W(q.row - 1, q.column - 1) = value; break;
    case Symbol::bias: scenario.network.layer(q.layer).b(q.row - 1) = value; break;
    case Symbol::input: example().input(q.row - 1) = value; break;
    case Symbol::target: example().target(q.row - 1) = value; break;
    default: break;
    }
}

} // namespace

void Session::State::apply(const command::Edit& wanted) {
    edit({wanted.what}, wanted.change);
}

void Session::State::apply(const command::SetValue& wanted) {
    Quantity quantity = wanted.quantity;
    auto wrong = problem(quantity, walker.scenario());
    if (!wrong && !can_be_set(quantity))
        wrong = shown_name({notation(), walker.network()}, quantity) +
                " is computed; weights, biases, inputs and targets can be set.";
    if (!wrong) wrong = value_problem(wanted.value);
    if (wrong) {
        messages.reply(Message::Kind::error, *wrong);
        return;
    }
    if (quantity.example == 0) quantity.example = walker.walk().example_at(walker.place().position);
    edit({"Set ", quantity, fmt::format(" to {}", wanted.value)},
         [&](Scenario& scenario) { set(scenario, quantity, wanted.value); });
}

void Session::State::apply(const command::SetLearningRate& wanted) {
    if (const auto wrong = value_problem(wanted.rate)) {
        messages.reply(Message::Kind::error, *wrong);
        return;
    }
    const std::string of_layer = wanted.layer == 0 ? "" : fmt::format(" of layer {}", wanted.layer);
    edit({fmt::format("Set the learning rate{} to {}", of_layer, wanted.rate)},
         [&](Scenario& scenario) { set_learning_rate(scenario, wanted.layer, wanted.rate); });
}

void Session::State::apply(const command::SetNotation& wanted) {
    const Notation* notation = notation_named(wanted.id);
    if (notation == nullptr) return;
    viewed_notation.reset();
    edit({fmt::format("Write in the notation of {}", notation->title())},
         [&](Scenario& scenario) { scenario.notation = wanted.id; });
}

void Session::State::apply(const command::ViewNotation& wanted) {
    if (notation_named(wanted.id) != nullptr) viewed_notation = wanted.id;
}

const Notation& Session::State::notation() const {
    const Notation* named = notation_named(viewed_notation.value_or(walker.scenario().notation));
    return named != nullptr ? *named : *all_notations().front();
}

void Session::State::apply(const command::StartRunHere&) {
    interrupt();
    if (walker.place().update == 0) return;
    Scenario scenario = walker.scenario();
    scenario.network = walker.network();
    start_run({"Start a run here"}, std::move(scenario));
}

void Session::State::edit(const EditName& what, const std::function<void(Scenario&)>& change) {
    interrupt();
    Scenario before = walker.scenario();
    before.network = walker.network();
    Scenario after = before;
    try {
        change(after);
        if (const auto wrong = problem(after)) throw InputError(*wrong);
    } catch (const InputError& error) {
        messages.reply(Message::Kind::error, error.what());
        return;
    }
    if (after == before) return;
    if (!same_numbers(after, before)) {
        start_run(what, std::move(after));
        return;
    }
    after.network = walker.scenario().network;
    Place place = walker.place();
    undo.record(what, place);
    place.scenario = std::make_shared<const Scenario>(std::move(after));
    place.revision = ++last_revision;
    enter(std::move(place));
}

void Session::State::start_run(const EditName& what, Scenario scenario) {
    const Network network = walker.network();
    const Walk walk = walker.walk();
    const Walk::Position position = walker.place().position;
    undo.record(what, walker.place());
    auto run = std::make_shared<History>(scenario);
    enter({std::make_shared<const Scenario>(std::move(scenario)), std::move(run), 0, 0, ++last_revision});
    if (same_shape(network, walk, walker.network(), walker.walk())) walker.go_to(0, position);
}

// The run that is left goes among the ghosts, the one that is entered comes back from them.
void Session::State::enter(Place place) {
    const std::shared_ptr<History> left = walker.place().run;
    const std::shared_ptr<History> entered = place.run;
    walker.move_to(std::move(place));
    moved();
    drop_lost_selection();
    if (left == entered) return;
    std::erase(ghosts, entered);
    if (left->updates() > 0) ghosts.push_back(left);
}

void Session::State::drop_lost_selection() {
    for (auto* pointed : {&selected, &hovered})
        if (*pointed && problem(**pointed, walker.scenario())) pointed->reset();
    lit_path.reset();
}

void Session::State::apply(const command::Undo&) {
    interrupt();
    if (auto place = undo.undo(walker.place())) enter(std::move(*place));
}

void Session::State::apply(const command::Redo&) {
    interrupt();
    if (auto place = undo.redo(walker.place())) enter(std::move(*place));
}

} // namespace backstep
