#pragma once

#include "app/panels/error_plot/axis.h"
#include "app/panels/error_plot/extremes.h"
#include "app/panels/error_plot/look_ahead.h"
#include "app/session/session.h"
#include "app/widgets/ui.h"

#include <map>

namespace backstep::error_plot {

/// A number per update that is drawn as a line: where it comes from, and its pyramid.
struct Series {
    Extremes extremes;
    Extremes::At at;

    void update(std::int64_t count) { extremes.update(count, at); }
    bool empty() const { return extremes.count() == 0; }
};

/// Everything the plot shows, brought up to date once per frame.
struct Curves {
    Series error;
    std::vector<Series> examples, norms; ///< empty unless asked for
    std::map<std::shared_ptr<const History>, Series> ghosts;
    LookAhead look_ahead;
    bool shows_look_ahead = false;

    /// Returns whether another frame is needed to finish.
    bool update(const Session& session);

    std::int64_t last_update() const; ///< the longest of all
    Range errors() const;             ///< smallest positive and largest, of all on the left axis
    Range norm_range() const;
};

/// Draws one series: a line, or where values crowd the columns of pixels, in each the stretch they cover.
void draw_series(ImDrawList* list, const Series& series, const Axis& x, const Axis& y, ImU32 colour,
                 float thickness);

/// The same as a line of dashes, where there are few enough points.
void draw_dashed_series(ImDrawList* list, const Series& series, const Axis& x, const Axis& y, ImU32 colour,
                        float thickness, float on, float off);

} // namespace backstep::error_plot
