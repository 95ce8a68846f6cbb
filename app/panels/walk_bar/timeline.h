#pragma once

#include "core/notation/names.h"
#include "core/walk/walk.h"

#include <cstdint>
#include <string>
#include <vector>

namespace backstep {

/// The steps of one pass through one example, side by side on the timeline.
struct TimelineGroup {
    Phase phase = Phase::forward;
    int example = 0;                  ///< from 1; 0: all of them
    std::int64_t first = 1, last = 0; ///< step numbers, both included
};

/// In order; every step belongs to exactly one group.
std::vector<TimelineGroup> timeline_groups(const Walk& walk, Granularity granularity);

/// Places the cells of a walk in a width, with a gap between groups. Pixels. Cells are equally wide unless
/// some need more.
class Timeline {
public:
    /// `needs`: how wide each cell must be at least; empty: any width will do.
    Timeline(std::vector<TimelineGroup> groups, float width, float group_gap,
             const std::vector<float>& needs = {});

    const std::vector<TimelineGroup>& groups() const { return groups_; }
    std::int64_t steps() const { return groups_.empty() ? 0 : groups_.back().last; }
    float cell_width() const { return cell_; } ///< of those that need no more

    float left(std::int64_t step) const; ///< of a cell, from the timeline's left end
    float right(std::int64_t step) const;
    std::int64_t step_at(float x) const; ///< the nearest cell; 0 if there are no steps
    std::size_t group_of(std::int64_t step) const;

private:
    std::vector<TimelineGroup> groups_;
    std::vector<float> before_; ///< widths of the cells before each, where they differ; one more than steps
    float gap_, cell_;

    float cells_before(std::int64_t step) const;
};

/// The width w with Σ max(need, w) = available, for needs that fit.
float common_width(std::vector<float> needs, float available);

/// What a cell is called: `∂E/∂W₂`; `W₂ⁿᵉʷ, b₂ⁿᵉʷ`; the phase's name where a step makes a whole pass known.
/// The example is left out: groups say it.
std::string step_name(const Step& step, Granularity granularity, const Names& names);

/// `Forward`, with a capital for labels.
std::string phase_label(Phase phase);

} // namespace backstep
