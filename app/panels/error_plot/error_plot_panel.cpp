#include "app/panels/error_plot/error_plot_panel.h"

#include "app/panels/error_plot/controls.h"
#include "app/session/predictions.h"
#include "app/session/shown_name.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"
#include "core/formula/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace backstep {

using namespace error_plot;

namespace {

/// The plot of one frame: where it stands and what its axes mean.
struct Plot {
    const Session& session;
    const Ui& ui;
    const Curves& curves;
    ImDrawList* list;
    Rect area; ///< inside the axes
    Axis x, error, norm;
    std::vector<Tick> x_ticks, error_ticks, norm_ticks;
};

float widest(const std::vector<Tick>& ticks, const Ui& ui) {
    float width = 0;
    for (const Tick& tick : ticks) width = std::max(width, text_width(ui.fonts.axis, tick.label));
    return width;
}

Plot set_up(const Session& session, const Ui& ui, const Curves& curves, Rect frame) {
    Plot plot{session, ui, curves, ImGui::GetWindowDrawList(), frame, {}, {}, {}, {}, {}, {}};
    const bool log = session.settings().log_error;
    plot.area.min.y += ui.snapped(14);
    plot.area.max.y -= ui.snapped(24);
    const int rows = std::clamp(static_cast<int>(plot.area.size().y / ui.px(22)) + 1, 2, 8);
    const Range errors = curves.errors();
    plot.error = axis_for(log, errors.low, errors.high, rows);
    plot.error_ticks = ticks_of(plot.error, rows);
    plot.area.min.x = std::round(frame.min.x + ui.px(14) + widest(plot.error_ticks, ui) + ui.px(8));
    plot.area.max.x -= ui.snapped(18);
    if (!curves.norms.empty()) {
        const Range norms = curves.norm_range();
        plot.norm = axis_for(log, norms.low, norms.high, rows);
        plot.norm_ticks = ticks_of(plot.norm, rows);
        plot.area.max.x -= widest(plot.norm_ticks, ui) + ui.px(4);
    }
    plot.error.from = plot.norm.from = plot.area.max.y;
    plot.error.to = plot.norm.to = plot.area.min.y;
    plot.x.high = static_cast<double>(curves.last_update());
    // A ring at the start or the end stands inside.
    plot.x.from = plot.area.min.x + ui.px(12);
    plot.x.to = plot.area.max.x;
    const float widest_label = text_width(ui.fonts.axis, grouped(curves.last_update()));
    const int columns = static_cast<int>(plot.area.size().x / (widest_label + ui.px(28)));
    plot.x_ticks = nice_whole_ticks(0, plot.x.high, std::clamp(columns, 2, 8));
    return plot;
}

void draw_axes(const Plot& plot) {
    const Ui& ui = plot.ui;
    const Rect& area = plot.area;
    const float line = ui.hairline();
    for (const Tick& tick : plot.error_ticks) {
        const float y = std::round(plot.error.at(tick.value));
        plot.list->AddRectFilled({area.min.x, y}, {area.max.x, y + line}, ui.theme.line2);
        draw_text_at(plot.list, ui.fonts.axis, {area.min.x - ui.px(8), y}, Align::right, ui.theme.ink3,
                     tick.label);
    }
    for (const Tick& tick : plot.norm_ticks)
        draw_text_at(plot.list, ui.fonts.axis, {area.max.x + ui.px(6), plot.norm.at(tick.value)}, Align::left,
                     ui.theme.ink3, tick.label);
    plot.list->AddRectFilled({area.min.x - line, area.min.y}, {area.min.x, area.max.y}, ui.theme.ink3);
    plot.list->AddRectFilled({area.min.x, area.max.y}, {area.max.x, area.max.y + line}, ui.theme.ink3);
    const float middle = area.max.y + ui.px(13);
    float last_label = 0;
    for (const Tick& tick : plot.x_ticks) {
        const float x = plot.x.at(tick.value);
        plot.list->AddRectFilled({std::round(x), area.max.y},
                                 {std::round(x) + line, area.max.y + ui.snapped(4)}, ui.theme.ink3);
        const float half = text_width(ui.fonts.axis, tick.label) / 2;
        draw_text_at(plot.list, ui.fonts.axis, {x, middle}, Align::centre, ui.theme.ink3, tick.label);
        last_label = x + half;
    }
    // The name of the axis stands beside its last number, if there is room before the edge.
    const float right = area.max.x + ui.px(4), name = text_width(ui.fonts.axis, "updates");
    if (last_label + ui.px(8) + name <= right)
        draw_text_at(plot.list, ui.fonts.axis, {right, middle}, Align::right, ui.theme.ink3, "updates");
}

struct NormStyle {
    ImU32 colour;
    float on, off;
};

NormStyle norm_style(std::size_t layer, const Ui& ui) {
    const std::array styles{NormStyle{ui.theme.slope.line, 7, 4}, NormStyle{ui.theme.update.line, 3, 3},
                            NormStyle{ui.theme.carried.line, 12, 4}, NormStyle{ui.theme.ink3, 7, 2}};
    NormStyle style = styles[layer % styles.size()];
    style.on = ui.px(style.on);
    style.off = ui.px(style.off);
    return style;
}

void draw_look_ahead(const Plot& plot) {
    const auto& costs = plot.curves.look_ahead.costs();
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < costs.size(); ++i)
        points.push_back(
            {plot.x.at(static_cast<double>(plot.curves.look_ahead.start()) + static_cast<double>(i)),
             plot.error.at(costs[i])});
    if (points.size() > 1)
        dashed_polyline(plot.list, points.data(), static_cast<int>(points.size()), false, plot.ui.theme.ink3,
                        plot.ui.px(1.75F), {plot.ui.px(2), plot.ui.px(4)});
}

