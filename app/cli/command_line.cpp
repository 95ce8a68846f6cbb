#include "app/cli/command_line.h"

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/usage_error.h"
#include "core/model/input_error.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

namespace backstep {
namespace {

constexpr int bad_usage_or_input = 2;

constexpr std::string_view description =
    "Backstep steps through backpropagation, number by number. Without a command it opens its window,\n"
    "on the scenario given or on the 3-4-2 network of the notes.";

constexpr std::string_view footer =
    "A scenario is a file, or the name of a bundled one: classification-softmax, cross-entropy-3-4-2,\n"
    "han-kamber-3-2-1, mazur-2-2-2, notes-3-4-2, regression-batch, shallow-linear-output, two-hidden-layers, "
    "xor.\n"
    "\n"
    "Exit codes: 0 done, 1 a check found something, 2 bad usage or input.\n"
    "\n"
    "Examples:\n"
    "  backstep homework.json\n"
    "  backstep walk mazur-2-2-2\n"
    "  backstep COMMAND --help\n";

void describe(CLI::App& app) {
    app.set_help_flag("-h,--help", "Show this help and exit");
    app.set_version_flag("--version", "backstep " BACKSTEP_VERSION, "Show the version and exit");
    app.require_subcommand(0, 1);
    app.footer(std::string(footer));
}

void add_commands(const CliCommand& program) {
    add_desktop_command(program);
    add_walk_command(program);
    add_values_command(program);
    add_derive_command(program);
    add_equations_command(program);
    add_equation_command(program);
    add_gradcheck_command(program);
    add_check_command(program);
    add_handout_command(program);
    add_worksheet_command(program);
    add_published_command(program);
    add_train_command(program);
    add_screenshot_command(program);
}

// Nothing more can be allocated, so no sentence is put together.
void complain_of_memory() {
    std::fputs("backstep: there is not enough memory for this\n", stderr);
}

// The JSON library allocates while it destroys a tree, so memory that ends there ends here.
[[noreturn]] void end_without_unwinding() {
    try {
        if (const std::exception_ptr error = std::current_exception()) std::rethrow_exception(error);
        complain("internal error");
    } catch (const std::bad_alloc&) {
        complain_of_memory();
    } catch (...) {
        complain("internal error");
    }
    std::_Exit(bad_usage_or_input);
}

int run(int argc, const char* const* argv) {
    CLI::App app{std::string(description), "backstep"};
    Action chosen;
    describe(app);
    add_commands({app, chosen});
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        Output().write(app.help());
        return 0;
    } catch (const CLI::CallForVersion& version) {
        Output().write(std::string(version.what()) + "\n");
        return 0;
    } catch (const CLI::ParseError& error) {
        throw InputError(usage_sentence(app, error));
    }
    return chosen();
}

} // namespace

int run_command_line(int argc, const char* const* argv) {
    std::set_terminate(end_without_unwinding);
    prepare_standard_files();
    try {
        return run(argc, argv);
    } catch (const InputError& error) {
        complain(error.what());
    } catch (const std::bad_alloc&) {
        complain_of_memory();
    } catch (const std::exception& error) {
        complain(std::string("internal error: ") + error.what());
    }
    return bad_usage_or_input;
}

} // namespace backstep
