#include "app/panels/error_plot/controls.h"

#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"
#include "core/formula/number_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace backstep::error_plot {

namespace {

constexpr std::array<std::string_view, 2> scales{"linear", "log"};
constexpr std::string_view look_ahead_label = "look ahead 50";
constexpr std::string_view look_ahead_tip =
    "Also show, dotted, the error of 50 updates that have not been made";
constexpr int most_typed_updates = 100'000'000;

float check_width(const Ui& ui, std::string_view label) {
    return ui.snapped(16) + ui.px(6) + std::ceil(text_width(ui.fonts.note, label));
}

void change(Wishes& wishes, void (*what)(Settings&)) {
    wishes.commands.emplace_back(command::ChangeSettings{what});
}

void scale_switch(const Session& session, const Ui& ui, Wishes& wishes) {
    const auto pressed = segmented(ui, "error/scale", scales, session.settings().log_error ? 1 : 0,
                                   "How the axis of the error is divided");
    if (pressed == 0) change(wishes, [](Settings& settings) { settings.log_error = false; });
    if (pressed == 1) change(wishes, [](Settings& settings) { settings.log_error = true; });
}

void look_ahead_switch(const Session& session, const Ui& ui, Wishes& wishes) {
    if (check_box(ui, look_ahead_label, session.settings().look_ahead, look_ahead_tip))
        change(wishes, [](Settings& settings) { settings.look_ahead = !settings.look_ahead; });
    ui.record_item("error/look ahead");
}

void number_field(const char* id, const Ui& ui, int& number, float width) {
    compat::push_font(ui.fonts.control.im);
    const float padding = std::max(0.0F, (ui.snapped(26) - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), padding});
    ImGui::SetNextItemWidth(width);
    ImGui::InputInt(id, &number, 0, 0);
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

// A button that trains so many updates; 0: until stopped.
void train_button(const Session& session, const Ui& ui, std::string_view label, std::int64_t updates,
                  Wishes& wishes) {
    ButtonOptions options;
    options.enabled = possible(Action::train_1, session);
    const std::string tip = updates == 0   ? "Train until you press Stop"
                            : updates == 1 ? "Train 1 update"
                                           : fmt::format("Train {} updates", grouped(updates));
    const std::string item = updates == 0 ? "error/train until stopped" : "error/train " + std::string(label);
    options.tooltip = tip;
    options.item = item;
    if (button(ui, label, options)) wishes.commands.emplace_back(command::Train{updates});
}

void stop_button(const Ui& ui, Wishes& wishes) {
    ButtonOptions options;
    options.tooltip = "Stop training; what has been trained stays";
    options.item = "error/stop";
    if (button(ui, "Stop", options)) wishes.commands.emplace_back(command::StopTraining{});
}

void draw_train_controls(const Session& session, const Ui& ui, float width, ErrorPlotView& view,
                         Wishes& wishes) {
    const float gap = ui.px(6), field = ui.px(64);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    float x = start.x;
    const auto place = [&](float item_width) {
        ImGui::SetCursorScreenPos({x, start.y});
        x += item_width + gap;
    };
    const std::string_view label = "Train";
    draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.note, {x, start.y + ui.snapped(26) / 2}, Align::left,
                 ui.theme.ink2, label);
    x += text_width(ui.fonts.note, label) + ui.px(8);
    for (const auto& [name, updates] : {std::pair{"1", 1}, {"10", 10}, {"100", 100}}) {
        place(button_width(ui, name));
        train_button(session, ui, name, updates, wishes);
    }
    const float rest = start.x + width - x;
    const float typed = field + 2 * gap + button_width(ui, "N");
    std::string_view endless = "until stopped";
    if (typed + button_width(ui, endless) > rest) endless = "\u221e";
    if (typed + button_width(ui, endless) <= rest) {
        place(field);
        number_field("##updates", ui, view.updates, field);
        ui.record_item("error/N");
        view.updates = std::clamp(view.updates, 1, most_typed_updates);
        place(button_width(ui, "N"));
        ButtonOptions options;
        options.enabled = possible(Action::train_1, session);
        options.tooltip = "Train as many updates as the field says";
        options.item = "error/train N";
        if (button(ui, "N", options)) wishes.commands.emplace_back(command::Train{view.updates});
    }
    if (x + button_width(ui, endless) > start.x + width + 1) return;
    place(button_width(ui, endless));
    train_button(session, ui, endless, 0, wishes);
}

