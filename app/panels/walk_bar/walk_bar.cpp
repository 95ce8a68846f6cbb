#include "app/panels/walk_bar/walk_bar.h"

#include "app/panels/walk_bar/choice.h"
#include "app/panels/walk_bar/rounding_row.h"
#include "app/panels/walk_bar/timeline_strip.h"
#include "app/session/predictions.h"
#include "app/widgets/button.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"
#include "core/derivation/caption.h"
#include "core/formula/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace backstep {
namespace {

constexpr float margin = 14, control_height = 26, cell_height = 34;
constexpr float full_height = 120; // with one or two lines of caption
constexpr float above_caption = 6, below_caption = 64, below_compact_caption = 50;
constexpr float roomy_width = 1150;  // narrower bars leave out what only names a control, and the speed
constexpr float stacked_width = 640; // narrower compact bars have the sentence below number and phase,
constexpr float number_line = 27;    // which then take a line of their own
constexpr int most_captions_measured = 200; // of a walk whose sentences repeat
constexpr std::array<std::string_view, 4> granularity_names{"pass", "layer", "vector", "element"};
float speed_width(const Ui& ui) {
    return text_width(ui.fonts.control, speed_label(0.5)) + ui.px(44);
}

/// The name before a control, with the gap after it; nothing in a narrow bar.
float label_width(const Ui& ui, std::string_view label, float bar) {
    return bar < ui.px(roomy_width) ? 0 : text_width(ui.fonts.note, label) + ui.px(10);
}

/// With the gap before it; the menu has it too.
float speed_part_width(const Ui& ui, float bar) {
    return bar < ui.px(roomy_width) ? 0 : ui.px(16) + label_width(ui, "Speed", bar) + speed_width(ui);
}

/// Space that granularity and speed take at the right of the caption.
float controls_width(const Ui& ui, float bar) {
    return label_width(ui, "Step by", bar) + segmented_width(ui, granularity_names) +
           speed_part_width(ui, bar);
}

float phase_chip_width(const Ui& ui, std::string_view phase) {
    return text_width(ui.fonts.badge, phase) + ui.px(24);
}

bool stacked(const Ui& ui, float bar, bool compact) {
    return compact && bar < ui.px(stacked_width);
}

float caption_left(const Ui& ui, const StepCaption& caption, float bar, bool compact) {
    if (stacked(ui, bar, compact)) return ui.px(margin);
    return ui.px(margin) + text_width(ui.fonts.step, caption.number) + ui.px(10) +
           phase_chip_width(ui, caption.phase) + ui.px(10);
}

float caption_width(const Ui& ui, const StepCaption& caption, float width, bool compact) {
    const float right = compact ? ui.px(margin) : ui.px(margin) + controls_width(ui, width) + ui.px(20);
    return std::max(width - caption_left(ui, caption, width, compact) - right, ui.px(120));
}

RichText sentence_layout(const Ui& ui, std::string_view sentence, float width) {
    RichStyle style{&ui.fonts.caption, ui.theme.ink};
    style.wrap = width;
    return RichText(ui.fonts, sentence, style);
}

float caption_line(const Ui& ui) {
    return RichText(ui.fonts, "1", {&ui.fonts.caption, 0}).size().y;
}

int line_count(const Ui& ui, const RichText& text) {
    return std::max(1, static_cast<int>(std::lround(text.size().y / caption_line(ui))));
}

/// The step is of no interest while updates fly by.
StepCaption training_caption(const Session& session) {
    const auto done = grouped(session.history().updates());
    const auto target = session.training_target();
    const std::string of = target > 0
                               ? fmt::format(", {} of {}", grouped(session.training_done()), grouped(target))
                               : std::string();
    return {"Training", "Update " + done, fmt::format("The weights are being trained{}; Esc stops.", of)};
}

StepCaption caption_of(const Session& session, std::int64_t number, const Step& step) {
    return {fmt::format("Step {} of {}", number, session.walk().step_count(session.granularity())),
            phase_label(step.phase), caption(step, session.scenario(), session.notation())};
}

int longest_caption(const Session& session, const Ui& ui, float width, bool compact) {
    const std::int64_t steps = session.walk().step_count(session.granularity());
    int lines = 1;
    for (std::int64_t n = 1; n <= std::min<std::int64_t>(steps, most_captions_measured); ++n) {
        const StepCaption text = caption_of(session, n, session.walk().step(n, session.granularity()));
        const float wrap = caption_width(ui, text, width, compact);
        lines = std::max(lines, line_count(ui, sentence_layout(ui, text.sentence, wrap)));
    }
    return lines;
}

void draw_chip(const Ui& ui, ImVec2 left, std::string_view phase, const Shades* accent) {
    const ImVec2 min{left.x, std::round(left.y - ui.px(12))};
    const ImVec2 max{min.x + phase_chip_width(ui, phase), min.y + ui.snapped(24)};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(min, max, accent != nullptr ? accent->fill : ui.theme.on, ui.px(4));
    draw_text_at(list, ui.fonts.badge, {(min.x + max.x) / 2, (min.y + max.y) / 2}, Align::centre,
                 ui.theme.on_text, phase);
    ui.record("walk_bar/phase", min, max);
}

void draw_caption(const Session& session, const Ui& ui, Rect area, bool compact) {
    const StepCaption text = step_caption(session);
    const RichText sentence =
        sentence_layout(ui, text.sentence, caption_width(ui, text, area.size().x, compact));
    const float first_line = ui.px(above_caption) + caption_line(ui) / 2;
    const float middle =
        std::round(area.min.y + (line_count(ui, sentence) == 1 && !compact ? ui.px(27) : first_line));
    const float x = area.min.x + ui.px(margin);
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_text_at(list, ui.fonts.step, {x, middle}, Align::left, ui.theme.ink, text.number);
    const float chip = x + text_width(ui.fonts.step, text.number) + ui.px(10);
    const std::optional<Step> step = session.step();
    draw_chip(ui, {chip, middle}, text.phase, step ? accent_of(ui.theme, step->phase) : nullptr);
    const float width = area.size().x;
    const float below = stacked(ui, width, compact) ? ui.px(number_line) : 0;
    const ImVec2 place{area.min.x + caption_left(ui, text, width, compact),
                       std::round(middle - caption_line(ui) / 2 + below)};
    sentence.draw(list, place);
    ui.record("walk_bar/caption", place, {place.x + sentence.size().x, place.y + sentence.size().y});
}

void draw_speed(const Session& session, const Ui& ui, Wishes& wishes) {
    std::vector<std::string> labels;
    int chosen = -1;
    for (std::size_t i = 0; i < walking_speeds.size(); ++i) {
        labels.push_back(speed_label(walking_speeds[i]));
        if (walking_speeds[i] == session.settings().steps_per_second) chosen = static_cast<int>(i);
    }
    const auto picked = choice(ui, "walk_bar/speed", labels, chosen, speed_width(ui), "How fast Play steps");
    if (!picked) return;
    const double speed = walking_speeds[static_cast<std::size_t>(*picked)];
    wishes.commands.push_back(
        command::ChangeSettings{[speed](Settings& settings) { settings.steps_per_second = speed; }});
}

void draw_controls(const Session& session, const Ui& ui, Rect area, Wishes& wishes) {
    const float top = std::round(area.min.y + ui.px(14));
    const float middle = top + ui.snapped(control_height) / 2;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float width = area.size().x;
    float x = std::round(area.max.x - ui.px(margin) - controls_width(ui, width));
    const auto label = [&](std::string_view text) {
        const float taken = label_width(ui, text, width);
        if (taken > 0) draw_text_at(list, ui.fonts.note, {x, middle}, Align::left, ui.theme.ink2, text);
        x += taken;
        ImGui::SetCursorScreenPos({std::round(x), top});
    };
    label("Step by");
    const auto picked =
        segmented(ui, "walk_bar/granularity", granularity_names, static_cast<int>(session.granularity()),
                  "How much one step makes known (keys 1 to 4)");
    if (picked)
        wishes.commands.push_back(
            command::SetGranularity{all_granularities[static_cast<std::size_t>(*picked)]});
    if (speed_part_width(ui, width) == 0) return;
    x += segmented_width(ui, granularity_names) + ui.px(16);
    label("Speed");
    draw_speed(session, ui, wishes);
}

struct TransportButton {
    Action action;
    Icon icon;
};

/// Returns the right end of the buttons.
float draw_transport(const Session& session, const Ui& ui, ImVec2 place, Wishes& wishes) {
    const std::array<TransportButton, 5> buttons{
        {{Action::first, Icon::first},
         {Action::back, Icon::back},
         {Action::play, session.playing() ? Icon::pause : Icon::play},
         {Action::forward, Icon::forward},
         {Action::last, Icon::last}}};
    float x = place.x;
    for (const TransportButton& entry : buttons) {
        const ActionInfo& about = info(entry.action);
        const bool play = entry.action == Action::play;
        const std::string item = fmt::format("walk_bar/{}", about.name);
        const std::string tip = fmt::format("{} ({})", about.tooltip, about.keys);
        ButtonOptions options;
        options.kind = play ? ButtonKind::primary : ButtonKind::plain;
        options.width = play ? 46 : 36;
        options.height = cell_height;
        options.enabled = possible(entry.action, session);
        options.tooltip = tip;
        ImGui::SetCursorScreenPos({x, place.y});
        if (icon_button(ui, item, entry.icon, options)) wishes.actions.push_back(entry.action);
        x += ui.snapped(options.width) + ui.px(5);
    }
    return x - ui.px(5);
}

/// Returns where the walk itself begins below them.
float draw_rows(const Session& session, const Ui& ui, Rect area, WalkBarView& view, Wishes& wishes) {
    float y = area.min.y;
    const auto row = [&](float height) {
        const Rect taken{{area.min.x, y}, {area.max.x, y + height}};
        y += height;
        return taken;
    };
    if (const float height = rounding_row_height(session, ui); height > 0)
        draw_rounding_row(session, ui, row(height), wishes);
    if (const float height = prediction_row_height(session, ui); height > 0) {
        draw_prediction_row(session, ui, row(height), view.prediction, wishes);
    } else {
        view.prediction = {};
        view.prediction.calls = session.predictions().calls;
    }
    return y;
}

} // namespace

