#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/scenario_argument.h"
#include "app/cli/shared_options.h"
#include "app/desktop/screenshot.h"

#include <limits>
#include <memory>

namespace backstep {
namespace {

struct Options : ScreenshotOptions {
    std::optional<std::string> scenario;
};

enum class Theme { light, dark };
constexpr std::array all_themes{Theme::light, Theme::dark};

std::string_view name(Theme theme) {
    return theme == Theme::light ? "light" : "dark";
}

void add_view_options(const CliCommand& command, ScreenshotOptions& options) {
    command.option("--step", "N", "Step of the walk (default: 0, the start)",
                   as_whole_number("--step", 0, std::numeric_limits<std::int64_t>::max(), options.step));
    add_granularity_option(command, options.granularity);
    command.option("--equation", "ID", "Equation of the notes to show, such as S19",
                   as_text(options.equation));
    command.option("--check", "FILE", "Answers to show in the table for them, with verdicts",
                   as_text(options.check));
    command.option("--hints", "N",
                   "With --check or --predict: hints about the number, with --check 4 with the answer",
                   as_whole_number("--hints", 0, 4, options.hints));
    command.flag("--derivation", "With --check: the derivation beside the table", options.derivation);
    command.flag("--present", "The view for an audience", options.present);
    add_round_option(command, options.round_to);
    command.flag("--predict", "Ask for the next number", options.predict);
    add_notation_option(command, options.notation, "Whose names and formulas (default: the scenario's)");
    command.option("--select", "QUANTITY", "Quantity to select, such as W2[1,1]", as_text(options.select));
}

void add_picture_options(const CliCommand& command, ScreenshotOptions& options) {
    command.option("--theme", "WORD", "light or dark (default: light)",
                   [&theme = options.theme](const std::string& text) {
                       const bool dark = choice("--theme", text, all_themes) == Theme::dark;
                       theme = dark ? ThemeChoice::dark : ThemeChoice::light;
                   });
    command.option("--size", "WxH", "Width x height in pixels (default: 1440x900)",
                   [&options](const std::string& text) {
                       std::tie(options.width, options.height) = size("--size", text);
                   });
    command.option("--text-scale", "X", "Size of text, 0.8 to 3 (default: 1)",
                   [&scale = options.text_scale](const std::string& text) {
                       scale = number("--text-scale", text, 0.8, 3.0);
                   });
}

} // namespace

void add_screenshot_command(const CliCommand& program) {
    const auto options = std::make_shared<Options>();
    const CliCommand command =
        program.subcommand("screenshot", "Write the window as a PNG, without showing it");
    command.argument("OUT.png", "Picture to write", as_text(options->output));
    command.optional_argument("SCENARIO", "Scenario: a file or a bundled name", as_text(options->scenario));
    add_view_options(command, *options);
    add_picture_options(command, *options);
    command.footer("Examples:\n"
                   "  backstep screenshot window.png\n"
                   "  backstep screenshot delta.png mazur-2-2-2 --step 8 --theme dark --size 1920x1080\n");
    command.run([options] {
        if (options->scenario) options->start = start_argument(*options->scenario);
        run_screenshot(*options);
        return 0;
    });
}

} // namespace backstep
