#include "app/panels/presenter/progress_strip.h"

#include "app/panels/walk_bar/timeline.h"
#include "app/panels/walk_bar/walk_bar.h"

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

constexpr float narrowest_with_gaps = 6; // pixels of a segment

/// Of a phase that the walk is through with, of the current step, of those before it in its phase.
struct Colours {
    ImU32 past, current, done;
};

Colours colours_of(const Theme& theme, Phase phase) {
    const Shades* accent = accent_of(theme, phase);
    if (accent == nullptr) return {theme.ink2, theme.ink, theme.ink3};
    return {accent->line, accent->line, faded(accent->line, 0.5F)};
}

class Strip {
public:
    Strip(const Ui& ui, Rect area, std::int64_t steps)
        : list_(ImGui::GetWindowDrawList()), area_(area),
          step_(area.size().x / static_cast<float>(std::max<std::int64_t>(steps, 1))),
          gap_(step_ >= narrowest_with_gaps ? std::max(1.0F, std::round(ui.scale)) : 0) {}

    /// The steps first … last, both included.
    void fill(std::int64_t first, std::int64_t last, ImU32 colour) const {
        if (gap_ == 0) {
            segment(first, last, colour);
            return;
        }
        for (std::int64_t step = first; step <= last; ++step) segment(step, step, colour);
    }
    /// However narrow it is, it is seen.
    void mark(std::int64_t step, ImU32 colour) const {
        const float left = std::round(area_.min.x + static_cast<float>(step - 1) * step_);
        const float right = std::max(std::round(left + step_ - gap_), left + 4);
        list_->AddRectFilled({left, area_.min.y}, {right, area_.max.y}, colour);
    }

private:
    void segment(std::int64_t first, std::int64_t last, ImU32 colour) const {
        const float left = std::round(area_.min.x + static_cast<float>(first - 1) * step_);
        const float right = std::round(area_.min.x + static_cast<float>(last) * step_ - gap_);
        if (right > left) list_->AddRectFilled({left, area_.min.y}, {right, area_.max.y}, colour);
    }

    ImDrawList* list_;
    Rect area_;
    float step_, gap_;
};

} // namespace

void draw_progress_strip(const Session& session, const Ui& ui, Rect area) {
    const std::int64_t current = session.step_number();
    const Strip strip(ui, area, session.walk().step_count(session.granularity()));
    for (const TimelineGroup& group : timeline_groups(session.walk(), session.granularity())) {
        const Colours colours = colours_of(ui.theme, group.phase);
        if (group.last < current) {
            strip.fill(group.first, group.last, colours.past);
            continue;
        }
        strip.fill(group.first, std::min(group.last, current - 1), colours.done);
        strip.fill(std::max(group.first, current + 1), group.last, ui.theme.line);
        if (current >= group.first && current <= group.last) strip.mark(current, colours.current);
    }
    ui.record("presenter/strip", area.min, area.max);
}

} // namespace backstep
