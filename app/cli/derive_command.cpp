#include "app/cli/commands.h"
#include "app/cli/first_update.h"
#include "app/cli/output.h"
#include "app/cli/shared_options.h"
#include "core/model/input_error.h"
#include "core/notation/parse.h"

#include <fmt/format.h>

#include <memory>

namespace backstep {
namespace {

struct Options : FormulaOptions {
    std::string quantity;
};

// The quantity, if this update computes it.
Quantity wanted(const Options& options, const FirstUpdate& update, const Notation& notation) {
    const auto count = static_cast<int>(update.scenario.examples.size());
    const Quantity q = parse_quantity(options.quantity, notation, update.scenario.network, count);
    if (const auto wrong = problem(q, update.scenario)) throw InputError(*wrong);
    if (q.example > 0 && update.trace.column_of(q.example - 1) < 0)
        throw InputError(fmt::format("{}: example {} is not among those of the first update",
                                     options.quantity, q.example));
    return q;
}

int derive(const Options& options) {
    const FirstUpdate update(options.scenario);
    const Notation& notation = notation_of(options, update.scenario);
    const Quantity q = wanted(options, update, notation);
    const int decimals = options.decimals.value_or(update.scenario.decimals);
    const Setting setting = q.example > 0 ? update.setting(notation, q.example) : update.setting(notation);
    const Derivation derivation = derive(q, setting, decimals);
    const Output output;
    output.write(written(derivation.lines, options.format));
    if (derivation.check && options.format == FormulaFormat::text)
        output.write(fmt::format("Gradient check:\n    {}\n", check_sentence(*derivation.check, decimals)));
    return 0;
}

} // namespace

void add_derive_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command =
        program.subcommand("derive", "Print where a quantity comes from, line by line, with its numbers");
    command.argument("QUANTITY",
                     "What to derive: dE/dw48, delta_1, n8, z1[2], dE/dW1, ... in the notation's names or in "
                     "those of files",
                     as_text(options->quantity));
    add_optional_scenario(command, options->scenario);
    add_notation_option(command, options->notation, "Whose names and formulas (default: the scenario's)");
    add_format_option(command, options->format);
    add_decimals_option(command, options->decimals);
    command.footer("Examples:\n"
                   "  backstep derive dE/dw48\n"
                   "  backstep derive \"dE/dW1\" mazur-2-2-2 --notation richardson --format latex\n");
    command.run([options] { return derive(*options); });
}

} // namespace backstep
