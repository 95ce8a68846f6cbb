#include "app/panels/network_editor/sections.h"

#include "app/panels/network_editor/reasons.h"
#include "app/widgets/button.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"
#include "core/model/edit.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace backstep::network_editor {

namespace {

constexpr double largest_rate = 1e6;

template<class Value, std::size_t count>
std::vector<Option> options_of(const std::array<Value, count>& values) {
    std::vector<Option> options;
    for (const Value value : values) options.push_back({words(name(value)), ""});
    return options;
}

template<class Value, std::size_t count>
int place_of(Value value, const std::array<Value, count>& values) {
    return static_cast<int>(std::ranges::find(values, value) - values.begin());
}

std::string layer_name(const Scenario& scenario, int layer) {
    if (layer == 0) return "Inputs";
    return fmt::format("Layer {}{}", layer, layer == scenario.network.depth() ? " (output)" : "");
}

} // namespace

void Editor::edit(std::string what, std::function<void(Scenario&)> change) {
    wishes.commands.emplace_back(command::Edit{std::move(what), std::move(change)});
}

bool Editor::press(const std::string& label, const std::string& item, const std::string& why_not,
                   std::string_view tip) {
    ButtonOptions options;
    options.enabled = why_not.empty();
    options.tooltip = why_not.empty() ? tip : std::string_view(why_not);
    options.item = item;
    form.place(button_width(ui, label));
    return button(ui, label + "##" + item, options);
}

std::optional<int> Editor::stepper(const std::string& id, int value, Bounds bounds,
                                   const std::string& why_not_fewer, const std::string& why_not_more) {
    const float side = ui.snapped(26), field = ui.px(56), gap = ui.px(2);
    form.place(2 * side + field + 2 * gap);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    std::optional<int> changed;
    ButtonOptions fewer;
    fewer.width = 26;
    fewer.enabled = why_not_fewer.empty();
    fewer.tooltip = why_not_fewer;
    const std::string fewer_item = id + "/fewer", more_item = id + "/more";
    fewer.item = fewer_item;
    if (button(ui, "\u2212##" + fewer_item, fewer)) changed = value - 1;
    ImGui::SetCursorScreenPos({start.x + side + gap, start.y});
    if (const auto typed = number_field(ui, view.typing, id, value, field, bounds))
        changed = static_cast<int>(*typed);
    ImGui::SetCursorScreenPos({start.x + side + field + 2 * gap, start.y});
    ButtonOptions more;
    more.width = 26;
    more.enabled = why_not_more.empty();
    more.tooltip = why_not_more;
    more.item = more_item;
    if (button(ui, "+##" + more_item, more)) changed = value + 1;
    return changed;
}

bool Editor::check(std::string_view label, const std::string& item, bool checked, std::string_view tip) {
    form.place(ui.snapped(16) + ui.px(6) + text_width(ui.fonts.note, label));
    const bool pressed = check_box(ui, label, checked, tip);
    ui.record_item(item);
    return pressed;
}

void Editor::draw_names() {
    const float width = std::min(form.controls_width(), ui.px(520));
    form.row("Title");
    form.place(width);
    if (const auto title = typed_field(ui, view.typing, "editor/title", scenario().title, width))
        edit("Change the title", [text = *title](Scenario& changed) { changed.title = text; });
    form.row("Source");
    form.place(width);
    if (const auto source = typed_field(ui, view.typing, "editor/source", scenario().source, width))
        edit("Change the source", [text = *source](Scenario& changed) { changed.source = text; });
    form.row("Decimals shown");
    const int decimals = scenario().decimals;
    const auto wanted = stepper("editor/decimals", decimals, {fewest_decimals, most_decimals, true},
                                decimals > fewest_decimals ? "" : "At least 2 decimals are shown.",
                                decimals < most_decimals ? "" : "A number has no more than 17 digits.");
    if (wanted)
        edit(fmt::format("Show {} decimals", *wanted),
             [wanted](Scenario& changed) { changed.decimals = *wanted; });
}

void Editor::draw_layers() {
    form.section("Layers");
    for (int layer = 0; layer <= scenario().network.depth(); ++layer) draw_layer(layer);
    form.row("");
    const int depth = scenario().network.depth();
    if (press("Add layer", "editor/add layer", "",
              "Add a layer after the last one, which then is the output"))
        edit("Add a layer", [depth](Scenario& changed) { add_layer(changed, depth); });
}