// Earlier runs may lie below the axis: there they leave the plot instead of running along its edge.
void draw_ghosts(const Plot& plot) {
    Axis open = plot.error;
    open.below = true;
    plot.list->PushClipRect(plot.area.min, plot.area.max, true);
    for (const auto& [run, series] : plot.curves.ghosts)
        draw_series(plot.list, series, plot.x, open, faded(plot.ui.theme.ink3, 0.5F), plot.ui.px(1.25F));
    plot.list->PopClipRect();
}

void draw_curves(const Plot& plot) {
    const Ui& ui = plot.ui;
    const float out = ui.px(8);
    plot.list->PushClipRect({plot.area.min.x, plot.area.min.y - out},
                            {plot.area.max.x + out, plot.area.max.y + out}, true);
    draw_ghosts(plot);
    for (std::size_t i = 0; i < plot.curves.norms.size(); ++i) {
        const NormStyle style = norm_style(i, ui);
        draw_dashed_series(plot.list, plot.curves.norms[i], plot.x, plot.norm, style.colour, ui.px(1.5F),
                           style.on, style.off);
    }
    for (const error_plot::Series& example : plot.curves.examples)
        draw_series(plot.list, example, plot.x, plot.error, faded(ui.theme.forward.line, 0.7F), ui.px(1));
    if (plot.curves.shows_look_ahead) draw_look_ahead(plot);
    draw_series(plot.list, plot.curves.error, plot.x, plot.error, ui.theme.ink2, ui.px(2));
    plot.list->PopClipRect();
}

struct LegendEntry {
    std::string text;
    ImU32 colour;
    float on = 0, off = 0; ///< 0: solid
};

std::vector<LegendEntry> legend_of(const Plot& plot) {
    const Ui& ui = plot.ui;
    std::vector<LegendEntry> entries;
    if (!plot.curves.examples.empty()) entries.push_back({"each example", ui.theme.forward.line});
    if (plot.curves.shows_look_ahead)
        entries.push_back({"look-ahead, not walked yet", ui.theme.ink3, ui.px(2), ui.px(4)});
    if (!plot.curves.ghosts.empty()) entries.push_back({"earlier runs", faded(ui.theme.ink3, 0.5F)});
    for (std::size_t i = 0; i < plot.curves.norms.size(); ++i) {
        const NormStyle style = norm_style(i, ui);
        entries.push_back({fmt::format("gradient of layer {}", i + 1), style.colour, style.on, style.off});
    }
    return entries;
}

// At the upper right, below each other, as many as there is room for.
void draw_legend(const Plot& plot) {
    const Ui& ui = plot.ui;
    const float line = ui.px(17), sample = ui.px(22);
    float y = plot.area.min.y + ui.px(8);
    for (const LegendEntry& entry : legend_of(plot)) {
        if (y > plot.area.max.y - line) return;
        const float left = plot.area.max.x - text_width(ui.fonts.note, entry.text) - ui.px(6);
        plot.list->AddRectFilled({left - sample - ui.px(10), y - line / 2}, {plot.area.max.x, y + line / 2},
                                 faded(ui.theme.panel, 0.85F));
        const ImVec2 from{left - sample - ui.px(6), y}, to{left - ui.px(6), y};
        if (entry.on > 0)
            dashed_line(plot.list, from, to, entry.colour, ui.px(1.75F), {entry.on, entry.off});
        else
            plot.list->AddLine(from, to, entry.colour, ui.px(1.75F));
        draw_text_at(plot.list, ui.fonts.note, {left, y}, Align::left, ui.theme.ink3, entry.text);
        y += line;
    }
}

