#include "app/panels/presenter/presenter.h"

#include "app/panels/derivation/roles.h"
#include "app/panels/diagram/chrome.h"
#include "app/panels/diagram/diagram_panel.h"
#include "app/panels/presenter/progress_strip.h"
#include "app/panels/walk_bar/rounding_row.h"
#include "app/panels/walk_bar/walk_bar.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

// In pixels of a window of 1440 × 900, which everything scales with.
constexpr float design_width = 1440, design_height = 900;
constexpr float text_size = 2, diagram_size = 1.54F; // times what the panels have
constexpr float margin = 48, head_top = 24, strip_height = 14;
constexpr float least_head = 126, least_band = 276;
constexpr float most_band_share = 0.5F, most_head_share = 0.28F; // of the height

float unit_of(ImVec2 window) {
    return std::min(window.x / design_width, window.y / design_height);
}

struct Places {
    Rect head, diagram, band, strip;
};

/// The phase's chip and the number of the step below it; gives how wide they are.
float draw_progress(const Ui& ui, const StepCaption& text, const Shades* accent, ImVec2 corner, float unit) {
    const float wide = text_width(ui.fonts.badge, text.phase) + 32 * unit, high = 42 * unit;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 max{corner.x + wide, corner.y + high};
    list->AddRectFilled(corner, max, accent != nullptr ? accent->fill : ui.theme.on, 5 * unit);
    draw_text_at(list, ui.fonts.badge, {corner.x + wide / 2, corner.y + high / 2}, Align::centre,
                 ui.theme.on_text, text.phase);
    ui.record("presenter/phase", corner, max);
    draw_text_at(list, ui.fonts.axis, {corner.x, max.y + 22 * unit}, Align::left, ui.theme.ink2, text.number);
    return std::max(wide, text_width(ui.fonts.axis, text.number));
}

StepCaption spoken(const Session& session) {
    StepCaption text = step_caption(session);
    if (session.training()) return text;
    text.number =
        fmt::format("{} of {}", session.step_number(), session.walk().step_count(session.granularity()));
    return text;
}

class Head {
public:
    Head(const Session& session, const Ui& ui, float width, float unit)
        : ui_(ui), unit_(unit), text_(spoken(session)),
          left_(margin * unit + progress_width(ui, text_, unit) + 28 * unit),
          sentence_(balanced(ui, text_.sentence, width - left_ - margin * unit)) {
        const auto step = session.step();
        accent_ = step ? accent_of(ui.theme, step->phase) : nullptr;
    }

    float height() const {
        return std::round(std::max(least_head * unit_, sentence_.size().y + 2 * head_top * unit_));
    }
    void draw() const {
        draw_progress(ui_, text_, accent_, {margin * unit_, head_top * unit_}, unit_);
        const ImVec2 at{left_, std::round((head_top - 2) * unit_)};
        sentence_.draw(ImGui::GetWindowDrawList(), at);
        ui_.record("presenter/caption", at, {at.x + sentence_.size().x, at.y + sentence_.size().y});
    }

private:
    /// As narrow as it can be without another line.
    static RichText balanced(const Ui& ui, std::string_view sentence, float width) {
        const auto wrapped = [&](float wrap) {
            RichStyle style{&ui.fonts.caption, ui.theme.ink};
            style.wrap = std::max(wrap, 1.0F);
            return RichText(ui.fonts, sentence, style);
        };
        const RichText widest = wrapped(width);
        for (const float share : {0.55F, 0.65F, 0.75F, 0.85F}) {
            RichText narrower = wrapped(share * width);
            if (narrower.size().y <= widest.size().y && narrower.size().x <= width) return narrower;
        }
        return widest;
    }
    static float progress_width(const Ui& ui, const StepCaption& text, float unit) {
        return std::max(text_width(ui.fonts.badge, text.phase) + 32 * unit,
                        text_width(ui.fonts.axis, text.number));
    }

    const Ui& ui_;
    float unit_;
    StepCaption text_;
    const Shades* accent_ = nullptr;
    float left_;
    RichText sentence_;
};

/// A click selects a number, which is shown until the next step.
bool is_chosen(const Session& session, PresenterView& view) {
    const PresenterView::Moment now{session.update(), session.position()};
    if (view.entered && view.selected != session.selected()) view.chosen_at = now;
    view.entered = true;
    view.selected = session.selected();
    if (view.chosen_at && *view.chosen_at != now) view.chosen_at.reset();
    return view.chosen_at.has_value() && session.selected().has_value();
}

/// A pointer that was left lying points at nothing until it is moved again.
void follow_pointer(const Session& session, PresenterView& view) {
    const PresenterView::Moment now{session.update(), session.position()};
    const ImVec2 at = ImGui::GetIO().MousePos;
    const bool moved = at.x != view.pointer.x || at.y != view.pointer.y;
    const bool stepped = !view.entered || view.pointed_at != now;
    view.pointed = !stepped && (view.pointed || moved);
    view.pointed_at = now;
    view.pointer = at;
}

FormulaBand fitted_band(const Ui& ui, const PresentedFormula& formula, const FormulaBand::Place& place,
                        PresenterView& view) {
    if (view.fit.em > 0 && view.place == place && view.fitted == formula)
        return FormulaBand(ui, formula, place, view.fit);
    FormulaBand band(ui, formula, place);
    view.fitted = formula;
    view.place = place;
    view.fit = band.fit();
    return band;
}

void hover(const Session& session, const std::optional<Quantity>& found, PresenterView& view,
           Wishes& wishes) {
    const bool mine = view.hovered.has_value();
    view.hovered = found;
    if ((found || mine) && session.hovered() != found) wishes.commands.push_back(command::Hover{found});
    if (!found) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left)) wishes.commands.push_back(command::Select{found});
}

