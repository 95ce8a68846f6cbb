#include "app/panels/diagram/chrome.h"

#include "app/panels/diagram/interaction.h"
#include "app/widgets/button.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"
#include "core/walk/explain.h"

#include <algorithm>
#include <array>

namespace backstep::diagram {
namespace {

constexpr std::array<std::string_view, 4> switches{"weights", "gradients", "updates", "biases"};

unsigned lit_switches(const Settings& settings) {
    return (settings.weights_on_edges ? 1U : 0U) | (settings.gradients_on_edges ? 2U : 0U) |
           (settings.updates_on_edges ? 4U : 0U) | (settings.biases_on_edges ? 8U : 0U);
}

void toggle(Settings& settings, int index) {
    const std::array<bool*, 4> flags{&settings.weights_on_edges, &settings.gradients_on_edges,
                                     &settings.updates_on_edges, &settings.biases_on_edges};
    bool& flag = *flags[static_cast<std::size_t>(index)];
    flag = !flag;
}

std::string words(std::string_view name) {
    if (name == "relu") return "ReLU";
    if (name == "leaky_relu") return "leaky ReLU";
    std::string text(name);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string activations(const Network& network) {
    const std::string output = words(name(network.layers.back().activation));
    std::string text;
    for (const Layer& layer : network.layers) {
        const std::string word = words(name(layer.activation));
        if (text.empty())
            text = word;
        else if (!text.ends_with(word))
            text += "–" + word;
    }
    const bool many = std::count(text.begin(), text.end(), ' ') > 4;
    return many ? "several activations, " + output + " outputs" : text;
}

std::string sizes(const Network& network) {
    std::string text = std::to_string(network.inputs());
    const int depth = network.depth();
    if (depth > 6)
        return text + "–…–" + std::to_string(network.outputs()) + " (" + std::to_string(depth) + " layers)";
    for (int l = 1; l <= depth; ++l) text += "–" + std::to_string(network.neurons(l));
    return text;
}

bool one_rate(const Scenario& scenario) {
    const auto& rate = scenario.learning_rates;
    return std::all_of(rate.begin(), rate.end(), [&](double r) { return r == rate.front(); });
}

std::string rates(const Scenario& scenario) {
    const auto& rate = scenario.learning_rates;
    return one_rate(scenario) ? "α = " + number_text(rate.front(), scenario.decimals) : "α by layer";
}

// As much of the description as there is room for, a whole part at a time.
std::string shortened(const Ui& ui, const Scenario& scenario, float room) {
    std::string text = describe(scenario);
    const RichStyle style{&ui.fonts.note, ui.theme.ink2};
    while (!text.empty() && RichText(ui.fonts, text, style).size().x > room) {
        const auto comma = text.rfind(", ");
        text.erase(comma == std::string::npos ? 0 : comma);
    }
    return text;
}

// The rate at the end of the description: a double click opens a field on it, or the editor where each layer
// has its own.
void edit_rate(const Session& session, const Ui& ui, Rect description, DiagramView& view, Wishes& wishes) {
    if (view.edit) return;
    const RichText rate(ui.fonts, rates(session.scenario()), {&ui.fonts.note, ui.theme.ink2});
    const Rect box{{description.max.x - rate.size().x, description.min.y}, description.max};
    ImGui::SetCursorScreenPos(box.min);
    ImGui::InvisibleButton("diagram/rate", box.size());
    ui.record_item("diagram/rate");
    const bool twice = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    tooltip(ui, "The learning rate; double-click to change it");
    if (!twice) return;
    if (one_rate(session.scenario()))
        diagram::begin_rate_edit(view, session, box);
    else
        wishes.actions.push_back(Action::edit_network);
    ui.keep_drawing();
}

} // namespace

std::string describe(const Scenario& scenario) {
    return sizes(scenario.network) + ", " + activations(scenario.network) + ", " +
           words(name(scenario.cost)) + ", " + rates(scenario);
}

void draw_header(const Session& session, const Ui& ui, Rect panel, DiagramView& view, Wishes& wishes) {
    constexpr std::string_view note = "On edges", title = "Network";
    const float controls = button_width(ui, "Fit") + segmented_width(ui, switches) + ui.px(10);
    const float room =
        panel.size().x - ui.px(12 + 16 + 10 + 16) - controls - text_width(ui.fonts.title, title);
    const float note_width = text_width(ui.fonts.note, note) + ui.px(10);
    const bool with_note = room > note_width;
    const std::string subtitle = shortened(ui, session.scenario(), room - (with_note ? note_width : 0));
    PanelHeader header(ui, panel, title, subtitle);
    if (subtitle.ends_with(rates(session.scenario())))
        edit_rate(session, ui, header.subtitle(), view, wishes);
    header.place(button_width(ui, "Fit"));
    const ActionInfo& fit_action = info(Action::fit);
    ButtonOptions options;
    options.tooltip = fit_action.tooltip;
    options.item = "diagram/fit";
    if (button(ui, "Fit", options)) fit(view);
    header.place(segmented_width(ui, switches));
    const auto pressed =
        segmented_switches(ui, "diagram/on_edges", switches, lit_switches(session.settings()),
                           "Numbers that stand beside the edges; any combination");
    if (pressed)
        wishes.commands.push_back(
            command::ChangeSettings{[index = *pressed](Settings& settings) { toggle(settings, index); }});
    if (with_note) header.note(note);
}

} // namespace backstep::diagram
