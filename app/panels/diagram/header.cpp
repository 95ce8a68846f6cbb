#include "app/panels/diagram/chrome.h"

#include "app/panels/diagram/interaction.h"
#include "app/widgets/button.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"
#include "core/formula/number_text.h"
#include "core/formula/text.h"
#include "core/notation/notation.h"

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

constexpr int most_rates_shown = 6;

bool rates_stand_here(const Scenario& scenario) {
    return std::ssize(scenario.learning_rates) <= most_rates_shown;
}

// The rates from that of a layer on.
std::string rates_from(const Scenario& scenario, std::size_t first) {
    std::string text;
    for (std::size_t i = first; i < scenario.learning_rates.size(); ++i)
        text += (i == first ? "" : ", ") + number_text(scenario.learning_rates[i], scenario.decimals);
    return text;
}

std::string rate_letter(const Notation& notation) {
    return to_plain_text(notation.learning_rate({0, {}}));
}

std::string rates(const Scenario& scenario, const Notation& notation) {
    const std::string letter = rate_letter(notation);
    return rates_stand_here(scenario) ? letter + " = " + rates_from(scenario, 0) : letter + " by layer";
}

// What the description may say, most important last: the rate stays longest, for it can be changed here.
std::array<std::string, 4> parts(const Scenario& scenario, const Notation& notation) {
    return {words(name(scenario.cost)), activations(scenario.network), sizes(scenario.network),
            rates(scenario, notation)};
}

std::string joined(const Scenario& scenario, const Notation& notation, std::size_t left_out) {
    static constexpr std::array<std::size_t, 4> as_written{2, 1, 0, 3};
    const auto part = parts(scenario, notation);
    std::string text;
    for (const std::size_t i : as_written)
        if (i >= left_out) text += (text.empty() ? "" : ", ") + part[i];
    return text;
}

float note_width(const Ui& ui, std::string_view text) {
    return RichText(ui.fonts, text, {&ui.fonts.note, ui.theme.ink2}).size().x;
}

// As much of the description as there is room for, a whole part at a time.
std::string shortened(const Ui& ui, const Session& session, float room) {
    for (std::size_t left_out = 0; left_out < 4; ++left_out) {
        std::string text = joined(session.scenario(), session.notation(), left_out);
        if (note_width(ui, text) <= room) return text;
    }
    return "";
}

bool double_clicked(const Ui& ui, Rect box, const std::string& item, const std::string& help) {
    ImGui::SetCursorScreenPos(box.min);
    ImGui::InvisibleButton(item.c_str(), box.size());
    ui.record_item(item);
    const bool twice = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    tooltip(ui, help);
    if (twice) ui.keep_drawing();
    return twice;
}

// The rates at the end of the description: a double click opens a field on one, or the editor where they are
// too many to stand here.
void edit_rates(const Session& session, const Ui& ui, Rect description, DiagramView& view, Wishes& wishes) {
    if (view.edit) return;
    const Scenario& scenario = session.scenario();
    const auto from = [&](const std::string& text) { return description.max.x - note_width(ui, text); };
    if (!rates_stand_here(scenario)) {
        const Rect box{{from(rates(scenario, session.notation())), description.min.y}, description.max};
        if (double_clicked(ui, box, "diagram/rate", "The learning rates; double-click to change them"))
            wishes.actions.push_back(Action::edit_network);
        return;
    }
    const std::size_t count = scenario.learning_rates.size();
    for (std::size_t i = 0; i < count; ++i) {
        const float left = from(i == 0 ? rates(scenario, session.notation()) : rates_from(scenario, i));
        const float right = i + 1 == count ? description.max.x : from(", " + rates_from(scenario, i + 1));
        const Rect box{{left, description.min.y}, {right, description.max.y}};
        const int layer = count == 1 ? 0 : static_cast<int>(i) + 1;
        const std::string number = layer == 0 ? "" : " " + std::to_string(layer);
        const std::string whose = layer == 0 ? "" : " of layer" + number;
        if (double_clicked(ui, box, "diagram/rate" + number,
                           "The learning rate" + whose + "; double-click to change it"))
            diagram::begin_rate_edit(view, session, layer, box);
    }
}

std::string marked_subtitle(const Ui& ui, float room) {
    const std::string text = "your values on the network";
    return note_width(ui, text) <= room ? text : "your values";
}

} // namespace

std::string describe(const Scenario& scenario, const Notation& notation) {
    return joined(scenario, notation, 0);
}

void draw_header(const Session& session, const Ui& ui, Rect panel, DiagramView& view, Wishes& wishes) {
    constexpr std::string_view note = "On edges", title = "Network";
    const float controls = button_width(ui, "Fit") + segmented_width(ui, switches) + ui.px(10);
    const float room =
        panel.size().x - ui.px(12 + 16 + 10 + 16) - controls - text_width(ui.fonts.title, title);
    const float taken = text_width(ui.fonts.note, note) + ui.px(10);
    const std::string beside_note = shortened(ui, session, room - taken);
    const bool with_note = beside_note.size() > rates(session.scenario(), session.notation()).size();
    const std::string subtitle = with_note ? beside_note : shortened(ui, session, room);
    PanelHeader header(ui, panel, title, view.marks != nullptr ? marked_subtitle(ui, room) : subtitle);
    if (!subtitle.empty() && view.marks == nullptr) edit_rates(session, ui, header.subtitle(), view, wishes);
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
