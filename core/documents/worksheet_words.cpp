#include "core/documents/worksheet_words.h"

#include "core/documents/given.h"
#include "core/documents/step_words.h"

#include <fmt/format.h>

namespace backstep::worksheet_words {

std::string title(const Worksheet& sheet, bool key) {
    const std::string own = sheet.scenario.title.empty() ? "Backpropagation by hand" : sheet.scenario.title;
    return key ? own + " – key" : own;
}

std::string subtitle(const Worksheet& sheet) {
    return fmt::format("One update of a {} network by hand, in the notation of {}",
                       shape_text(sheet.scenario.network), sheet.notation.title());
}

std::vector<std::string> task(const Worksheet& sheet, bool key) {
    const std::size_t examples = sheet.trace.examples.size();
    const std::string over = examples > 1 ? fmt::format("the {} examples", examples) : "the example";
    if (key)
        return {
            fmt::format("Each value is worked out without rounding and rounded to {} decimals only where it "
                        "is written down.",
                        sheet.decimals)};
    return {
        fmt::format("Carry {} through the network, take the gradients and make one update: fill in the {} "
                    "blanks below.",
                    over, sheet.blank_count()),
        fmt::format(
            "Write every result with {} decimals. Keep two more while you calculate, so that rounding "
            "does not add up.",
            sheet.decimals)};
}

bool wants_room(const Quantity& quantity, const Worksheet& sheet) {
    if (quantity.symbol == Symbol::cost_gradient_a) return quantity.layer < sheet.scenario.network.depth();
    return quantity.symbol == Symbol::weighted_input || quantity.symbol == Symbol::cost;
}

std::string new_pass(const Worksheet& sheet, std::size_t part) {
    const Step& step = sheet.parts[part].step;
    if (part > 0) {
        const Step& before = sheet.parts[part - 1].step;
        if (before.phase == step.phase && before.example == step.example) return {};
    }
    const std::string word = phase_word(step.phase, sheet.scenario);
    return step.example > 0 ? fmt::format("{}, example {}", word, step.example) : word;
}

} // namespace backstep::worksheet_words
