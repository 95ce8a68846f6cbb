#include "app/session/session.h"

#include "app/session/shown_name.h"
#include "app/session/state.h"

namespace backstep {

Session::Session(Scenario scenario) : Session(std::move(scenario), Folders{}) {}
Session::Session(Scenario scenario, const Folders& folders)
    : state_(std::make_unique<State>(std::move(scenario), folders)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

void Session::apply(const Command& command) {
    std::visit([this](const auto& wanted) { state_->apply(wanted); }, command);
    state_->follow();
}

std::optional<double> Session::tick(double now) {
    const auto again = state_->tick(now);
    state_->follow();
    return again;
}

const Scenario& Session::scenario() const {
    return state_->walker.scenario();
}
const Network& Session::network() const {
    return state_->walker.network();
}
const Trace& Session::trace() const {
    return state_->walker.trace();
}
std::int64_t Session::revision() const {
    return state_->walker.place().revision;
}
const Walk& Session::walk() const {
    return state_->walker.walk();
}
std::int64_t Session::update() const {
    return state_->walker.place().update;
}
Walk::Position Session::position() const {
    return state_->walker.place().position;
}
Granularity Session::granularity() const {
    return settings().granularity;
}
std::int64_t Session::step_number() const {
    return walk().current_step(position(), granularity());
}

std::optional<Step> Session::step() const {
    const std::int64_t number = step_number();
    if (number == 0) return std::nullopt;
    return walk().step(number, granularity());
}

int Session::example() const {
    return walk().example_at(position());
}

bool Session::known(const Quantity& quantity) const {
    return walk().known(quantity, position(), example());
}

namespace {

// What a quantity means that names no example. Inputs and targets are known of every example, not only of
// those being walked.
Quantity at_example(Quantity quantity, int example) {
    const bool reduced = is_gradient(quantity.symbol) || quantity.symbol == Symbol::cost;
    if (quantity.example == 0 && is_per_example(quantity.symbol) && !reduced) quantity.example = example;
    return quantity;
}

bool is_of_examples(Symbol symbol) {
    return symbol == Symbol::input || symbol == Symbol::target;
}

std::optional<double> number_of_example(const Quantity& quantity, const Scenario& scenario) {
    if (quantity.example < 1 || quantity.example > std::ssize(scenario.examples)) return std::nullopt;
    const Example& given = scenario.examples[static_cast<std::size_t>(quantity.example - 1)];
    const Vector& numbers = quantity.symbol == Symbol::input ? given.input : given.target;
    if (quantity.row < 1 || quantity.row > numbers.size()) return std::nullopt;
    return numbers(quantity.row - 1);
}

} // namespace

std::optional<double> Session::State::shown_value(const Quantity& scalar) const {
    const Quantity quantity = at_example(scalar, walker.walk().example_at(walker.place().position));
    if (is_of_examples(quantity.symbol)) return number_of_example(quantity, walker.scenario());
    if (rounded) return rounded_value_of(quantity, rounded->network, rounded->trace, rounded->decimals);
    return value_of(quantity, walker.network(), walker.trace());
}

std::optional<double> Session::value(const Quantity& scalar) const {
    return state_->shown_value(scalar);
}

std::optional<double> Session::exact_value(const Quantity& scalar) const {
    const Quantity quantity = at_example(scalar, example());
    if (is_of_examples(quantity.symbol)) return number_of_example(quantity, scenario());
    return value_of(quantity, network(), trace());
}

std::optional<int> Session::rounding() const {
    return state_->rounding;
}
const RoundedUpdate* Session::rounded() const {
    return state_->rounded.get();
}
const Network& Session::shown_network() const {
    return state_->shown_network();
}
const Trace& Session::shown_trace() const {
    return state_->shown_trace();
}
int Session::decimals() const {
    return state_->shown_decimals();
}
const Predictions& Session::predictions() const {
    return state_->predictions;
}

const Notation& Session::notation() const {
    return state_->notation();
}

Names Session::names() const {
    return {notation(), network()};
}

Setting Session::setting() const {
    return {notation(), scenario(), shown_network(), shown_trace(), example()};
}

std::optional<Quantity> Session::selected() const {
    return state_->selected;
}
std::optional<Quantity> Session::hovered() const {
    return state_->hovered;
}
const std::optional<LitPath>& Session::lit_path() const {
    return state_->lit_path;
}
Mode Session::mode() const {
    return state_->mode;
}
bool Session::playing() const {
    return state_->playing;
}
double Session::step_started() const {
    return state_->step_started;
}

const History& Session::history() const {
    return *state_->walker.place().run;
}
const std::vector<std::shared_ptr<const History>>& Session::ghosts() const {
    return state_->ghosts;
}
bool Session::training() const {
    return state_->trainer.going();
}
std::int64_t Session::training_done() const {
    return state_->trainer.done();
}
std::int64_t Session::training_target() const {
    return state_->trainer.target();
}

namespace {
std::optional<std::string> label(const std::optional<EditName>& edit, const Session& session) {
    if (!edit) return std::nullopt;
    return edit->before + (edit->quantity ? shown_name(session, *edit->quantity) : "") + edit->after;
}
} // namespace
std::optional<std::string> Session::undo_label() const {
    return label(state_->undo.undo_name(), *this);
}
std::optional<std::string> Session::redo_label() const {
    return label(state_->undo.redo_name(), *this);
}

const std::filesystem::path& Session::path() const {
    return state_->document.path;
}
std::string Session::document_name() const {
    return state_->document.name;
}
bool Session::modified() const {
    return state_->modified();
}
bool Session::wants_path() const {
    return state_->wants_path;
}
bool Session::wants_quit() const {
    return state_->wants_quit;
}
std::optional<Message> Session::message() const {
    return state_->messages.current();
}
const Settings& Session::settings() const {
    return state_->settings.settings();
}

} // namespace backstep
