#include "app/panels/walk_bar/timeline.h"

#include "app/session/shown_name.h"

#include <algorithm>
#include <functional>
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

float common_width(std::vector<float> needs, float available) {
    std::ranges::sort(needs, std::greater<>());
    float left = available;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        const float width = left / static_cast<float>(needs.size() - i);
        if (needs[i] <= width) return width;
        left -= needs[i];
    }
    return 0;
}

Timeline::Timeline(std::vector<TimelineGroup> groups, float width, float group_gap,
                   const std::vector<float>& needs)
    : groups_(std::move(groups)), gap_(group_gap), cell_(0) {
    if (groups_.empty()) return;
    const auto gaps = static_cast<float>(groups_.size() - 1);
    gap_ = std::min(gap_, gaps > 0 ? width / 4 / gaps : 0.0F); // cells get three quarters at least
    const float available = width - gaps * gap_;
    cell_ = available / static_cast<float>(steps());
    if (needs.empty()) return;
    cell_ = common_width(needs, available);
    before_.push_back(0);
    for (const float need : needs) before_.push_back(before_.back() + std::max(need, cell_));
}

float Timeline::cells_before(std::int64_t step) const {
    return before_.empty() ? static_cast<float>(step - 1) * cell_
                           : before_[static_cast<std::size_t>(step - 1)];
}

float Timeline::left(std::int64_t step) const {
    return cells_before(step) + static_cast<float>(group_of(step)) * gap_;
}

float Timeline::right(std::int64_t step) const {
    return cells_before(step + 1) + static_cast<float>(group_of(step)) * gap_;
}

std::size_t Timeline::group_of(std::int64_t step) const {
    const auto group = std::ranges::lower_bound(groups_, step, {}, &TimelineGroup::last);
    return static_cast<std::size_t>(std::min(group, groups_.end() - 1) - groups_.begin());
}

std::int64_t Timeline::step_at(float x) const {
    if (groups_.empty()) return 0;
    std::int64_t first = 1, last = steps(); // the first cell that does not end before x
    while (first < last) {
        const std::int64_t middle = first + (last - first) / 2;
        if (right(middle) <= x)
            first = middle + 1;
        else
            last = middle;
    }
    const bool nearer_before = first > 1 && x < left(first) && x - right(first - 1) < left(first) - x;
    return nearer_before ? first - 1 : first;
}

std::string step_name(const Step& step, Granularity granularity, const Names& names) {
    if (granularity == Granularity::pass) return phase_label(step.phase);
    std::string name;
    for (Quantity quantity : step.quantities) {
        quantity.example = 0;
        name += (name.empty() ? "" : ", ") + shown_name(names, quantity);
    }
    return name;
}

std::string phase_label(Phase phase) {
    std::string label(name(phase));
    if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
        label.front() = static_cast<char>(label.front() - 'a' + 'A');
    return label;
}

} // namespace backstep
