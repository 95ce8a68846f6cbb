#pragma once

#include "app/session/answer_sheet.h"
#include "app/session/messages.h"
#include "app/session/predictions.h"
#include "app/session/recovery.h"
#include "app/session/rounding.h"
#include "app/session/settings_file.h"
#include "app/session/trainer.h"
#include "app/session/undo.h"
#include "app/session/walker.h"

#include <limits>

namespace backstep {

/// What the program has open.
struct Document {
    std::filesystem::path path; ///< empty: never saved
    std::string name;
};

/// What is to be opened once nothing is lost by it.
struct Opening {
    Scenario scenario;
    Document document;
    std::string purpose;               ///< `opening “xor”`
    std::vector<std::string> warnings; ///< of loading
    bool recovered = false;            ///< the newest of the lost work, and still not saved
};

/// What waits for the answer to the question about unsaved work.
struct Pending {
    std::optional<Opening> opening; ///< nothing: closing
};

/// Everything a session holds, and what each command does to it.
struct Session::State {
    State(Scenario scenario, const Folders& folders);
    ~State();
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    // walking.cpp
    void apply(const command::StepForward&);
    void apply(const command::StepBack&);
    void apply(const command::GoToFirst&);
    void apply(const command::GoToLast&);
    void apply(const command::GoToStep& wanted);
    void apply(const command::GoToQuantity& wanted);
    void apply(const command::GoToUpdate& wanted);
    void apply(const command::SetGranularity& wanted);
    void apply(const command::SetPlaying& wanted);
    void apply(const command::SetMode& wanted);
    void apply(const command::Select& wanted);
    void apply(const command::Hover& wanted);
    void apply(const command::LightPath& wanted);

    // rounding.cpp, predictions.cpp
    void apply(const command::SetRounding& wanted);
    void apply(const command::SetPredicting& wanted);
    void apply(const command::Predict& wanted);
    void apply(const command::ShowHint&);
    void apply(const command::SkipPrediction&);

    // editing.cpp
    void apply(const command::Edit& wanted);
    void apply(const command::SetValue& wanted);
    void apply(const command::SetLearningRate& wanted);
    void apply(const command::SetNotation& wanted);
    void apply(const command::ViewNotation& wanted);
    void apply(const command::StartRunHere&);
    void apply(const command::Undo&);
    void apply(const command::Redo&);

    // checking.cpp
    void apply(const command::WriteAnswers& wanted);
    void apply(const command::UndoAnswers&);
    void apply(const command::RedoAnswers&);

    // training.cpp
    void apply(const command::Train& wanted);
    void apply(const command::StopTraining&);
    void apply(const command::ForgetGhosts&);

    // documents.cpp
    void apply(const command::New&);
    void apply(const command::Open& wanted);
    void apply(const command::OpenBundled& wanted);
    void apply(const command::Save&);
    void apply(const command::SaveAs& wanted);
    void apply(const command::Export& wanted);
    void apply(const command::Quit&);
    void apply(const command::AnswerQuestion& answer);

    // keeping.cpp
    void apply(const command::RecoverWork& answer);
    void apply(const command::DismissMessage&);
    void apply(const command::ChangeSettings& wanted);

    std::optional<double> tick(double now);

    /// After each command and tick: what follows from where the walk stands.
    void follow();

    // Numbers as they are shown.
    const Network& shown_network() const { return rounded ? rounded->network : walker.network(); }
    const Trace& shown_trace() const { return rounded ? rounded->trace : walker.trace(); }
    int shown_decimals() const { return rounding.value_or(walker.scenario().decimals); }
    std::optional<double> shown_value(const Quantity& scalar) const;

    const Notation& notation() const;
    bool modified() const { return walker.place().revision != saved_revision; }

    Messages messages;
    SettingsKeeper settings;

    Walker walker;
    std::optional<std::string> viewed_notation; ///< instead of the scenario's
    std::optional<Quantity> selected, hovered;
    std::optional<LitPath> lit_path;
    Mode mode = Mode::walk;
    std::optional<int> rounding; ///< decimals
    std::unique_ptr<RoundedUpdate> rounded;
    Predictions predictions;
    bool playing = false;
    std::optional<double> next_step_due; ///< of playing; nothing: at once
    bool step_taken = false;             ///< since the last tick, which is the one to know the time
    double step_started = -std::numeric_limits<double>::infinity();

    AnswerSheet answers;
    bool answers_changed = false; ///< since they were kept
    std::optional<double> answers_due;
    bool answers_not_kept = false; ///< and the user knows

    UndoHistory undo;
    std::int64_t last_revision;
    Trainer trainer;
    std::vector<std::shared_ptr<const History>> ghosts;

    Document document;
    std::int64_t saved_revision;
    std::optional<Pending> pending;
    bool asking = false, wants_path = false, wants_quit = false;

    std::vector<LostWork> lost_work; ///< newest first
    std::optional<Autosave> autosave;
    std::int64_t kept_revision = 0; ///< 0: none
    std::optional<double> keeping_due;
    bool keeping_failed = false; ///< and the user knows

private:
    void interrupt();
    void moved();
    void step_forward();
    void diverged();
    void follow_rounding();
    void follow_predictions();
    void reveal(double value);
    std::optional<double> play(double now);

    void edit(const EditName& what, const std::function<void(Scenario&)>& change);
    void start_run(const EditName& what, Scenario scenario);
    void enter(Place place);
    void drop_lost_selection();

    void keep_answers();
    std::optional<double> keep_typed_answers(double now);

    std::optional<double> train(double now);

    void begin(Pending next);
    void carry_out(Pending next);
    void open(Opening opening);
    void save_to(const std::filesystem::path& path);
    void remember_file(const std::filesystem::path& path);
    void forget_missing_file(const std::filesystem::path& path);

    void start_keeping(const std::filesystem::path& folder);
    void keep_work();
    void forget_kept_work();
    std::optional<double> keep_unsaved_work(double now);
};

} // namespace backstep
