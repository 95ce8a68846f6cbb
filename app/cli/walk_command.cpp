#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/parting_text.h"
#include "app/cli/scenario_argument.h"
#include "app/cli/shared_options.h"
#include "core/derivation/caption.h"
#include "core/derivation/rules.h"
#include "core/formula/number_text.h"
#include "core/formula/substitute.h"
#include "core/formula/text.h"
#include "core/trace/rounding.h"
#include "core/training/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace backstep {
namespace {

constexpr std::int64_t most_updates = 1'000'000;

struct Options : FormulaOptions {
    Granularity granularity = Granularity::vector;
    std::int64_t updates = 1;
    std::optional<int> round_to;
};

/// The steps of one update as text.
class WalkText {
public:
    WalkText(const Notation& notation, const Scenario& scenario, const Network& network, const Trace& trace,
             int decimals, std::optional<int> rounded_to)
        : notation_(notation), scenario_(scenario), network_(network), trace_(trace), decimals_(decimals),
          rounded_to_(rounded_to) {}

    std::string step(std::int64_t number, const Step& step) const {
        std::string text =
            fmt::format("{}. {}\n   {}\n", number, heading(step), caption(step, scenario_, notation_));
        for (const Quantity& quantity : step.quantities)
            if (!is_scalar(quantity))
                text += fmt::format("   {}\n", to_plain_text(rule(quantity, setting(quantity))));
        for (const Quantity& quantity : step.quantities) text += numbers(quantity);
        return text + "\n";
    }

private:
    const Notation& notation_;
    const Scenario& scenario_;
    const Network& network_;
    const Trace& trace_;
    int decimals_;
    std::optional<int> rounded_to_;

    static std::string heading(const Step& step) {
        std::string text(name(step.phase));
        if (step.layer > 0) text += fmt::format(", layer {}", step.layer);
        if (step.example > 0) text += fmt::format(", example {}", step.example);
        return text;
    }

    Setting setting(const Quantity& quantity) const {
        const int example = quantity.example > 0 ? quantity.example : trace_.examples.front() + 1;
        return {notation_, scenario_, network_, trace_, example};
    }

    // The rule, its numbers plugged in, and the value.
    std::string number(const Quantity& scalar) const {
        const Setting own = setting(scalar);
        const Formula line = rule(scalar, own);
        const auto value = rounded_to_ ? rounded_value_of(scalar, network_, trace_, *rounded_to_)
                                       : value_of(scalar, network_, trace_);
        const std::string shown = value ? number_text(*value, decimals_) : "—";
        const std::string plugged =
            to_plain_text(with_numbers(right_side(scalar, own), own.numbers(), decimals_));
        return fmt::format("     {}\n       = {}{}\n", to_plain_text(line),
                           plugged == shown ? "" : plugged + " = ", shown);
    }

    std::string numbers(const Quantity& quantity) const {
        std::string text;
        for (const Quantity& each : numbers_of(quantity, network_)) text += number(each);
        return text;
    }
};

/// `Update 3: example 2 of 4`
std::string update_heading(std::int64_t update, const std::vector<int>& examples, const Scenario& scenario) {
    const std::size_t all = scenario.examples.size();
    std::string text = fmt::format("Update {}", update + 1);
    if (all > 1 && examples.size() == all) text += fmt::format(": all {} examples", all);
    if (examples.size() < all) {
        text += examples.size() == 1 ? ": example" : ": examples";
        for (const int example : examples) text += fmt::format(" {}", example + 1);
        text += fmt::format(" of {}", all);
    }
    return text + "\n\n";
}

bool all_finite(const Trace& trace) {
    for (const LayerTrace& layer : trace.layers)
        if (!layer.W_new.allFinite() || !layer.b_new.allFinite()) return false;
    return true;
}

int walk(const Options& options) {
    const Scenario scenario = scenario_argument(options.scenario);
    const int decimals = options.decimals.value_or(options.round_to.value_or(scenario.decimals));
    const Notation& notation = notation_of(options, scenario);
    const Output output;
    if (!scenario.title.empty()) output.write(scenario.title + "\n\n");
    // The rounded calculation goes on with its own weights, the exact one beside it with its own.
    Network network = scenario.network, rounded_network = scenario.network;
    Trace trace, rounded;
    for (std::int64_t update = 0; update < options.updates; ++update) {
        const std::vector<int> examples = examples_of_update(scenario, update);
        compute(network, scenario, examples, trace);
        if (!all_finite(trace))
            throw InputError(
                fmt::format("{}: update {} would give numbers that are not finite; a smaller learning "
                            "rate was expected",
                            options.scenario, update + 1));
        if (options.updates > 1 || scenario.examples.size() > 1)
            output.write(update_heading(update, examples, scenario));
        const Walk steps(scenario, examples);
        if (options.round_to)
            compute_rounded(rounded_network, scenario, examples, *options.round_to, rounded);
        const WalkText text(notation, scenario, options.round_to ? rounded_network : network,
                            options.round_to ? rounded : trace, decimals, options.round_to);
        for (std::int64_t number = 1; number <= steps.step_count(options.granularity); ++number)
            output.write(text.step(number, steps.step(number, options.granularity)));
        if (options.round_to) {
            const Parting parting = find_parting(steps, rounded_network, trace, rounded, *options.round_to);
            output.write(parting_text(parting, *options.round_to));
            take_update(rounded_network, rounded);
        }
        take_update(network, trace);
    }
    return 0;
}

} // namespace

void add_walk_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command =
        program.subcommand("walk", "Print the walk step by step, with formulas and numbers");
    add_scenario_argument(command, options->scenario);
    add_granularity_option(command, options->granularity);
    add_notation_option(command, options->notation, "Whose names and formulas (default: the scenario's)");
    add_decimals_option(command, options->decimals);
    command.option("--updates", "N", "How many updates to walk through (default: 1)",
                   as_whole_number("--updates", 1, most_updates, options->updates));
    add_round_option(command, options->round_to);
    command.footer("Examples:\n"
                   "  backstep walk mazur-2-2-2 --decimals 8\n"
                   "  backstep walk homework.json --granularity element\n"
                   "  backstep walk homework.json --round 3\n");
    command.run([options] { return walk(*options); });
}

} // namespace backstep
