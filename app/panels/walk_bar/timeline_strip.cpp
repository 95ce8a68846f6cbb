#include "app/panels/walk_bar/timeline_strip.h"

#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"
#include "core/derivation/caption.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

namespace backstep {
namespace {

constexpr float separate_cell = 4; ///< narrower ones run together
constexpr float least_named_cell = 28, longest_name = 150;
constexpr float beside_name = 8; ///< of a cell, left and right together

enum class CellState { done, current, to_come };

struct Strip {
    const Session& session;
    const Ui& ui;
    Rect rect;
    std::vector<std::string> names; ///< of all cells; empty where there is no room for them
    Timeline timeline;
    std::int64_t current;

    ImDrawList* list() const { return ImGui::GetWindowDrawList(); }
    float cell() const { return timeline.cell_width(); }
    float x(std::int64_t step) const { return rect.min.x + timeline.left(step); }
    float end(std::int64_t step) const { return rect.min.x + timeline.right(step); }
    Rect cell_rect(std::int64_t step) const {
        const float gap = cell() >= ui.px(12) ? ui.px(2) : cell() >= ui.px(separate_cell) ? 1.0F : 0.0F;
        const float left = std::round(x(step));
        return {{left, rect.min.y}, {std::max(std::round(end(step)) - gap, left + 1), rect.max.y}};
    }
    CellState state(std::int64_t step) const {
        if (step == current) return CellState::current;
        return step < current ? CellState::done : CellState::to_come;
    }
};

struct CellColours {
    ImU32 fill, text;
};

CellColours colours_of(const Theme& theme, Phase phase, CellState state) {
    const Shades* accent = accent_of(theme, phase);
    if (state == CellState::current) return {accent != nullptr ? accent->fill : theme.on, theme.on_text};
    if (state == CellState::to_come) return {theme.panel, theme.ink3};
    return accent != nullptr ? CellColours{accent->tint, accent->text} : CellColours{theme.line2, theme.ink2};
}

float name_width(const Ui& ui, const std::string& name) {
    const RichStyle style{&ui.fonts.control, 0, RichMode::sentence, &ui.fonts.math_note};
    return RichText(ui.fonts, name, style).size().x;
}

/// The first quantity stands for all where there are many.
std::string short_name(const Ui& ui, const std::string& name) {
    return name_width(ui, name) <= ui.px(longest_name) ? name : name.substr(0, name.find(", ")) + " …";
}

/// The names of all cells if there is room for them in the width, else none.
std::vector<std::string> fitting_names(const Session& session, const Ui& ui, float width) {
    const Granularity granularity = session.granularity();
    const std::int64_t steps = session.walk().step_count(granularity);
    if (static_cast<float>(steps) * ui.px(least_named_cell) > width) return {};
    const Names names_of = session.names();
    std::vector<std::string> names;
    for (std::int64_t n = 1; n <= steps; ++n)
        names.push_back(
            short_name(ui, step_name(session.walk().step(n, granularity), granularity, names_of)));
    return names;
}

std::vector<float> needed_widths(const Ui& ui, const std::vector<std::string>& names) {
    std::vector<float> needs;
    for (const std::string& name : names)
        needs.push_back(std::max(name_width(ui, name) + ui.px(beside_name), ui.px(least_named_cell)));
    return needs;
}

/// With names if they fit.
Strip make_strip(const Session& session, const Ui& ui, Rect rect) {
    const float width = rect.size().x, gap = ui.px(8);
    std::vector<TimelineGroup> groups = timeline_groups(session.walk(), session.granularity());
    std::vector<std::string> names = fitting_names(session, ui, width);
    std::vector<float> needs = needed_widths(ui, names);
    const float most = width - gap * static_cast<float>(groups.size());
    if (std::accumulate(needs.begin(), needs.end(), 0.0F) > most) {
        names.clear();
        needs.clear();
    }
    return {session,
            ui,
            rect,
            std::move(names),
            Timeline(std::move(groups), width, gap, needs),
            session.step_number()};
}

void draw_name(const Ui& ui, const Rect& cell, const std::string& name, ImU32 colour) {
    const RichStyle style{&ui.fonts.control, colour, RichMode::sentence, &ui.fonts.math_note};
    const RichText text(ui.fonts, name, style);
    const ImVec2 centre = cell.centre();
    text.draw_at(ImGui::GetWindowDrawList(), {std::round(centre.x - text.size().x / 2), centre.y});
}

void draw_cell(const Strip& strip, std::int64_t number, Phase phase) {
    const Ui& ui = strip.ui;
    const Rect cell = strip.cell_rect(number);
    const CellState state = strip.state(number);
    const CellColours colours = colours_of(ui.theme, phase, state);
    const float radius = strip.cell() >= ui.px(12) ? ui.px(3) : 0;
    strip.list()->AddRectFilled(cell.min, cell.max, colours.fill, radius);
    if (state == CellState::to_come) {
        const float half = ui.hairline() / 2;
        dashed_rect(strip.list(), {cell.min.x + half, cell.min.y + half},
                    {cell.max.x - half, cell.max.y - half}, ui.theme.ink3, radius, ui.hairline(),
                    {ui.px(2), ui.px(2)});
    }
    ui.record(fmt::format("walk_bar/step {}", number), cell.min, cell.max);
    if (!strip.names.empty())
        draw_name(ui, cell, strip.names[static_cast<std::size_t>(number - 1)], colours.text);
}

/// Steps too thin to be drawn one by one: what is done is filled, what is to come is an outline.
void draw_run(const Strip& strip, const TimelineGroup& group) {
    const Ui& ui = strip.ui;
    const float left = std::round(strip.x(group.first));
    const float right = std::max(std::round(strip.end(group.last)), left + 1);
    const std::int64_t done = std::clamp(strip.current, group.first - 1, group.last) - group.first + 1;
    const float edge = std::round(left + static_cast<float>(done) * strip.cell());
    const CellColours colours = colours_of(ui.theme, group.phase, CellState::done);
    if (done > 0)
        strip.list()->AddRectFilled({left, strip.rect.min.y}, {edge, strip.rect.max.y}, colours.fill);
    if (done <= group.last - group.first && right - left > ui.px(6))
        dashed_rect(strip.list(), {edge + 0.5F, strip.rect.min.y + 0.5F},
                    {right - 0.5F, strip.rect.max.y - 0.5F}, ui.theme.ink3, 0, ui.hairline(),
                    {ui.px(2), ui.px(2)});
}

/// Where cells have no names the current one gets a plate that has room for its own.
void draw_current_plate(const Strip& strip) {
    const Ui& ui = strip.ui;
    const Granularity granularity = strip.session.granularity();
    const Step step = strip.session.walk().step(strip.current, granularity);
    const std::string name = short_name(ui, step_name(step, granularity, strip.session.names()));
    const Rect cell = strip.cell_rect(strip.current);
    const float width = std::max(name_width(ui, name) + ui.px(12), cell.size().x);
    const float centre = cell.centre().x;
    const float left = std::round(std::clamp(centre - width / 2, strip.rect.min.x,
                                             std::max(strip.rect.max.x - width, strip.rect.min.x)));
    const Rect plate{{left, strip.rect.min.y}, {std::round(left + width), strip.rect.max.y}};
    const CellColours colours = colours_of(ui.theme, step.phase, CellState::current);
    strip.list()->AddRectFilled({plate.min.x - ui.px(2), plate.min.y}, {plate.max.x + ui.px(2), plate.max.y},
                                ui.theme.panel);
    strip.list()->AddRectFilled(plate.min, plate.max, colours.fill, ui.px(3));
    draw_name(ui, plate, name, colours.text);
}

void draw_cells(const Strip& strip) {
    const bool separate = strip.cell() >= strip.ui.px(separate_cell);
    float drawn_to = -1; // groups within one pixel are drawn once
    for (const TimelineGroup& group : strip.timeline.groups()) {
        if (separate) {
            for (std::int64_t step = group.first; step <= group.last; ++step)
                draw_cell(strip, step, group.phase);
        } else if (strip.end(group.last) >= drawn_to + 1) {
            draw_run(strip, group);
            drawn_to = std::floor(strip.end(group.last));
        }
    }
    if (strip.current > 0 && strip.names.empty()) draw_current_plate(strip);
}

struct Span {
    float left, right;
};

/// `Forward 4 / 4`, with the example where there are several; as much of it as fits.
void draw_group_label(const Strip& strip, const TimelineGroup& group, bool first_of_example, Span span,
                      float& taken) {
    const Ui& ui = strip.ui;
    const float left = span.left, room = span.right - left;
    const std::int64_t size = group.last - group.first + 1;
    const std::int64_t done = std::clamp(strip.current - group.first + 1, std::int64_t{0}, size);
    const std::string example = first_of_example ? fmt::format("Example {}", group.example) : std::string();
    const std::string phase = phase_label(group.phase);
    const std::string count = size > 1 ? fmt::format("{} / {}", done, size) : std::string();
    const Shades* accent = accent_of(ui.theme, group.phase);
    const float middle = strip.rect.min.y - ui.px(10);
    float x = left;
    const auto add = [&](const Font& font, ImU32 colour, const std::string& text, float gap) {
        const float width = text_width(font, text);
        if (text.empty() || x + width > left + room) return;
        draw_text_at(strip.list(), font, {x, middle}, Align::left, colour, text);
        x += width + gap;
        taken = x;
    };
    add(ui.fonts.control, ui.theme.ink, example, ui.px(8));
    add(ui.fonts.badge, accent != nullptr ? accent->text : ui.theme.ink2, phase, ui.px(6));
    if (x > left) add(ui.fonts.note, ui.theme.ink2, count, ui.px(8));
}

/// The group being walked is named in any case: at the end of the strip its label moves to the left.
struct CurrentLabel {
    std::size_t group = 0;
    float left = 0;
};

std::optional<CurrentLabel> current_label(const Strip& strip) {
    if (strip.current == 0) return std::nullopt;
    const std::size_t group = strip.timeline.group_of(strip.current);
    const TimelineGroup& about = strip.timeline.groups()[group];
    const float width = text_width(strip.ui.fonts.badge, phase_label(about.phase));
    return CurrentLabel{group, std::min(strip.x(about.first), strip.rect.max.x - width - 1)};
}

void draw_group_labels(const Strip& strip) {
    const auto& groups = strip.timeline.groups();
    const auto current = current_label(strip);
    float taken = strip.rect.min.x;
    int example = 0;
    const bool several = strip.session.walk().examples().size() > 1;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        float right =
            i + 1 < groups.size() ? strip.x(groups[i + 1].first) - strip.ui.px(4) : strip.rect.max.x;
        if (current && i < current->group) right = std::min(right, current->left - strip.ui.px(4));
        if (right <= taken) continue;
        const bool first = several && groups[i].example > 0 && groups[i].example != example;
        const bool is_current = current && i == current->group;
        const float left = std::max(is_current ? current->left : strip.x(groups[i].first), taken);
        draw_group_label(strip, groups[i], first, {left, right}, taken);
        example = groups[i].example;
    }
}

void explain_step(const Strip& strip, std::int64_t number) {
    const Granularity granularity = strip.session.granularity();
    const Step step = strip.session.walk().step(number, granularity);
    const std::string name = short_name(strip.ui, step_name(step, granularity, strip.session.names()));
    tooltip(strip.ui, fmt::format("Step {}: {}\n{}", number, name,
                                  caption(step, strip.session.scenario(), strip.session.notation())));
}

void handle_mouse(const Strip& strip, WalkBarView& view, Wishes& wishes) {
    ImGui::SetCursorScreenPos(strip.rect.min);
    ImGui::InvisibleButton("walk_bar/timeline", strip.rect.size());
    strip.ui.record("walk_bar/timeline", strip.rect.min, strip.rect.max);
    const std::int64_t under = strip.timeline.step_at(ImGui::GetIO().MousePos.x - strip.rect.min.x);
    if (!ImGui::IsItemActive()) {
        view.scrubbed = -1;
        if (ImGui::IsItemHovered() && under > 0) explain_step(strip, under);
        return;
    }
    if (under == view.scrubbed || under == 0) return;
    view.scrubbed = under;
    wishes.commands.push_back(command::GoToStep{under});
}

} // namespace

void draw_timeline(const Session& session, const Ui& ui, Rect strip_rect, bool labels, WalkBarView& view,
                   Wishes& wishes) {
    if (strip_rect.size().x < ui.px(24)) return;
    const Strip strip = make_strip(session, ui, strip_rect);
    draw_cells(strip);
    if (labels) draw_group_labels(strip);
    handle_mouse(strip, view, wishes);
}

} // namespace backstep