std::string error_name(const Session& session) {
    return shown_name(session, {.symbol = Symbol::cost});
}

/// Whoever is asked for the numbers is not told the error of this update before the walk comes to it.
bool is_secret(const Session& session, std::int64_t update) {
    return session.predictions().on && update == session.update() && !session.known({.symbol = Symbol::cost});
}

/// On a logarithmic axis `3.21e−07`, where its decimals would say nothing.
std::string reading(const Axis& axis, double value, int decimals) {
    const bool small = value > 0 && value < std::min(0.1, 10 * std::pow(10.0, -decimals));
    return axis.log && small ? with_true_minus(fmt::format("{:.2e}", value)) : number_text(value, decimals);
}

// At the foot of the plot, hollow and dotted like all that is not known yet.
void draw_unknown_marker(const Plot& plot, std::int64_t update) {
    const Ui& ui = plot.ui;
    const float r = ui.px(7);
    const ImVec2 at{plot.x.at(static_cast<double>(update)), plot.area.max.y - r - ui.px(2)};
    plot.list->AddCircleFilled(at, r, ui.theme.panel);
    dashed_circle(plot.list, at, r, ui.theme.ink3, ui.px(1.5F), {ui.px(2), ui.px(3)});
    const std::string text = error_name(plot.session) + " is not known yet";
    const RichText label(ui.fonts, text, {&ui.fonts.note, ui.theme.ink3});
    const float width = label.size().x;
    const bool right = at.x + ui.px(17) + width <= plot.area.max.x;
    const float left = right ? at.x + ui.px(17) : std::max(plot.area.min.x, at.x - ui.px(12) - width);
    const Rect plate{{left - ui.px(3), at.y - ui.px(10)}, {left + width + ui.px(3), at.y + ui.px(8)}};
    plot.list->AddRectFilled(plate.min, plate.max, faded(ui.theme.panel, 0.85F), ui.px(3));
    label.draw_at(plot.list, {left, at.y - ui.px(1)});
    ui.record("error/now", plate.min, plate.max);
    ui.record("error/marker", {at.x - r, at.y - r}, {at.x + r, at.y + r});
}

// The ring at the current update, with its value.
void draw_marker(const Plot& plot) {
    const Ui& ui = plot.ui;
    const auto update = std::min(plot.session.update(), plot.curves.error.extremes.count() - 1);
    if (is_secret(plot.session, update)) return draw_unknown_marker(plot, update);
    const double cost = plot.session.history().cost(update);
    const ImVec2 at{plot.x.at(static_cast<double>(update)), plot.error.at(cost)};
    const ImU32 colour = ui.theme.backward.line;
    dashed_line(plot.list, {at.x, at.y + ui.px(8)}, {at.x, plot.area.max.y}, colour, ui.px(1.5F),
                {ui.px(2), ui.px(3)});

    const std::string value = "= " + reading(plot.error, cost, plot.session.scenario().decimals);
    const RichText error(ui.fonts, error_name(plot.session),
                         {nullptr, ui.theme.ink, RichMode::formula, &ui.fonts.math_bold});
    const float symbol = error.size().x + ui.px(5), number = text_width(ui.fonts.badge, value);
    const float width = symbol + number + ui.px(7) + text_width(ui.fonts.note, "now");
    float left = at.x + ui.px(17), y = at.y - ui.px(7);
    if (left + width > plot.area.max.x) {
        // At the right end it stands at the left of the ring, off the curve, which comes from above.
        left = std::max(plot.area.min.x + ui.px(4), at.x - ui.px(12) - width);
        y = at.y + ui.px(30) < plot.area.max.y ? at.y + ui.px(18) : at.y - ui.px(22);
    }
    y = std::clamp(y, plot.area.min.y + ui.px(4), plot.area.max.y - ui.px(10));
    const Rect plate{{left - ui.px(3), y - ui.px(10)}, {left + width + ui.px(3), y + ui.px(10)}};
    plot.list->AddRectFilled(plate.min, plate.max, faded(ui.theme.panel, 0.85F), ui.px(3));
    error.draw_at(plot.list, {left, y});
    draw_text_at(plot.list, ui.fonts.badge, {left + symbol, y}, Align::left, ui.theme.ink, value);
    draw_text_at(plot.list, ui.fonts.note, {left + width, y}, Align::right, ui.theme.ink3, "now");
    ui.record("error/now", plate.min, plate.max);

    plot.list->AddCircleFilled(at, ui.px(7), ui.theme.panel);
    plot.list->AddCircle(at, ui.px(7), colour, 0, ui.px(2));
    plot.list->AddCircleFilled(at, ui.px(4), colour);
    const float r = ui.px(7);
    ui.record("error/marker", {at.x - r, at.y - r}, {at.x + r, at.y + r});
}

