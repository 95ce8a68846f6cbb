#include "app/session/state.h"
#include "core/model/input_error.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <utility>

namespace backstep {
namespace {

constexpr double keep_after = 2.0; ///< seconds from a change until it is kept

Place first_place(Scenario scenario) {
    auto run = std::make_shared<History>(scenario);
    return {std::make_shared<const Scenario>(std::move(scenario)), std::move(run), 0, 0, 1};
}

std::optional<double> earlier(std::optional<double> a, std::optional<double> b) {
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

} // namespace

Session::State::State(Scenario scenario, const Folders& folders)
    : settings(folders.settings, messages), walker(first_place(std::move(scenario))), answers(folders.state),
      last_revision(walker.place().revision), saved_revision(last_revision) {
    const std::string& title = walker.scenario().title;
    document.name = title.empty() ? "untitled" : title;
    if (folders.expected && (folders.settings.empty() || folders.state.empty()))
        messages.notice(Message::Kind::warning,
                        "Settings and unsaved work cannot be kept: HOME is not set to a folder.");
    if (!folders.state.empty()) start_keeping(folders.state);
    answers.open(walker.scenario());
}

// Ended by something else than Quit, unsaved work is kept.
Session::State::~State() {
    settings.flush(messages);
    keep_answers();
    if (!autosave) return;
    if (modified() && !wants_quit)
        keep_work();
    else
        forget_kept_work();
}

void Session::State::start_keeping(const std::filesystem::path& folder) {
    LostAndFound found = find_lost_work(folder);
    lost_work = std::move(found.work);
    for (const auto& path : found.broken)
        messages.notice(
            Message::Kind::warning,
            fmt::format("Unsaved work could not be read; its file is kept as {}.", path.string()));
    try {
        autosave.emplace(folder);
    } catch (const InputError& error) {
        messages.notice(Message::Kind::warning,
                        fmt::format("Unsaved work cannot be kept in case of a crash: {}.", error.what()));
    }
}

void Session::State::keep_work() {
    if (!autosave) return;
    keeping_due.reset();
    kept_revision = walker.place().revision;
    keep_answers();
    try {
        autosave->keep({walker.scenario(), document.path, document.name, std::time(nullptr)});
        keeping_failed = false;
    } catch (const InputError& error) {
        kept_revision = 0;
        if (!keeping_failed)
            messages.notice(Message::Kind::warning,
                            fmt::format("Unsaved work cannot be kept in case of a crash: {}.", error.what()));
        keeping_failed = true;
    }
}

void Session::State::forget_kept_work() {
    if (kept_revision != 0) autosave->forget();
    kept_revision = 0;
    keeping_due.reset();
}

std::optional<double> Session::State::keep_unsaved_work(double now) {
    if (!autosave) return std::nullopt;
    if (!modified()) {
        forget_kept_work();
        return std::nullopt;
    }
    if (kept_revision == walker.place().revision) {
        keeping_due.reset();
        return std::nullopt;
    }
    if (!keeping_due) keeping_due = now + keep_after;
    if (now < *keeping_due) return keeping_due;
    keep_work();
    return std::nullopt;
}

void Session::State::apply(const command::RecoverWork& answer) {
    if (lost_work.empty()) return;
    if (!answer.recover) {
        lost_work.front().remove();
        lost_work.erase(lost_work.begin());
        return;
    }
    const UnsavedWork& work = lost_work.front().work;
    Opening opening{work.scenario, {work.document, work.name}, fmt::format("recovering “{}”", work.name), {}};
    opening.recovered = true;
    begin({std::move(opening)});
}

void Session::State::apply(const command::DismissMessage&) {
    messages.dismiss();
}

void Session::State::apply(const command::ChangeSettings& wanted) {
    settings.change(wanted.change);
}

std::optional<double> Session::State::tick(double now) {
    std::optional<double> next = play(now);
    next = earlier(next, train(now));
    if (std::exchange(step_taken, false)) step_started = now;
    next = earlier(next, settings.tick(now, messages));
    next = earlier(next, keep_typed_answers(now));
    return earlier(next, keep_unsaved_work(now));
}

std::optional<std::string> Session::recoverable() const {
    if (state_->lost_work.empty()) return std::nullopt;
    const UnsavedWork& work = state_->lost_work.front().work;
    return fmt::format("Unsaved work on “{}” of {:%d %B %Y, %H:%M} was found. Recover it?", work.name,
                       fmt::localtime(static_cast<std::time_t>(work.time)));
}

} // namespace backstep