void draw_progress(const Session& session, const Ui& ui, float width, Wishes& wishes) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float height = ui.snapped(26), gap = ui.px(10);
    stop_button(ui, wishes);
    const auto done = session.training_done(), target = session.training_target();
    const std::string text =
        target == 0 ? grouped(done) + " updates" : grouped(done) + " of " + grouped(target);
    const float text_left = start.x + width - text_width(ui.fonts.note, text);
    const Rect bar{{start.x + button_width(ui, "Stop") + gap, start.y + height / 2 - ui.snapped(3)},
                   {text_left - gap, start.y + height / 2 + ui.snapped(3)}};
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_text_at(list, ui.fonts.note, {text_left, start.y + height / 2}, Align::left, ui.theme.ink2, text);
    if (target == 0 || bar.size().x < ui.px(20)) return;
    const float share = static_cast<float>(done) / static_cast<float>(target);
    list->AddRectFilled(bar.min, bar.max, ui.theme.line2, ui.px(3));
    list->AddRectFilled(bar.min, {bar.min.x + bar.size().x * share, bar.max.y}, ui.theme.update.line,
                        ui.px(3));
    ui.record("error/progress", bar.min, bar.max);
}

void draw_options(const Session& session, const Ui& ui, ErrorPlotView& view, Wishes& wishes) {
    const Settings& settings = session.settings();
    const float width = ui.px(300);
    if (session.training())
        draw_progress(session, ui, width, wishes);
    else
        draw_train_controls(session, ui, width, view, wishes);
    ImGui::Dummy({width, ui.px(2)});
    scale_switch(session, ui, wishes);
    look_ahead_switch(session, ui, wishes);
    if (session.history().keeps_example_costs()) {
        if (check_box(ui, "a line for each example", settings.error_per_example))
            change(wishes, [](Settings& s) { s.error_per_example = !s.error_per_example; });
        ui.record_item("error/each example");
    } else {
        draw_text(ImGui::GetWindowDrawList(), ui.fonts.note, ImGui::GetCursorScreenPos(), ui.theme.ink3,
                  fmt::format("Lines for each example: up to {}", History::most_example_costs));
        ImGui::Dummy({width, ui.fonts.note.line});
    }
    if (check_box(ui, "size of the gradient per layer", settings.gradient_norms,
                  "Its Euclidean norm, weights and biases together, on the axis at the right"))
        change(wishes, [](Settings& s) { s.gradient_norms = !s.gradient_norms; });
    ui.record_item("error/gradients");
    if (check_box(ui, "earlier runs", settings.ghosts,
                  "What was trained before the last edits, thin behind this run"))
        change(wishes, [](Settings& s) { s.ghosts = !s.ghosts; });
    ui.record_item("error/ghosts");
    ButtonOptions forget;
    forget.enabled = !session.ghosts().empty();
    forget.tooltip = "Take the earlier runs out of the plot";
    forget.item = "error/forget";
    if (button(ui, "Forget earlier runs", forget)) wishes.commands.emplace_back(command::ForgetGhosts{});

    ImGui::Dummy({width, ui.px(2)});
    number_field("##go to", ui, view.go_to, ui.px(84));
    ui.record_item("error/update");
    view.go_to =
        std::clamp(view.go_to, 0,
                   static_cast<int>(std::min<std::int64_t>(session.history().updates(), most_typed_updates)));
    ImGui::SameLine();
    ButtonOptions go;
    go.tooltip = "Go to the start of the update with this number";
    go.item = "error/go";
    if (button(ui, "Go to this update", go)) wishes.commands.emplace_back(command::GoToUpdate{view.go_to});
}

} // namespace

Rect draw_header(const Session& session, const Ui& ui, Rect panel, ErrorPlotView& view, Wishes& wishes) {
    constexpr std::string_view title = "Error over time";
    PanelHeader header(ui, panel, title);
    const float side = ui.snapped(26), gap = ui.px(10);
    float room = panel.size().x - ui.px(36) - text_width(ui.fonts.title, title) - side;
    header.place(side);
    ButtonOptions more;
    more.width = 26;
    more.tooltip = "Training, and what the plot shows";
    more.item = "error/more";
    if (button(ui, "\u2026##more", more)) {
        view.go_to = static_cast<int>(std::min<std::int64_t>(session.update(), most_typed_updates));
        ImGui::OpenPopup("error/options");
    }
    const float scale = segmented_width(ui, scales);
    if (room >= scale + gap) {
        header.place(scale);
        scale_switch(session, ui, wishes);
        room -= scale + gap;
    }
    const float look_ahead = check_width(ui, look_ahead_label);
    if (room >= look_ahead + 2 * gap) {
        header.place(look_ahead);
        look_ahead_switch(session, ui, wishes);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(12)});
    if (ImGui::BeginPopup("error/options")) {
        draw_options(session, ui, view, wishes);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    return header.below();
}

void draw_training_row(const Session& session, const Ui& ui, Rect row, ErrorPlotView& view, Wishes& wishes) {
    const float padding = ui.snapped(16);
    ImGui::SetCursorScreenPos({row.min.x + padding, row.min.y + ui.snapped(4)});
    const float width = row.size().x - 2 * padding;
    if (session.training())
        draw_progress(session, ui, width, wishes);
    else
        draw_train_controls(session, ui, width, view, wishes);
}

} // namespace backstep::error_plot
