#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/formula_options.h"
#include "app/cli/round_option.h"
#include "app/cli/scenario_argument.h"
#include "app/desktop/screenshot.h"

#include <limits>
#include <memory>

namespace backstep {
namespace {

enum class Theme { light, dark };
constexpr std::array all_themes{Theme::light, Theme::dark};

std::string_view name(Theme theme) {
    return theme == Theme::light ? "light" : "dark";
}

void add_view_options(CLI::App& command, const std::shared_ptr<ScreenshotOptions>& options) {
    command
        .add_option_function<std::string>(
            "--step",
            [options](const std::string& text) {
                options->step = whole_number("--step", text, 0, std::numeric_limits<std::int64_t>::max());
            },
            "Step of the walk (default: 0, the start)")
        ->type_name("N");
    command
        .add_option_function<std::string>(
            "--granularity",
            [options](const std::string& text) {
                options->granularity = choice("--granularity", text, all_granularities);
            },
            "What a step is: pass, layer, vector or element (default: vector)")
        ->type_name("WORD");
    command.add_option("--equation", options->equation, "Equation of the notes to show, such as S19")
        ->type_name("ID");
    command.add_option("--check", options->check, "Answers to show in the table for them, with verdicts")
        ->type_name("FILE");
    command
        .add_option_function<std::string>(
            "--hints",
            [options](const std::string& text) {
                options->hints = static_cast<int>(whole_number("--hints", text, 0, 4));
            },
            "With --check or --predict: hints about the number, with --check 4 with the answer")
        ->type_name("N");
    command.add_flag("--derivation", options->derivation, "With --check: the derivation beside the table");
    command.add_flag("--present", options->present, "The view for an audience");
    add_round_option(command, options->round_to);
    command.add_flag("--predict", options->predict, "Ask for the next number");
    add_notation_option(command, options->notation, "Whose names and formulas (default: the scenario's)");
    command.add_option("--select", options->select, "Quantity to select, such as W2[1,1]")
        ->type_name("QUANTITY");
}

void add_picture_options(CLI::App& command, const std::shared_ptr<ScreenshotOptions>& options) {
    command
        .add_option_function<std::string>(
            "--theme",
            [options](const std::string& text) {
                const bool dark = choice("--theme", text, all_themes) == Theme::dark;
                options->theme = dark ? ThemeChoice::dark : ThemeChoice::light;
            },
            "light or dark (default: light)")
        ->type_name("WORD");
    command
        .add_option_function<std::string>(
            "--size",
            [options](const std::string& text) {
                std::tie(options->width, options->height) = size("--size", text);
            },
            "Width x height in pixels (default: 1440x900)")
        ->type_name("WxH");
    command
        .add_option_function<std::string>(
            "--text-scale",
            [options](const std::string& text) {
                options->text_scale = number("--text-scale", text, 0.8, 3.0);
            },
            "Size of text, 0.8 to 3 (default: 1)")
        ->type_name("X");
}

} // namespace

void add_screenshot_command(CLI::App& app, Action& chosen) {
    const auto options = std::make_shared<ScreenshotOptions>();
    CLI::App* command = app.add_subcommand("screenshot", "Write the window as a PNG, without showing it");
    command->add_option("OUT.png", options->output, "Picture to write")->required()->type_name("");
    command->add_option("SCENARIO", options->scenario, "Scenario: a file or a bundled name")->type_name("");
    add_view_options(*command, options);
    add_picture_options(*command, options);
    command->footer("Examples:\n"
                    "  backstep screenshot window.png\n"
                    "  backstep screenshot delta.png mazur-2-2-2 --step 8 --theme dark --size 1920x1080\n");
    command->callback([options, &chosen] {
        chosen = [options] {
            if (options->scenario) scenario_argument(options->scenario->string()); // or says what is wrong
            run_screenshot(*options);
            return 0;
        };
    });
}

} // namespace backstep
