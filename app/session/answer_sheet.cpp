#include "app/session/answer_sheet.h"

#include "core/files/file_io.h"
#include "core/files/scenario_file.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <utility>

namespace backstep {
namespace {

constexpr std::size_t most_undo_steps = 200;

// FNV-1a, 64 bits: a name for a file.
std::uint64_t fingerprint(std::string_view text) {
    std::uint64_t value = 0xcbf29ce484222325U;
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return value;
}

// A value stands in quotes, doubled where they are in it: commas and spaces belong to what was typed.
std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

std::string out_of_quotes(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        out += text[i];
        if (text[i] == '"') ++i;
    }
    return out;
}

} // namespace

std::string answers_text(const AnswerSheet::Answers& answers) {
    std::string text = "quantity,value\n";
    for (const auto& [quantity, value] : answers)
        text += fmt::format("{},{}\n", in_quotes(to_text(quantity)), in_quotes(value));
    return text;
}

AnswerSheet::Answers parse_answers(std::string_view text) {
    AnswerSheet::Answers answers;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::size_t split = line.find("\",\"");
        if (split == std::string_view::npos) continue;
        try {
            const Quantity quantity = parse_quantity(out_of_quotes(line.substr(0, split + 1)));
            std::string value = out_of_quotes(line.substr(split + 2));
            if (is_scalar(quantity) && !value.empty()) answers[quantity] = std::move(value);
        } catch (const InputError&) {
            continue; // of another version: the rest is worth having
        }
    }
    return answers;
}

void AnswerSheet::write(const Answers& changes) {
    Answers before = answers_;
    for (const auto& [quantity, text] : changes)
        if (text.empty())
            answers_.erase(quantity);
        else
            answers_[quantity] = text;
    const std::optional<Quantity> cell =
        changes.size() == 1 ? std::optional(changes.begin()->first) : std::nullopt;
    const bool goes_on = cell && cell == typing_;
    typing_ = answers_ == before ? std::nullopt : cell;
    if (answers_ == before) return;
    if (goes_on && !undone_.empty()) return;
    undone_.push_back(std::move(before));
    if (undone_.size() > most_undo_steps) undone_.erase(undone_.begin());
    redone_.clear();
}

void AnswerSheet::undo() {
    typing_.reset();
    if (undone_.empty()) return;
    redone_.push_back(std::exchange(answers_, std::move(undone_.back())));
    undone_.pop_back();
}

void AnswerSheet::redo() {
    typing_.reset();
    if (redone_.empty()) return;
    undone_.push_back(std::exchange(answers_, std::move(redone_.back())));
    redone_.pop_back();
}

std::filesystem::path AnswerSheet::file_for(Scenario scenario) const {
    scenario.notation.clear();
    scenario.title.clear();
    scenario.decimals = Scenario{}.decimals;
    return folder_ / "answers" / fmt::format("{:016x}.csv", fingerprint(scenario_text(scenario)));
}

void AnswerSheet::open(const Scenario& scenario) {
    answers_.clear();
    undone_.clear();
    redone_.clear();
    kept_ = {};
    if (folder_.empty()) return;
    const std::filesystem::path file = file_for(scenario);
    std::error_code failure;
    if (!std::filesystem::exists(file, failure)) return;
    try {
        answers_ = parse_answers(read_file(file));
        kept_ = {file, answers_};
    } catch (const InputError&) {
        answers_.clear(); // unreadable: what is typed next replaces it
    }
}

void AnswerSheet::keep(const Scenario& scenario) {
    if (folder_.empty() || (answers_.empty() && kept_.answers.empty())) return;
    Kept now{file_for(scenario), answers_};
    if (now == kept_) return;
    std::error_code failure;
    std::filesystem::create_directories(now.file.parent_path(), failure);
    if (answers_.empty())
        std::filesystem::remove(now.file, failure);
    else
        write_file(answers_text(answers_), now.file);
    kept_ = std::move(now);
}

} // namespace backstep
