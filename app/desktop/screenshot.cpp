#include "app/desktop/screenshot.h"

#include "app/desktop/without_window.h"
#include "app/panels/check/check_panel.h"
#include "app/panels/shell/application.h"
#include "app/window/window.h"
#include "app/window/window_error.h"
#include "core/files/file_io.h"
#include "core/notation/parse.h"

#include <fmt/format.h>

namespace backstep {
namespace {

constexpr int settling_frames = 4; // scroll positions and sizes follow the frame before
constexpr int largest_side = 8192;

void check(const ScreenshotOptions& options, const Session& session) {
    const std::int64_t steps = session.walk().step_count(options.granularity);
    if (options.step < 0 || options.step > steps)
        throw InputError(fmt::format("--step {}: the walk has the steps 0 to {} at granularity {}",
                                     options.step, steps, name(options.granularity)));
    if (options.width < 64 || options.height < 64 || options.width > largest_side ||
        options.height > largest_side)
        throw InputError(fmt::format("--size {}x{}: expected 64 to {} pixels each way", options.width,
                                     options.height, largest_side));
    if (!(options.text_scale >= 0.8 && options.text_scale <= 3.0))
        throw InputError(fmt::format("--text-scale {}: expected 0.8 to 3", options.text_scale));
}

// In the notation's names or in those that files use.
Quantity quantity_of(const std::string& text, const Session& session) {
    const Scenario& scenario = session.scenario();
    const int examples = static_cast<int>(scenario.examples.size());
    const Quantity quantity = parse_quantity(text, session.notation(), scenario.network, examples);
    if (const auto wrong = problem(quantity, scenario)) throw InputError("--select " + text + ": " + *wrong);
    return quantity;
}

Session session_for(const ScreenshotOptions& options) {
    Session session(options.start ? options.start->loaded.scenario : first_scenario());
    check(options, session);
    session.apply(command::ChangeSettings{[&options](Settings& settings) {
        settings.pulse = false;
        settings.text_scale = options.text_scale;
    }});
    if (options.notation != nullptr)
        session.apply(command::ViewNotation{std::string(options.notation->id())});
    if (options.present) session.apply(command::SetMode{Mode::present});
    if (options.check) {
        std::vector<std::string> notes;
        session.apply(read_answers(*options.check, session, notes));
        if (!notes.empty()) throw InputError("--check " + path_text(*options.check) + ": " + notes.front());
        session.apply(command::SetMode{Mode::check});
    }
    session.apply(command::SetGranularity{options.granularity});
    session.apply(command::GoToStep{options.step});
    if (options.round_to) session.apply(command::SetRounding{options.round_to});
    if (options.predict) session.apply(command::SetPredicting{true});
    if (options.select) session.apply(command::Select{quantity_of(*options.select, session)});
    return session;
}

WindowOptions window_options(const ScreenshotOptions& options) {
    WindowOptions window;
    window.text_scale = options.text_scale;
    window.dark = options.theme == ThemeChoice::dark;
    window.offscreen = {options.width, options.height};
    return window;
}

} // namespace

void run_screenshot(const ScreenshotOptions& options) {
    Application application(session_for(options));
    if (options.equation) {
        const Equation* equation = equation_named(*options.equation);
        if (equation == nullptr)
            throw InputError("--equation " + *options.equation +
                             ": no equation of the notes; expected an id such as S19");
        application.show_equation(*equation);
    }
    const auto frame = [&](const Ui& ui) { application.frame(ui); };
    try {
        Window window(window_options(options));
        window.set_reduced_motion(true);
        for (int i = 0; i < settling_frames; ++i) {
            window.draw(frame);
            window.set_text_scale(application.appearance().text_scale);
        }
        for (int i = 0; i < options.hints; ++i)
            application.perform(options.predict ? Action::hint : Action::next_hint);
        if (options.derivation) application.perform(Action::show_working);
        for (int i = 0; i < settling_frames; ++i) window.draw(frame);
        write_png(window.capture(frame), options.output);
    } catch (const WindowError& error) {
        throw without_window(error);
    }
}

} // namespace backstep