void Editor::draw_layer(int layer) {
    const Network& network = scenario().network;
    const std::string id = fmt::format("editor/layer {}", layer);
    form.row(layer_name(scenario(), layer));
    const auto count =
        stepper(id + "/neurons", static_cast<int>(network.neurons(layer)), {1, most_neurons, true},
                why_not_fewer_neurons(scenario(), layer), why_not_more_neurons(scenario(), layer));
    if (count)
        edit(fmt::format("{}: {} {}", layer_name(scenario(), layer), *count,
                         layer == 0 ? "inputs" : "neurons"),
             [layer, count](Scenario& changed) { set_neurons(changed, layer, *count); });
    if (layer > 0) {
        std::vector<Option> options = options_of(all_activations);
        for (std::size_t i = 0; i < options.size(); ++i)
            options[i].why_not = why_not_activation(scenario(), layer, all_activations[i]);
        form.place(ui.px(118));
        const int chosen = place_of(network.layer(layer).activation, all_activations);
        if (const auto picked = option_list(ui, view.typing, id + "/activation", options, chosen, ui.px(118)))
            edit(fmt::format("Layer {}: {}", layer, options[static_cast<std::size_t>(*picked)].label),
                 [layer, activation = all_activations[static_cast<std::size_t>(*picked)]](Scenario& changed) {
                     set_activation(changed, layer, activation);
                 });
    }
    if (layer > 0 && press("Remove", id + "/remove", why_not_remove_layer(scenario()), "Remove this layer"))
        edit(fmt::format("Remove layer {}", layer),
             [layer](Scenario& changed) { remove_layer(changed, layer); });
    if (layer < network.depth() &&
        press("Add after", id + "/add after", "", "Add a hidden layer after this one"))
        edit(fmt::format("Add a layer after {}", layer),
             [layer](Scenario& changed) { add_layer(changed, layer); });
}

void Editor::draw_cost() {
    form.section("Cost");
    form.row("Cost");
    std::vector<Option> costs = options_of(all_costs);
    for (std::size_t i = 0; i < costs.size(); ++i) costs[i].why_not = why_not_cost(scenario(), all_costs[i]);
    form.place(ui.px(200));
    if (const auto picked = option_list(ui, view.typing, "editor/cost", costs,
                                        place_of(scenario().cost, all_costs), ui.px(200)))
        edit("Change the cost", [cost = all_costs[static_cast<std::size_t>(*picked)]](Scenario& changed) {
            set_cost(changed, cost);
        });
    form.row("Several examples");
    constexpr std::array<std::string_view, 2> reductions{"mean", "sum"};
    form.place(segmented_width(ui, reductions));
    const int chosen = place_of(scenario().reduction, all_reductions);
    const auto picked = segmented(ui, "editor/reduction", reductions, chosen,
                                  "How the costs of the examples of an update become one");
    if (picked && *picked != chosen)
        edit("Change the reduction", [reduction = all_reductions[static_cast<std::size_t>(*picked)]](
                                         Scenario& changed) { changed.reduction = reduction; });
}

void Editor::draw_rates() {
    form.section("Learning rate");
    const auto& rates = scenario().learning_rates;
    const int depth = scenario().network.depth();
    const bool per_layer = rates.size() > 1;
    form.row("Rate");
    if (depth > 1) {
        constexpr std::array<std::string_view, 2> ways{"one for all", "one per layer"};
        form.place(segmented_width(ui, ways));
        const auto picked = segmented(ui, "editor/rates", ways, per_layer ? 1 : 0);
        if (picked == 0 && per_layer)
            wishes.commands.emplace_back(command::SetLearningRate{0, rates.front()});
        if (picked == 1 && !per_layer)
            edit("One learning rate per layer", [](Scenario& changed) {
                changed.learning_rates.assign(changed.network.layers.size(), changed.learning_rates.front());
            });
    }
    for (int layer = per_layer ? 1 : 0; layer <= (per_layer ? depth : 0); ++layer) {
        if (per_layer) form.text(fmt::format("layer {}", layer));
        form.place(ui.px(72));
        const double rate = per_layer ? scenario().learning_rate(layer) : rates.front();
        if (const auto typed = number_field(ui, view.typing, fmt::format("editor/rate {}", layer), rate,
                                            ui.px(72), {0, largest_rate}))
            wishes.commands.emplace_back(command::SetLearningRate{layer, *typed});
    }
    form.row("");
    if (check("update biases", "editor/update biases", scenario().update_biases,
              "Biases stay as they are where this is off"))
        edit(scenario().update_biases ? "Keep biases as they are" : "Update biases",
             [](Scenario& changed) { changed.update_biases = !changed.update_biases; });
}

} // namespace backstep::network_editor
