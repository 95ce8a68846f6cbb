#include "app/session/state.h"
#include "core/files/scenario_file.h"
#include "core/model/edit.h"
#include "core/model/input_error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace backstep {
namespace {

namespace fs = std::filesystem;

fs::path full_path(const fs::path& path) {
    std::error_code failure;
    const fs::path full = fs::absolute(path, failure);
    return (failure ? path : full).lexically_normal();
}

std::string opening(const std::string& name) {
    return fmt::format("opening “{}”", name);
}

} // namespace

void Session::State::apply(const command::New&) {
    begin({Opening{new_scenario(), {{}, "untitled"}, "starting a new network", {}}});
}

// Read first: where nothing can be opened, nothing need be asked.
void Session::State::apply(const command::Open& wanted) {
    const fs::path path = full_path(wanted.path);
    try {
        LoadedScenario loaded = load_scenario(path);
        const std::string name = path.stem().string();
        begin({Opening{std::move(loaded.scenario), {path, name}, opening(name), std::move(loaded.warnings)}});
    } catch (const InputError& error) {
        messages.reply(Message::Kind::error, error.what());
        forget_missing_file(path);
    }
}

void Session::State::apply(const command::OpenBundled& wanted) {
    const auto& all = bundled_scenarios();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const BundledScenario& each) { return each.name == wanted.name; });
    if (found == all.end()) {
        messages.reply(Message::Kind::error,
                       fmt::format("There is no scenario “{}” in the program.", wanted.name));
        return;
    }
    LoadedScenario loaded = parse_scenario(found->text, found->name);
    begin({Opening{
        std::move(loaded.scenario), {{}, found->name}, opening(found->name), std::move(loaded.warnings)}});
}

void Session::State::apply(const command::Quit&) {
    begin({});
}

void Session::State::apply(const command::Save&) {
    asking = false;
    if (document.path.empty())
        wants_path = true;
    else
        save_to(document.path);
}

void Session::State::apply(const command::SaveAs& wanted) {
    save_to(full_path(wanted.path));
}

void Session::State::apply(const command::Export& wanted) {
    const fs::path path = full_path(wanted.path);
    try {
        wanted.write(path);
        messages.reply(Message::Kind::information, "Saved " + path.string() + ".");
    } catch (const InputError& error) {
        messages.reply(Message::Kind::error, error.what());
    }
}

void Session::State::apply(const command::AnswerQuestion& answer) {
    if (answer.answer == command::Answer::cancel) {
        pending.reset();
        asking = wants_path = false;
    } else if (asking && answer.answer == command::Answer::save) {
        apply(command::Save{});
    } else if (asking && pending) {
        carry_out(std::move(*pending));
    }
}

void Session::State::begin(Pending next) {
    interrupt();
    wants_path = false;
    if (!modified()) {
        carry_out(std::move(next));
        return;
    }
    pending = std::move(next);
    asking = true;
}

void Session::State::carry_out(Pending next) {
    pending.reset();
    asking = false;
    if (next.opening)
        open(std::move(*next.opening));
    else
        wants_quit = true;
}

void Session::State::open(Opening opening) {
    keep_answers();
    auto run = std::make_shared<History>(opening.scenario);
    walker.move_to({std::make_shared<const Scenario>(std::move(opening.scenario)), std::move(run), 0, 0,
                    ++last_revision});
    moved();
    answers.open(walker.scenario());
    undo = {};
    viewed_notation.reset();
    ghosts.clear();
    selected.reset();
    lit_path.reset();
    hovered.reset();
    document = std::move(opening.document);
    if (opening.recovered) {
        keep_work();
        if (kept_revision == last_revision) lost_work.front().remove();
        lost_work.clear(); // what was not recovered is offered at the next start
        return;
    }
    forget_kept_work();
    saved_revision = last_revision;
    if (!document.path.empty()) remember_file(document.path);
    if (!opening.warnings.empty())
        messages.reply(Message::Kind::warning, fmt::format("{}", fmt::join(opening.warnings, " ")));
}

void Session::State::save_to(const fs::path& path) {
    asking = wants_path = false;
    const std::optional<Pending> next = std::exchange(pending, std::nullopt);
    try {
        save_scenario(walker.scenario(), path);
    } catch (const InputError& error) {
        messages.reply(Message::Kind::error, error.what());
        return;
    }
    if (path != document.path) messages.reply(Message::Kind::information, "Saved " + path.string() + ".");
    document = {path, path.stem().string()};
    saved_revision = walker.place().revision;
    forget_kept_work();
    remember_file(path);
    if (next) carry_out(*next);
}

void Session::State::remember_file(const fs::path& path) {
    settings.change([&](Settings& s) {
        std::erase(s.recent_files, path);
        s.recent_files.insert(s.recent_files.begin(), path);
    });
}

void Session::State::forget_missing_file(const fs::path& path) {
    std::error_code failure;
    if (fs::exists(path, failure)) return;
    settings.change([&](Settings& s) { std::erase(s.recent_files, path); });
}

std::optional<std::string> Session::question() const {
    if (!state_->asking || !state_->pending) return std::nullopt;
    const auto& opening = state_->pending->opening;
    return fmt::format("Save changes to “{}” before {}?", state_->document.name,
                       opening ? opening->purpose : "closing");
}

} // namespace backstep