const Shades* accent_of(const Theme& theme, Phase phase) {
    switch (phase) {
    case Phase::forward: return &theme.forward;
    case Phase::backward: return &theme.backward;
    case Phase::update: return &theme.update;
    case Phase::error:
    case Phase::average: return nullptr;
    }
    return nullptr;
}

StepCaption step_caption(const Session& session) {
    if (session.training()) return training_caption(session);
    if (const auto step = session.step()) return caption_of(session, session.step_number(), *step);
    return {
        fmt::format("Step 0 of {}", session.walk().step_count(session.granularity())), "Start",
        session.update() == 0
            ? "Inputs, targets, weights and biases are given; nothing has been computed yet."
            : fmt::format("The weights have been updated {} time{}; nothing has been computed with them yet.",
                          session.update(), session.update() == 1 ? "" : "s")};
}

float walk_bar_height(const Session& session, const Ui& ui, float width, bool compact, WalkBarView& view) {
    const WalkBarView::LinesFor now{width,
                                    ui.scale,
                                    session.granularity(),
                                    session.walk().step_count(session.granularity()),
                                    session.scenario().cost,
                                    &session.notation(),
                                    session.network().layers.back().activation};
    if (view.caption_lines == 0 || view.lines_for != now) {
        view.lines_for = now;
        view.caption_lines = longest_caption(session, ui, width, compact);
    }
    const float captions = static_cast<float>(view.caption_lines) * caption_line(ui) +
                           (stacked(ui, width, compact) ? ui.px(number_line) : 0);
    const float rows = rounding_row_height(session, ui) + prediction_row_height(session, ui);
    if (compact) return std::round(rows + ui.px(above_caption + below_compact_caption) + captions);
    return std::round(rows + std::max(ui.px(full_height), ui.px(above_caption + below_caption) + captions));
}

void draw_walk_bar(const Session& session, const Ui& ui, Rect area, bool compact, WalkBarView& view,
                   Wishes& wishes) {
    area.min.y = draw_rows(session, ui, area, view, wishes);
    ImGui::GetWindowDrawList()->AddRectFilled(area.min, {area.max.x, area.min.y + ui.hairline()},
                                              ui.theme.line);
    draw_caption(session, ui, area, compact);
    if (!compact) draw_controls(session, ui, area, wishes);
    const float bottom = area.max.y - ui.px(compact ? 10 : 12);
    const float top = std::round(bottom - ui.snapped(cell_height));
    const float end = draw_transport(session, ui, {std::round(area.min.x + ui.px(margin)), top}, wishes);
    const Rect strip{{std::round(end + ui.px(16)), top},
                     {area.max.x - ui.px(margin), top + ui.snapped(cell_height)}};
    draw_timeline(session, ui, strip, !compact, view, wishes);
}

} // namespace backstep