void draw_reading(const Plot& plot, std::int64_t update) {
    const Ui& ui = plot.ui;
    const History& run = plot.session.history();
    const LookAhead& ahead = plot.curves.look_ahead;
    const bool made = update <= run.updates();
    if (is_secret(plot.session, update)) return;
    const auto beyond = static_cast<std::size_t>(std::max<std::int64_t>(0, update - ahead.start()));
    if (!made && (!plot.curves.shows_look_ahead || beyond >= ahead.costs().size())) return;
    const double cost = made ? run.cost(update) : ahead.costs()[beyond];
    const int decimals = std::max(plot.session.scenario().decimals, 6);
    std::vector<std::string> lines{fmt::format("update {}{}", grouped(update), made ? "" : ", not made yet"),
                                   error_name(plot.session) + " = " + reading(plot.error, cost, decimals)};
    if (made)
        for (std::size_t i = 0; i < plot.curves.examples.size(); ++i)
            lines.push_back(
                fmt::format("example {}: {}", i + 1,
                            reading(plot.error, run.cost(update, static_cast<int>(i)), decimals)));
    if (update < run.updates())
        for (std::size_t i = 0; i < plot.curves.norms.size(); ++i)
            lines.push_back(fmt::format(
                "gradient of layer {}: {}", i + 1,
                reading(plot.norm, run.gradient_norm(update + 1, static_cast<int>(i) + 1), decimals)));

    const ImVec2 at{plot.x.at(static_cast<double>(update)), plot.error.at(cost)};
    plot.list->AddRectFilled({std::round(at.x), plot.area.min.y},
                             {std::round(at.x) + ui.hairline(), plot.area.max.y}, ui.theme.ink3);
    plot.list->AddRectFilled({plot.area.min.x, std::round(at.y)},
                             {plot.area.max.x, std::round(at.y) + ui.hairline()}, ui.theme.line);
    plot.list->AddCircleFilled(at, ui.px(4), ui.theme.ink);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(6)});
    ImGui::BeginTooltip();
    for (const std::string& line : lines) {
        const RichText text(ui.fonts, line, {&ui.fonts.note, ui.theme.ink});
        text.draw(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos());
        ImGui::Dummy(text.size());
    }
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void point(const Plot& plot, ErrorPlotView& view, Wishes& wishes) {
    const Rect& area = plot.area;
    ImGui::SetCursorScreenPos(area.min);
    compat::press_area("error/plot", area.size());
    plot.ui.record_item("error/plot");
    const bool pressed = ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (!pressed) view.scrubbed.reset();
    if (!ImGui::IsItemHovered() && !pressed) return;
    const double wanted = std::round(plot.x.value_at(ImGui::GetIO().MousePos.x));
    const auto update = static_cast<std::int64_t>(std::clamp(wanted, 0.0, plot.x.high));
    draw_reading(plot, update);
    const auto reachable = std::min(update, plot.session.history().updates());
    if (!pressed || view.scrubbed == reachable) return;
    view.scrubbed = reachable;
    wishes.commands.emplace_back(command::GoToUpdate{reachable});
}

} // namespace

void draw_error_plot(const Session& session, const Ui& ui, ErrorPlotView& view, Wishes& wishes) {
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const Rect panel{corner, {corner.x + size.x, corner.y + size.y}};
    Rect frame = draw_header(session, ui, panel, view, wishes);
    const float row = ui.snapped(training_row_height);
    if (frame.size().y >= row + ui.px(120)) {
        frame.max.y -= row;
        draw_training_row(session, ui, {{frame.min.x, frame.max.y}, panel.max}, view, wishes);
    }
    if (view.curves.update(session)) ui.keep_drawing();
    const Plot plot = set_up(session, ui, view.curves, frame);
    draw_axes(plot);
    draw_curves(plot);
    draw_legend(plot);
    draw_marker(plot);
    point(plot, view, wishes);
}

} // namespace backstep
