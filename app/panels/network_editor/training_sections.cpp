#include "app/panels/network_editor/reasons.h"
#include "app/panels/network_editor/sections.h"
#include "app/widgets/button.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"
#include "core/model/edit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace backstep::network_editor {

namespace {

constexpr double largest_seed = 9007199254740991; // every whole number up to it is a double
constexpr double largest_value = 1e12;
constexpr Eigen::Index most_fields = 24; // of one example

} // namespace

void Editor::draw_training() {
    form.section("Training");
    form.row("Each update uses");
    const Training& training = scenario().training;
    constexpr std::array<std::string_view, 3> modes{"one example", "a few", "all"};
    form.place(segmented_width(ui, modes));
    const int chosen = static_cast<int>(training.mode);
    const auto picked = segmented(ui, "editor/mode", modes, chosen, "Online, mini-batch or batch training");
    if (picked && *picked != chosen)
        edit("Change the training mode", [mode = all_training_modes[static_cast<std::size_t>(*picked)]](
                                             Scenario& changed) { changed.training.mode = mode; });
    if (training.mode == TrainingMode::mini_batch) {
        const auto size = stepper("editor/batch size", training.batch_size, {1, 1e6, true},
                                  training.batch_size > 1 ? "" : "A batch has at least 1 example.", "");
        if (size)
            edit(fmt::format("Batches of {}", *size),
                 [size](Scenario& changed) { changed.training.batch_size = *size; });
    }
    form.row("Order");
    if (check("shuffle every epoch", "editor/shuffle", training.shuffle, "File order where this is off"))
        edit(training.shuffle ? "Keep the order of the examples" : "Shuffle the examples",
             [](Scenario& changed) { changed.training.shuffle = !changed.training.shuffle; });
    form.text("seed");
    form.place(ui.px(90));
    if (const auto seed = number_field(ui, view.typing, "editor/seed", static_cast<double>(training.seed),
                                       ui.px(90), {0, largest_seed, true}))
        edit("Change the seed of the shuffle",
             [seed](Scenario& changed) { changed.training.seed = static_cast<std::uint64_t>(*seed); });
}

void Editor::draw_initial_weights() {
    form.section("New weights");
    form.row("By chance");
    std::vector<Option> schemes;
    for (const Initialisation scheme : all_initialisations) schemes.push_back({words(name(scheme)), ""});
    form.place(ui.px(110));
    if (const auto picked =
            option_list(ui, view.typing, "editor/scheme", schemes, static_cast<int>(view.scheme), ui.px(110)))
        view.scheme = all_initialisations[static_cast<std::size_t>(*picked)];
    form.text("seed");
    form.place(ui.px(90));
    if (const auto seed = number_field(ui, view.typing, "editor/weights seed", view.seed, ui.px(90),
                                       {0, largest_seed, true}))
        view.seed = *seed;
    if (press("Set all weights", "editor/initialise", "", "Replaces all weights; biases become 0"))
        edit(fmt::format("New weights: {}, seed {}", name(view.scheme), view.seed),
             [scheme = view.scheme, seed = static_cast<std::uint64_t>(view.seed)](Scenario& changed) {
                 initialise(changed.network, scheme, seed);
             });
}

void Editor::draw_examples() {
    const auto count = static_cast<int>(scenario().examples.size());
    form.section(count == 1 ? "1 example" : fmt::format("{} examples", count));
    form.row("");
    if (press("Add example", "editor/add example", "", "A copy of the last one, to be typed over"))
        edit("Add an example", [](Scenario& changed) { add_example(changed); });

    // All examples are equally high, so those out of view are left out at once.
    const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowSize().y;
    float height = 0;
    for (int example = 1; example <= count; ++example) {
        const float start = form.y();
        const bool in_view = start + height + 2 * form.line_height() > top && start < bottom;
        if (example > 1 && height > 0 && !in_view) {
            const float before =
                start + height < top ? std::floor((top - start) / height) - 1 : static_cast<float>(count);
            const int skipped = std::clamp(static_cast<int>(before), 1, count - example + 1);
            form.skip(height * static_cast<float>(skipped));
            example += skipped - 1;
            continue;
        }
        draw_example(example);
        height = form.y() - start;
    }
}

void Editor::draw_example(int example) {
    const Example& numbers = scenario().examples[static_cast<std::size_t>(example - 1)];
    form.row(fmt::format("Example {}", example));
    const auto field = [&](Symbol symbol, const Vector& vector) {
        for (Eigen::Index i = 0; i < std::min(vector.size(), most_fields); ++i) {
            const Quantity quantity{symbol, 0, static_cast<int>(i) + 1, 0, example};
            form.place(ui.px(72));
            if (const auto value = number_field(ui, view.typing, "editor/" + to_text(quantity), vector(i),
                                                ui.px(72), {-largest_value, largest_value}))
                wishes.commands.emplace_back(command::SetValue{quantity, *value});
        }
        if (vector.size() > most_fields)
            form.text(fmt::format("and {} more, in the matrices", vector.size() - most_fields));
    };
    field(Symbol::input, numbers.input);
    form.text("\u2192");
    field(Symbol::target, numbers.target);
    if (press("Remove", fmt::format("editor/example {}/remove", example), why_not_remove_example(scenario()),
              "Remove this example"))
        edit(fmt::format("Remove example {}", example),
             [example](Scenario& changed) { remove_example(changed, example); });
}

} // namespace backstep::network_editor
