#include "app/panels/walk_bar/timeline.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace backstep {

std::vector<TimelineGroup> timeline_groups(const Walk& walk, Granularity granularity) {
    std::vector<TimelineGroup> groups;
    std::int64_t done = 0;
    for (std::int64_t pass = 1; pass <= walk.step_count(Granularity::pass); ++pass) {
        const Step step = walk.step(pass, Granularity::pass);
        const std::int64_t last = walk.steps_done(walk.after(pass, Granularity::pass), granularity);
        groups.push_back({step.phase, step.example, done + 1, last});
        done = last;
    }
    return groups;
}

Timeline::Timeline(std::vector<TimelineGroup> groups, float width, float group_gap)
    : groups_(std::move(groups)), gap_(group_gap), cell_(0) {
    if (groups_.empty()) return;
    const auto gaps = static_cast<float>(groups_.size() - 1);
    gap_ = std::min(gap_, gaps > 0 ? width / 4 / gaps : 0.0F); // cells get three quarters at least
    cell_ = (width - gaps * gap_) / static_cast<float>(steps());
}

float Timeline::left(std::int64_t step) const {
    return static_cast<float>(step - 1) * cell_ + static_cast<float>(group_of(step)) * gap_;
}

std::size_t Timeline::group_of(std::int64_t step) const {
    const auto group = std::ranges::lower_bound(groups_, step, {}, &TimelineGroup::last);
    return static_cast<std::size_t>(std::min(group, groups_.end() - 1) - groups_.begin());
}

std::int64_t Timeline::step_at(float x) const {
    if (groups_.empty()) return 0;
    const auto beyond = std::ranges::partition_point(
        groups_, [&](const TimelineGroup& group) { return left(group.last) + cell_ + gap_ / 2 <= x; });
    const TimelineGroup& group = beyond == groups_.end() ? groups_.back() : *beyond;
    const auto within = static_cast<std::int64_t>(std::floor((x - left(group.first)) / cell_));
    return std::clamp(group.first + within, group.first, group.last);
}

std::string step_name(const Step& step, Granularity granularity) {
    if (granularity == Granularity::pass) return phase_label(step.phase);
    std::string name;
    for (const Quantity& quantity : step.quantities)
        name += (name.empty() ? "" : ", ") + to_unicode(quantity);
    return name;
}

std::string phase_label(Phase phase) {
    std::string label(name(phase));
    if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
        label.front() = static_cast<char>(label.front() - 'a' + 'A');
    return label;
}

} // namespace backstep
