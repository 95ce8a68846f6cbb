#include "app/panels/decimals.h"

#include "app/widgets/button.h"
#include "app/widgets/text.h"

#include <fmt/format.h>

namespace backstep {

float decimals_width(const Ui& ui) {
    return 3 * ui.snapped(26);
}

void draw_decimals(const Session& session, const Ui& ui, const std::optional<int>& rounding,
                   const std::string& panel, Wishes& wishes) {
    const int decimals = rounding.value_or(session.scenario().decimals);
    const int fewest = rounding ? fewest_rounding : fewest_decimals;
    const int most = rounding ? most_rounding : most_decimals;
    const auto [left, top] = ImGui::GetCursorScreenPos();
    const float side = decimals_width(ui) / 3;
    const auto change = [&](int by) {
        if (rounding) return (void)wishes.commands.emplace_back(command::SetRounding{decimals + by});
        wishes.commands.emplace_back(command::Edit{fmt::format("Show {} decimals", decimals + by),
                                                   [by](Scenario& scenario) { scenario.decimals += by; }});
    };
    const std::string fewer = panel + "/fewer decimals", more = panel + "/more decimals";
    ButtonOptions options;
    options.width = 26;
    options.enabled = decimals > fewest;
    options.tooltip = rounding ? "Round every number to fewer decimals" : "Fewer decimals, at least 2";
    options.item = fewer;
    if (button(ui, "\u2212##fewer", options)) change(-1);
    draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.control, {left + side * 1.5F, top + side / 2},
                 Align::centre, ui.theme.ink, fmt::format(".{}", decimals));
    ImGui::SetCursorScreenPos({left + 2 * side, top});
    options.enabled = decimals < most;
    options.tooltip = rounding ? "Round every number to more decimals" : "More decimals, at most 17";
    options.item = more;
    if (button(ui, "+##more", options)) change(1);
}

} // namespace backstep
