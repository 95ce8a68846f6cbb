#include "app/cli/commands.h"
#include "app/cli/first_update.h"
#include "app/cli/output.h"
#include "app/cli/shared_options.h"
#include "core/derivation/equations.h"
#include "core/formula/substitute.h"
#include "core/model/input_error.h"
#include "core/notation/parse.h"

#include <fmt/format.h>

#include <memory>

namespace backstep {
namespace {

struct Options : FormulaOptions {
    std::string id;
    std::string selected;
};

// One row with a scenario's numbers.
class EquationText {
public:
    EquationText(const Options& options, const FirstUpdate& update)
        : options_(options), update_(update), decimals_(options.decimals.value_or(update.scenario.decimals)) {
    }

    std::string of(const Equation& equation) const {
        const Notation& notation = *notation_named(equation.notation);
        const Setting setting = update_.setting(notation);
        std::string text = comment(
            fmt::format("{}  {} ({}, {})", equation.id, equation.title, notation.title(), equation.section));
        if (!equation.misprint.empty()) text += comment(fmt::format("✎ {}", equation.misprint));
        const auto obstacle = equation.obstacle ? equation.obstacle(setting) : std::nullopt;
        if (obstacle)
            return text +
                   comment(
                       fmt::format("{} See it with --scenario {}.", *obstacle, equation.scenario_with_it)) +
                   "\n";
        for (const Formula& line : equation.instance(setting, selected(notation)).lines)
            text += both(line, setting);
        return text + "\n";
    }

private:
    std::string comment(const std::string& sentence) const {
        switch (options_.format) {
        case FormulaFormat::text: return sentence + "\n";
        case FormulaFormat::latex: return "% " + sentence + "\n";
        case FormulaFormat::mathml: return "<!-- " + sentence + " -->\n";
        }
        return {};
    }

    // The line, and the same with its numbers.
    std::string both(const Formula& line, const Setting& setting) const {
        const std::string indent = options_.format == FormulaFormat::text ? "    " : "";
        const std::string symbols = written(line, options_.format);
        const std::string numbers =
            written(with_numbers(line, setting.numbers(), decimals_), options_.format);
        std::string text = indent + symbols + "\n";
        if (numbers != symbols) text += indent + indent + numbers + "\n";
        return text;
    }

    std::optional<Quantity> selected(const Notation& notation) const {
        if (options_.selected.empty()) return std::nullopt;
        const auto count = static_cast<int>(update_.scenario.examples.size());
        const Quantity q = parse_quantity(options_.selected, notation, update_.scenario.network, count);
        if (const auto wrong = problem(q, update_.scenario)) throw InputError(*wrong);
        return q;
    }

    const Options& options_;
    const FirstUpdate& update_;
    int decimals_;
};

int print_one(const Options& options) {
    const Equation* equation = equation_named(options.id);
    if (equation == nullptr)
        throw InputError(
            fmt::format("{}: not an equation of the notes; S1 to S29, N1 to N15, R1 to R17, F1 to F14 "
                        "or M1 to M31 was expected",
                        options.id));
    const FirstUpdate update(options.scenario);
    Output().write(EquationText(options, update).of(*equation));
    return 0;
}

int print_all(const Options& options) {
    const FirstUpdate update(options.scenario);
    const EquationText text(options, update);
    const Output output;
    for (const Equation& equation : all_equations())
        if (options.notation == nullptr || equation.notation == options.notation->id())
            output.write(text.of(equation));
    return 0;
}

void add_common_options(const CliCommand& command, Options& options) {
    add_optional_scenario(command, options.scenario);
    add_format_option(command, options.format);
    add_decimals_option(command, options.decimals);
}

} // namespace

void add_equation_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command =
        program.subcommand("equation", "Print one equation of the notes with a scenario's numbers");
    command.argument("ID", "Its number: S19, N8, R13, F9, M27, ...", as_text(options->id));
    add_common_options(command, *options);
    command.option("--select", "QUANTITY", "The weight, bias or node to show it for (default: the notes')",
                   as_text(options->selected));
    command.footer("Examples:\n"
                   "  backstep equation S19\n"
                   "  backstep equation S6 --select w59\n"
                   "  backstep equation N14 cross-entropy-3-4-2 --format latex\n");
    command.run([options] { return print_one(*options); });
}

void add_equations_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command =
        program.subcommand("equations", "Print every equation of the five notes with a scenario's numbers");
    add_common_options(command, *options);
    add_notation_option(command, options->notation, "Only those of these notes");
    command.footer("Example:\n"
                   "  backstep equations --notation neal cross-entropy-3-4-2\n");
    command.run([options] { return print_all(*options); });
}

} // namespace backstep
