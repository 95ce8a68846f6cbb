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

void add_published_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command = program.subcommand(
        "published", "Recompute examples from print, and say which of their printed figures hold");
    command.optional_argument("SCENARIO", "mazur-2-2-2 or han-kamber-3-2-1 (default: both)",
                              as_text(options->scenario));
    command.option("--format", "WORD", "table to read, or json (default: table)",
                   as_choice("--format", all_formats, options->format));
    command.footer(
        "Digits in [ ] do not hold. The exit code is 1 if any printed figure does not hold: that is a\n"
        "finding about what is printed, not a failure.\n"
        "\n"
        "Examples:\n"
        "  backstep published mazur-2-2-2\n"
        "  backstep published --format json\n");
    command.run([options] { return publish(*options); });
}

} // namespace backstep
