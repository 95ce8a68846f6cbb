#pragma once

#include "core/model/scenario.h"
#include "core/walk/quantity.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace backstep {

/// Hand calculations as they are typed, with undo. They are kept in a folder, one file for each scenario, so
/// that they are there again when it is opened again; what only changes how numbers are written (notation,
/// title, decimals) makes no other scenario. The files are read by `backstep check` too.
class AnswerSheet {
public:
    using Answers = std::map<Quantity, std::string>;

    /// An empty folder: nothing is kept.
    explicit AnswerSheet(std::filesystem::path folder) : folder_(std::move(folder)) {}

    const Answers& answers() const { return answers_; }

    /// An empty text takes an answer away. One step of undo; what is typed into one cell, letter by letter,
    /// is one step until it is written once more without a change.
    void write(const Answers& changes);
    void undo();
    void redo();
    bool can_undo() const { return !undone_.empty(); }
    bool can_redo() const { return !redone_.empty(); }

    /// Takes up the answers to another scenario.
    void open(const Scenario& scenario);

    /// Keeps the answers for this scenario, if they are not kept already. Throws InputError.
    void keep(const Scenario& scenario);

private:
    std::filesystem::path folder_;
    Answers answers_;
    std::vector<Answers> undone_, redone_; ///< what to go back to, the nearest last
    std::optional<Quantity> typing_;       ///< the cell of the last step of undo, while it goes on

    struct Kept {
        std::filesystem::path file;
        Answers answers;
        bool operator==(const Kept&) const = default;
    };
    Kept kept_;

    std::filesystem::path file_for(Scenario scenario) const;
};

/// `quantity,value` lines, and back; lines that are none are left out.
std::string answers_text(const AnswerSheet::Answers& answers);
AnswerSheet::Answers parse_answers(std::string_view text);

} // namespace backstep