/// What is there before the first step.
void draw_title(const Session& session, const Ui& ui, Rect area, float unit) {
    const Scenario& scenario = session.scenario();
    const std::string& title = scenario.title.empty() ? session.document_name() : scenario.title;
    ui.shows(title);
    const float middle = (area.min.y + area.max.y) / 2, left = area.min.x + margin * unit;
    const float room = area.max.x - margin * unit - left;
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_text_at(list, ui.fonts.step, {left, middle - 28 * unit}, Align::left, ui.theme.ink,
                 elided(ui.fonts.step, title, room));
    RichStyle style{&ui.fonts.control, ui.theme.ink2};
    style.wrap = room;
    const RichText about(ui.fonts, diagram::describe(scenario, session.notation()), style);
    about.draw(list, {left, std::round(middle + 8 * unit)});
    ui.record("presenter/title", {left, middle - 60 * unit},
              {left + room, middle + 8 * unit + about.size().y});
}

/// That every number is rounded, in the upper right corner of the network.
void draw_rounding_mark(const Session& session, const Ui& ui, Rect area, float unit) {
    if (!session.rounding()) return;
    const std::string label = rounding_label(*session.rounding());
    const float wide = text_width(ui.fonts.axis, label) + 24 * unit, high = 34 * unit;
    const ImVec2 min{std::round(area.max.x - margin * unit - wide), std::round(area.min.y)};
    const ImVec2 max{min.x + wide, std::round(min.y + high)};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(min, max, ui.theme.carried.fill, 5 * unit);
    draw_text_at(list, ui.fonts.axis, {(min.x + max.x) / 2, (min.y + max.y) / 2}, Align::centre,
                 ui.theme.on_text, label);
    ui.record("presenter/rounding", min, max);
}

constexpr float most_growth = 1.3F; // at the usual text size

/// Pixels per pixel of the design with which nodes and numbers use the room there is, as far as the text size
/// asks for it.
float network_scale(const Session& session, Rect area, float usual, PresenterView& view) {
    const auto asked = static_cast<float>(session.settings().text_scale);
    diagram::LayoutInput room;
    room.neurons = diagram::layer_sizes(session.network());
    room.unfolded = view.diagram.unfolded;
    room.width = area.size().x;
    room.height = area.size().y;
    room.scale = usual;
    if (room == view.room && asked == view.text_scale) return view.network_scale;
    view.room = room;
    view.text_scale = asked;
    view.network_scale = usual * std::min(asked, 1.0F);
    for (float growth = most_growth * asked; growth > 1; growth -= 0.05F) {
        const float scale = usual * growth;
        diagram::LayoutInput input = room;
        input.width /= scale;
        input.height = input.height / scale - 2 * diagram::margin_for_audience;
        input.scale = 1;
        if (diagram::make_layout(input).unit < 0.995F) continue;
        view.network_scale = scale;
        break;
    }
    return view.network_scale;
}

/// The network alone, as large as the place allows.
void draw_network(const Session& session, const Ui& ui, Rect area, float unit,
                  const std::optional<Quantity>& focus, PresenterView& view, Wishes& wishes) {
    const PanelFrame frame(ui, "presenter/network", area);
    view.diagram.for_audience = DiagramForAudience{focus, view.pointed};
    Ui large = ui;
    large.scale = network_scale(session, area, diagram_size * unit, view);
    draw_diagram(session, large, view.diagram, wishes);
    draw_rounding_mark(session, ui, area, unit);
}

} // namespace

float presenter_scale(ImVec2 window) {
    return text_size * unit_of(window);
}

void draw_presenter(const Session& session, const Ui& ui, PresenterView& view, Wishes& wishes) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float unit = unit_of(window);
    follow_pointer(session, view);
    const auto shown = presented_quantity(session, is_chosen(session, view));
    const PresentedFormula formula = shown ? presented_formula(session, *shown) : PresentedFormula{};
    const FormulaBand::Place place{unit, window.x - 2 * margin * unit,
                                   std::round(most_band_share * window.y)};
    std::optional<FormulaBand> band;
    if (shown && ui.formulas != nullptr) band.emplace(fitted_band(ui, formula, place, view));

    const Head head(session, ui, window.x, unit);
    const float strip = std::round(window.y - strip_height * unit);
    const float band_height = std::round(std::max(least_band * unit, band ? band->height() : 0));
    const float under_head = std::min(head.height(), std::round(most_head_share * window.y));
    const Rect band_area{{0, strip - band_height}, {window.x, strip}};
    draw_network(session, ui, {{0, under_head}, {window.x, band_area.min.y}}, unit, shown, view, wishes);
    {
        const PanelFrame frame(ui, "presenter/head", {{0, 0}, {window.x, under_head}});
        head.draw();
    }
    const PanelFrame frame(ui, "presenter/formula", {band_area.min, {window.x, window.y}});
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(band_area.min, {window.x, window.y}, ui.theme.raise);
    list->AddRectFilled(band_area.min, {window.x, band_area.min.y + ui.hairline()}, ui.theme.line2);
    if (band) {
        const float top = band_area.min.y + (band_height - band->height()) / 2;
        const auto under =
            band->draw({margin * unit, top}, derivation::term_colours(ui.theme, session.hovered(),
                                                                      std::nullopt, session.example()));
        hover(session, view.pointed ? under : std::nullopt, view, wishes);
    } else {
        draw_title(session, ui, band_area, unit);
    }
    draw_progress_strip(session, ui, {{0, strip}, window});
}

} // namespace backstep
