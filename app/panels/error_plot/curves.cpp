#include "app/panels/error_plot/curves.h"

#include "app/session/trainer.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/shapes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace backstep::error_plot {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void include(Range& range, double value) {
    if (!std::isfinite(value)) return;
    range.high = std::max(range.high, value);
    if (value > 0) range.low = std::min(range.low, value);
}

// The largest value, and the smallest above 0 that the pyramid can tell without reading everything.
void include(Range& range, const Series& series) {
    constexpr int columns = 512;
    if (series.empty()) return;
    const auto last = series.extremes.count() - 1;
    for (const Column& column : columns_of(series.extremes, series.at, 0, last, columns)) {
        for (const double value : {column.range.low, column.range.high}) include(range, value);
    }
}

std::vector<Column> columns_in(const Series& series, const Axis& x) {
    const auto first = static_cast<std::int64_t>(std::max(0.0, std::ceil(x.low)));
    const auto last = std::min(static_cast<std::int64_t>(x.high), series.extremes.count() - 1);
    if (series.empty() || last < first) return {};
    const int width =
        std::max(1, static_cast<int>(x.at(static_cast<double>(last)) - x.at(static_cast<double>(first))));
    return columns_of(series.extremes, series.at, first, last, width);
}

bool is_crowded(const std::vector<Column>& columns) {
    return std::ranges::any_of(columns, [](const Column& column) { return column.first != column.last; });
}

// A line that turns back within a pixel has no width there, so each column is a stroke of its own, which
// reaches to the one before.
void draw_strokes(ImDrawList* list, const std::vector<Column>& columns, const Axis& x, const Axis& y,
                  ImU32 colour, float thickness) {
    float before_low = 0, before_high = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column& column = columns[i];
        const float at = x.at(static_cast<double>(column.first + column.last) / 2);
        const float low = y.at(column.range.low), high = y.at(column.range.high); // low lies further down
        const float bottom = i > 0 ? std::max(low, before_high) : low;
        const float top = i > 0 ? std::min(high, before_low) : high;
        before_low = low;
        before_high = high;
        const float half = thickness / 2;
        list->AddRectFilled({at - half, top - half}, {at + half, bottom + half}, colour);
    }
}

// One value a column.
std::vector<ImVec2> points_of(const std::vector<Column>& columns, const Axis& x, const Axis& y) {
    std::vector<ImVec2> points;
    for (const Column& column : columns)
        points.push_back({x.at(static_cast<double>(column.first)), y.at(column.range.low)});
    return points;
}

template<class At>
void show(std::vector<Series>& series, std::size_t wanted, std::int64_t count, At&& at) {
    series.resize(wanted);
    for (std::size_t i = 0; i < wanted; ++i) {
        series[i].at = at(static_cast<int>(i));
        series[i].update(count);
    }
}

} // namespace

bool Curves::update(const Session& session) {
    const History& run = session.history();
    const Settings& settings = session.settings();
    error.at = [&run](std::int64_t update) { return run.cost(update); };
    error.update(run.updates() + 1);

    const bool per_example = settings.error_per_example && run.keeps_example_costs();
    show(examples, per_example ? run.scenario().examples.size() : 0, run.updates() + 1, [&run](int example) {
        return [&run, example](std::int64_t update) { return run.cost(update, example); };
    });
    const auto depth = static_cast<std::size_t>(run.scenario().network.depth());
    show(norms, settings.gradient_norms ? depth : 0, run.updates(), [&run](int layer) {
        return [&run, layer](std::int64_t update) { return run.gradient_norm(update + 1, layer + 1); };
    });

    std::erase_if(ghosts, [&](const auto& ghost) {
        return !settings.ghosts || std::ranges::count(session.ghosts(), ghost.first) == 0;
    });
    if (settings.ghosts)
        for (const auto& ghost : session.ghosts()) {
            Series& series = ghosts[ghost];
            series.at = [&past = *ghost](std::int64_t update) { return past.cost(update); };
            series.update(ghost->updates() + 1);
        }

    // While training goes on, what lies ahead changes with every frame. Where one update takes longer than a
    // frame may, fifty would hold up the window.
    shows_look_ahead = settings.look_ahead && !session.training() && !takes_long(run.scenario());
    return shows_look_ahead && look_ahead.advance(run);
}

std::int64_t Curves::last_update() const {
    std::int64_t last = std::max<std::int64_t>(10, error.extremes.count() - 1);
    for (const auto& [run, series] : ghosts) last = std::max(last, series.extremes.count() - 1);
    if (shows_look_ahead) last = std::max(last, look_ahead.start() + look_ahead_updates);
    return last;
}

Range Curves::errors() const {
    Range range{infinity, 0};
    include(range, error);
    for (const Series& example : examples) include(range, example);
    if (shows_look_ahead)
        for (const double cost : look_ahead.costs()) include(range, cost);
    // A run that went astray must not flatten this one.
    Range past = range;
    for (const auto& [run, series] : ghosts) include(past, series);
    range.low = std::max(past.low, range.low / 1000);
    range.high = std::min(past.high, 3 * range.high);
    return range;
}

Range Curves::norm_range() const {
    Range range{infinity, 0};
    for (const Series& norm : norms) include(range, norm);
    return range;
}

void draw_series(ImDrawList* list, const Series& series, const Axis& x, const Axis& y, ImU32 colour,
                 float thickness) {
    const std::vector<Column> columns = columns_in(series, x);
    if (is_crowded(columns)) return draw_strokes(list, columns, x, y, colour, thickness);
    const std::vector<ImVec2> points = points_of(columns, x, y);
    if (points.size() > 1)
        compat::add_polyline(list, points.data(), static_cast<int>(points.size()), colour, false, thickness);
}

void draw_dashed_series(ImDrawList* list, const Series& series, const Axis& x, const Axis& y, ImU32 colour,
                        float thickness, float on, float off) {
    const std::vector<Column> columns = columns_in(series, x);
    // Between the extremes of whole pixel columns dashes are noise, and very many.
    if (is_crowded(columns)) return draw_strokes(list, columns, x, y, colour, thickness);
    const std::vector<ImVec2> points = points_of(columns, x, y);
    if (points.size() > 1)
        dashed_polyline(list, points.data(), static_cast<int>(points.size()), false, colour, thickness,
                        {on, off});
}

} // namespace backstep::error_plot
