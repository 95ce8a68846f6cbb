#pragma once

#include "app/session/settings.h"
#include "core/model/scenario.h"
#include "core/walk/walk.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace backstep {

/// What the window is for now.
enum class Mode {
    walk,    ///< all panels
    check,   ///< own answers beside the network, in a table to type into
    present, ///< to an audience: diagram, one formula, caption
};

/// Decimals that every number can be rounded to.
inline constexpr int fewest_rounding = 1, most_rounding = 12;

/// One of the paths by which a weight, a bias or a neuron acts on E.
struct LitPath {
    Quantity gradient;        ///< of what it starts from
    std::vector<int> neurons; ///< one per layer (from 1), from the gradient's layer to the output

    bool operator==(const LitPath&) const = default;
};

} // namespace backstep

/// What panels and keys ask for. Session::apply carries it out; nothing else changes a session.
namespace backstep::command {

// The walk. Forward from the end of an update leads into the next one, back from its start into the one
// before.
struct StepForward {};
struct StepBack {};
struct GoToFirst {}; ///< nothing of this update known; again: the run's first update
struct GoToLast {};  ///< everything of this update known
struct GoToStep {
    std::int64_t number = 0;
}; ///< at the current granularity; 0: the start
struct GoToQuantity {
    Quantity quantity;
}; ///< to the step that makes it known
struct GoToUpdate {
    std::int64_t update = 0;
}; ///< of the run, at its start; within what has been trained
struct SetGranularity {
    Granularity granularity = Granularity::vector;
};
struct SetPlaying {
    bool playing = false;
};

struct SetMode {
    Mode mode = Mode::walk;
};

/// How the numbers are worked out for the eye: rounded to these decimals as soon as each is computed, as by
/// hand. Nothing: to full precision, as training and files always have them.
struct SetRounding {
    std::optional<int> decimals; ///< brought to fewest_rounding … most_rounding
};

// Predict, then reveal: a step forward asks for a number before it is shown.
struct SetPredicting {
    bool predicting = false;
};
struct Predict {
    std::string text;
}; ///< as typed; if it is right, the step is taken
struct ShowHint {};
struct SkipPrediction {}; ///< takes the step

// What is pointed at, in every panel.
struct Select {
    std::optional<Quantity> quantity;
};
struct Hover {
    std::optional<Quantity> quantity;
};
/// A path of the network that stands out instead of the selection's, until something else is selected.
struct LightPath {
    std::optional<LitPath> path;
};

// The scenario. `change` edits a copy that starts at the weights now walked; if the result has no problem()
// it becomes the scenario of a new run and can be undone, else the session shows the problem and nothing
// changes.
struct Edit {
    std::string what;
    std::function<void(Scenario&)> change;
};
/// One weight, bias, input or target; the quantity is scalar.
struct SetValue {
    Quantity quantity;
    double value = 0;
};
/// For layer l, or all of them (0).
struct SetLearningRate {
    int layer = 0;
    double rate = 0;
};
/// By id, such as `neal`: how everything is written. Numbers and run stay.
struct SetNotation {
    std::string id;
};
/// By id: shows everything in a notation until another is set or a scenario is opened; the scenario keeps its
/// own.
struct ViewNotation {
    std::string id;
};
/// A new run from the weights now walked, so that saving saves them.
struct StartRunHere {};
struct Undo {};
struct Redo {};

// Hand calculations of the run's first update.
/// Answers as they are typed, by quantity as AnswerReader has it; an empty text takes one away.
struct WriteAnswers {
    std::map<Quantity, std::string> answers;
};
struct UndoAnswers {}; ///< the last WriteAnswers
struct RedoAnswers {};

// Training, in slices between frames. 0 updates: until stopped.
struct Train {
    std::int64_t updates = 1;
};
struct StopTraining {};
struct ForgetGhosts {};

// Files. Where work would be lost the session asks first: see Session::question.
struct New {};
struct Open {
    std::filesystem::path path;
};
struct OpenBundled {
    std::string name;
};              ///< such as `mazur-2-2-2`
struct Save {}; ///< asks for a path, Session::wants_path, if there is none
struct SaveAs {
    std::filesystem::path path;
};
/// Something else made from what is shown, such as a picture. `write` throws InputError if it cannot.
struct Export {
    std::filesystem::path path;
    std::function<void(const std::filesystem::path&)> write;
};
struct Quit {};

// Answers to the session's question, and to its message. `cancel` also answers Session::wants_path.
enum class Answer { save, discard, cancel };
struct AnswerQuestion {
    Answer answer = Answer::cancel;
};
struct RecoverWork {
    bool recover = false;
};
struct DismissMessage {};

struct ChangeSettings {
    std::function<void(Settings&)> change;
};

} // namespace backstep::command

namespace backstep {

using Command = std::variant<
    command::StepForward, command::StepBack, command::GoToFirst, command::GoToLast, command::GoToStep,
    command::GoToQuantity, command::GoToUpdate, command::SetGranularity, command::SetPlaying,
    command::SetMode, command::SetRounding, command::SetPredicting, command::Predict, command::ShowHint,
    command::SkipPrediction, command::Select, command::Hover, command::LightPath, command::Edit,
    command::SetValue, command::SetLearningRate, command::SetNotation, command::ViewNotation,
    command::StartRunHere, command::Undo, command::Redo, command::WriteAnswers, command::UndoAnswers,
    command::RedoAnswers, command::Train, command::StopTraining, command::ForgetGhosts, command::New,
    command::Open, command::OpenBundled, command::Save, command::SaveAs, command::Export, command::Quit,
    command::AnswerQuestion, command::RecoverWork, command::DismissMessage, command::ChangeSettings>;

/// What a frame's panels asked for, in order.
using Commands = std::vector<Command>;

} // namespace backstep
