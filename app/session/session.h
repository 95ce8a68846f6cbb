#pragma once

#include "app/session/command.h"
#include "core/derivation/setting.h"
#include "core/training/history.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace backstep {

struct RoundedUpdate; // app/session/rounding.h
struct Predictions;   // app/session/predictions.h

/// A sentence for the user.
struct Message {
    enum class Kind { information, warning, error } kind = Kind::information;
    std::string text;
};

/// The state of the program: the scenario, its run, where the walk stands, what is selected, files, settings.
/// Panels see it const; `apply` is the one place that changes it. Nothing here knows of windows.
class Session {
public:
    struct Folders {
        std::filesystem::path settings; ///< $XDG_CONFIG_HOME/backstep
        std::filesystem::path state;    ///< $XDG_STATE_HOME/backstep: unsaved work
        bool expected = false;          ///< a notice says so if the environment names none
    };
    explicit Session(Scenario scenario);
    Session(Scenario scenario, const Folders& folders); ///< empty folders: nothing is kept
    ~Session();
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;

    void apply(const Command& command);

    /// Does what is due at `now` (seconds, monotone): a played step, a slice of training (at most 8 ms, or a
    /// look at the thread where one update alone takes longer), saving unsaved work. Returns when it wants to
    /// be called again: `now` or soon while training, nothing if idle.
    std::optional<double> tick(double now);

    // The numbers. Gradients and the walk belong to update(), computed at the weights network().
    const Scenario& scenario() const; ///< as it would be saved: the weights at update 0 of the run
    const Network& network() const;   ///< the weights being walked
    const Trace& trace() const;       ///< to full precision
    std::int64_t revision() const;    ///< the same for the same scenario, another one after every edit
    const Walk& walk() const;
    std::int64_t update() const;
    Walk::Position position() const;
    Granularity granularity() const;
    std::int64_t step_number() const; ///< current step at the granularity; 0 at the start
    std::optional<Step> step() const; ///< nothing at the start
    int example() const;              ///< the example whose numbers are shown, from 1
    bool known(const Quantity& quantity) const;
    std::optional<double> value(const Quantity& scalar) const;       ///< as shown; whether known or not
    std::optional<double> exact_value(const Quantity& scalar) const; ///< to full precision

    // The numbers as they are shown: those above, or the same calculation with every number rounded.
    std::optional<int> rounding() const;  ///< decimals that every number is rounded to
    const RoundedUpdate* rounded() const; ///< where the rounded numbers are shown; nullptr: nowhere
    const Network& shown_network() const;
    const Trace& shown_trace() const;
    int decimals() const; ///< of each number shown

    const Predictions& predictions() const; ///< what is asked before it is shown, and the score

    // How it is written.
    const Notation& notation() const;
    Names names() const;     ///< no example in a name that does not ask for one
    Setting setting() const; ///< of the example whose numbers are shown; refers to the numbers of now

    std::optional<Quantity> selected() const;
    std::optional<Quantity> hovered() const;
    const std::optional<LitPath>& lit_path() const;

    Mode mode() const;
    bool playing() const;
    double step_started() const; ///< time of the last step, for the pulse

    // The run and those before it.
    const History& history() const;
    const std::vector<std::shared_ptr<const History>>& ghosts() const;
    bool training() const;
    std::int64_t training_done() const;   ///< updates since Train
    std::int64_t training_target() const; ///< 0: until stopped

    // Editing.
    std::optional<std::string> undo_label() const; ///< nothing: there is nothing to undo
    std::optional<std::string> redo_label() const;

    /// Hand calculations as they were typed, numbers or not. Of quantities that this network lacks too: they
    /// may come back with an undo.
    const std::map<Quantity, std::string>& answers() const;
    bool can_undo_answers() const;
    bool can_redo_answers() const;

    // Files.
    const std::filesystem::path& path() const; ///< empty: never saved
    std::string document_name() const;         ///< for the title
    bool modified() const;
    bool wants_path() const;                        ///< Save without a path: show Save as
    std::optional<std::string> question() const;    ///< unsaved work would be lost: save, discard or cancel?
    std::optional<std::string> recoverable() const; ///< unsaved work of a crash: what it is
    bool wants_quit() const;
    std::optional<Message> message() const;

    const Settings& settings() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The scenarios built into the program, by name and title.
struct BundledScenario {
    std::string name, title, text;
};
const std::vector<BundledScenario>& bundled_scenarios();

} // namespace backstep
