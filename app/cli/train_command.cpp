#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/scenario_argument.h"
#include "app/cli/shared_options.h"
#include "core/files/exact_text.h"
#include "core/files/scenario_file.h"
#include "core/training/history.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace backstep {
namespace {

constexpr std::int64_t most_updates = 1'000'000'000;

struct Options {
    std::string file;
    std::int64_t updates = 0;
    std::int64_t every = 1;
    bool norms = false;
    std::optional<std::string> save;
};

std::string header(const Options& options, const Scenario& scenario) {
    std::string line = "update,cost";
    for (int l = 1; options.norms && l <= scenario.network.depth(); ++l)
        line += fmt::format(",gradient_norm_{}", l);
    return line + "\n";
}

/// After the latest update; there is no gradient before the first.
std::string line(const Options& options, const History& history) {
    const std::int64_t update = history.updates();
    std::string text = fmt::format("{},{}", update, exact_text(history.cost(update)));
    for (int l = 1; options.norms && l <= history.scenario().network.depth(); ++l)
        text += "," + (update == 0 ? std::string() : exact_text(history.gradient_norm(update, l)));
    return text + "\n";
}

int train(const Options& options) {
    History history(scenario_argument(options.file));
    const Output output;
    output.write(header(options, history.scenario()) + line(options, history));
    while (history.updates() < options.updates) {
        if (!history.advance())
            throw InputError(
                fmt::format("{}: training stops after update {}, because the next one would give numbers "
                            "that are not finite; a smaller learning rate was expected",
                            options.file, history.updates()));
        if (history.updates() % options.every == 0 || history.updates() == options.updates)
            output.write(line(options, history));
    }
    if (options.save) {
        Scenario trained = history.scenario();
        trained.network = history.network_at(history.updates());
        save_scenario(trained, *options.save);
    }
    return 0;
}

} // namespace

void add_train_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command =
        program.subcommand("train", "Train, and print the error after each update as CSV");
    add_scenario_argument(command, options->file);
    command.required_option("--updates", "N", "How many updates to make",
                            as_whole_number("--updates", 0, most_updates, options->updates));
    command.option("--every", "K", "Print the first, the last and every K-th update (default: 1)",
                   as_whole_number("--every", 1, most_updates, options->every));
    command.flag("--norms", "Print each layer's gradient norm, too", options->norms);
    command.option("--save", "FILE", "Write the trained scenario to this file", as_text(options->save));
    command.footer("Examples:\n"
                   "  backstep train xor --updates 1000 --every 100\n"
                   "  backstep train homework.json --updates 10 --save trained.json\n");
    command.run([options] { return train(*options); });
}

} // namespace backstep
