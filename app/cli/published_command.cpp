#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/scenario_argument.h"
#include "core/documents/published.h"

#include "embedded/published.h"

#include <algorithm>
#include <memory>

namespace backstep {
namespace {

enum class Format { table, json };
constexpr std::array all_formats{Format::table, Format::json};

std::string_view name(Format format) {
    return format == Format::table ? "table" : "json";
}

struct Options {
    std::string scenario;
    Format format = Format::table;
};

std::vector<PublishedExample> examples(const std::string& scenario) {
    std::vector<PublishedExample> all;
    std::string names;
    for (const embedded::File& file : embedded::published()) {
        PublishedExample example = parse_published(file.text(), file.name);
        names += (names.empty() ? "" : " or ") + example.scenario;
        if (scenario.empty() || example.scenario == scenario) all.push_back(std::move(example));
    }
    if (all.empty())
        throw InputError(fmt::format("{}: {} was expected, whose figures are in print", scenario, names));
    return all;
}

int publish(const Options& options) {
    std::vector<PublishedReport> reports;
    for (PublishedExample& example : examples(options.scenario)) {
        std::vector<FigureFinding> findings = check_published(example, scenario_argument(example.scenario));
        reports.push_back({std::move(example), std::move(findings)});
    }
    Output().write(options.format == Format::json ? published_json(reports) : published_table(reports));
    const auto all_hold = [](const PublishedReport& report) {
        return report.holding() == report.findings.size();
    };
    return std::ranges::all_of(reports, all_hold) ? 0 : 1;
}

} // namespace

void add_published_command(CLI::App& app, Action& chosen) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "published", "Recompute examples from print, and say which of their printed figures hold");
    command->add_option("SCENARIO", options->scenario, "mazur-2-2-2 or han-kamber-3-2-1 (default: both)")
        ->type_name("");
    command
        ->add_option_function<std::string>(
            "--format",
            [options](const std::string& text) { options->format = choice("--format", text, all_formats); },
            "table to read, or json (default: table)")
        ->type_name("WORD");
    command->footer(
        "Digits in [ ] do not hold. The exit code is 1 if any printed figure does not hold: that is a\n"
        "finding about what is printed, not a failure.\n"
        "\n"
        "Examples:\n"
        "  backstep published mazur-2-2-2\n"
        "  backstep published --format json\n");
    command->callback([options, &chosen] { chosen = [options] { return publish(*options); }; });
}

} // namespace backstep
