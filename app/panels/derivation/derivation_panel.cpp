#include "app/panels/derivation/derivation_panel.h"

#include "app/panels/derivation/header.h"
#include "app/panels/derivation/roles.h"
#include "app/session/shown_name.h"
#include "app/typeset/formula_painter.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"
#include "core/formula/number_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace backstep {

using namespace derivation;

namespace {

/// Makes the content again if anything it is made from has changed.
void renew_content(const Session& session, DerivationView& view) {
    DerivationView::Source source{session.revision(), &session.history(),    session.update(),
                                  session.position(), session.granularity(), &session.notation(),
                                  session.selected(), view.parts.of_numbers, view.parts.of_wholes,
                                  session.rounding()};
    if (view.source == source) return;
    view.source = source;
    view.content = derivation_content(session, view.parts);
    ++view.made;
    if (view.content.explained != view.shown) view.stop = view.path = -1;
}

bool shows_paths(const DerivationView& view) {
    return view.shows_paths && view.content.paths.has_value();
}

void renew_sheet(const Session& session, const Ui& ui, float width, DerivationView& view) {
    const DerivationView::Page page{view.made, shows_paths(view), width,
                                    ui.scale,  ui.theme.dark,     ui.fonts.note.im};
    if (view.page == page) return;
    view.page = page;
    const int decimals = session.decimals();
    view.sheet = shows_paths(view) ? paths_sheet(view.content, decimals, ui, width)
                                   : derivation_sheet(view.content, decimals, ui, width);
    view.stops = stops_of(view.sheet, ui);
    if (view.stop >= std::ssize(view.stops)) view.stop = -1;
}

ImVec2 operator+(ImVec2 a, ImVec2 b) {
    return {a.x + b.x, a.y + b.y};
}

Rect at(const Rect& rect, ImVec2 origin) {
    return {rect.min + origin, rect.max + origin};
}

void draw_sheet(const Session& session, const Ui& ui, const DerivationView& view, ImVec2 origin) {
    const Sheet& sheet = view.sheet;
    // What all of this is about needs no mark.
    std::optional<Quantity> selected = session.selected();
    if (selected == view.content.explained) selected.reset();
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const Sheet::Box& box : sheet.boxes)
        list->AddRectFilled(box.rect.min + origin, box.rect.max + origin, box.fill);
    const FormulaColours roles =
        term_colours(ui.theme, session.hovered(), selected, session.example(), session.network().depth());
    FormulaColours single{roles.ink, roles.dimmed, {}, roles.ground_of};
    for (const Sheet::Set& set : sheet.formulas) {
        if (set.ink) single.ink = *set.ink;
        ui.formulas->draw(list, set.at + origin, set.typeset, set.ink ? single : roles);
    }
    for (const Sheet::Text& text : sheet.texts) text.text.draw(list, text.at + origin);
    for (const Sheet::Figure& figure : sheet.figures)
        draw_text(list, *figure.font, figure.at + origin, figure.colour, figure.text);
    for (const Sheet::Dots& dots : sheet.dots)
        dashed_rect(list, dots.rect.min + origin, dots.rect.max + origin, ui.theme.ink3, ui.px(4),
                    ui.px(1.25F), {ui.px(2), ui.px(3)});
}

void record(const Ui& ui, const DerivationView& view, ImVec2 origin) {
    for (const Sheet::Row& row : view.sheet.rows)
        ui.record(row.item, row.rect.min + origin, row.rect.max + origin);
    for (const Stop& stop : view.stops) ui.record(stop.item, stop.rect.min + origin, stop.rect.max + origin);
}

void draw_jumps(const Ui& ui, const Sheet& sheet, ImVec2 origin, Wishes& wishes) {
    for (const Sheet::Jump& jump : sheet.jumps) {
        ImGui::SetCursorScreenPos(jump.at + origin);
        if (button(ui, "Go there##" + to_text(jump.quantity), {.item = "derivation/go there"}))
            wishes.commands.emplace_back(command::GoToQuantity{jump.quantity});
    }
}

void explain(const Session& session, const Ui& ui, const Quantity& quantity) {
    std::string text = shown_name(session, quantity);
    const bool known = session.known(quantity);
    const auto value = is_scalar(quantity) && known ? session.exact_value(quantity) : std::nullopt;
    if (value)
        text += " = " + with_exact_value(session, quantity, *value);
    else if (!known)
        text += " is not known yet";
    const RichText line(ui.fonts, text, {&ui.fonts.note, ui.theme.ink});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(6)});
    ImGui::BeginTooltip();
    line.draw(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos());
    ImGui::Dummy(line.size());
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

/// What the pointer is on.
struct Pointed {
    std::optional<Quantity> quantity;
    const Sheet::Row* row = nullptr;
};

Pointed pointed_at(const Sheet& sheet, ImVec2 origin) {
    if (!ImGui::IsWindowHovered()) return {};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ImVec2 point{mouse.x - origin.x, mouse.y - origin.y};
    Pointed pointed{quantity_at(sheet, point), nullptr};
    for (const Sheet::Row& row : sheet.rows)
        if (row.rect.contains(point)) pointed.row = &row;
    return pointed;
}

void mark_row(const Ui& ui, const Rect& row) {
    ImGui::GetWindowDrawList()->AddRectFilled({row.min.x - ui.px(6), row.min.y},
                                              {row.min.x - ui.px(3), row.max.y}, ui.theme.on);
}

void go_to_stop(const Ui& ui, DerivationView& view, int by) {
    const int count = static_cast<int>(view.stops.size());
    if (count == 0) return;
    view.stop = view.stop < 0 ? (by > 0 ? 0 : count - 1) : (view.stop + by + count) % count;
    const Rect& rect = view.stops[static_cast<std::size_t>(view.stop)].rect;
    const float top = ImGui::GetScrollY(), height = ImGui::GetWindowHeight(), margin = ui.px(16);
    if (rect.min.y - margin < top) ImGui::SetScrollY(rect.min.y - margin);
    if (rect.max.y + margin > top + height) ImGui::SetScrollY(rect.max.y + margin - height);
    ui.keep_drawing();
}

void go_to_path(const Ui& ui, DerivationView& view, int by) {
    const int count = static_cast<int>(view.content.paths->listed.size());
    view.path = std::clamp(view.path + by, 0, count - 1);
    for (const Sheet::Row& row : view.sheet.rows) {
        if (row.path != view.path) continue;
        const float top = ImGui::GetScrollY(), height = ImGui::GetWindowHeight();
        if (row.rect.min.y < top) ImGui::SetScrollY(row.rect.min.y);
        if (row.rect.max.y > top + height) ImGui::SetScrollY(row.rect.max.y - height);
    }
    ui.keep_drawing();
}

/// Tab goes from term to term, Enter presses; the arrows go from path to path, or scroll.
void use_keys(const Ui& ui, DerivationView& view, Wishes& wishes) {
    if (!view.focused || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return;
    if (compat::key_pressed(ImGuiKey_Tab, true)) go_to_stop(ui, view, ImGui::GetIO().KeyShift ? -1 : 1);
    const int down = (compat::key_pressed(ImGuiKey_DownArrow, true) ? 1 : 0) -
                     (compat::key_pressed(ImGuiKey_UpArrow, true) ? 1 : 0);
    if (down != 0 && shows_paths(view))
        go_to_path(ui, view, down);
    else if (down != 0)
        ImGui::SetScrollY(ImGui::GetScrollY() + static_cast<float>(down) * ui.px(40));
    if (view.stop < 0 || !compat::enter_pressed()) return;
    const Stop& stop = view.stops[static_cast<std::size_t>(view.stop)];
    if (stop.jumps)
        wishes.commands.emplace_back(command::GoToQuantity{*stop.quantity});
    else
        wishes.commands.emplace_back(command::Select{stop.quantity});
}

/// Tells the session what is hovered, and which path is to stand out.
void point(const Session& session, const Ui& ui, const Pointed& pointed, DerivationView& view,
           Wishes& wishes) {
    const bool by_keys = view.focused && view.stop >= 0;
    std::optional<Quantity> quantity = pointed.quantity;
    if (!quantity && by_keys) quantity = view.stops[static_cast<std::size_t>(view.stop)].quantity;
    if (quantity != view.pointed) {
        view.pointed = quantity;
        wishes.commands.emplace_back(command::Hover{quantity});
    }
    if (pointed.quantity) explain(session, ui, *pointed.quantity);

    std::optional<LitPath> lit;
    if (shows_paths(view)) {
        int path = view.focused ? view.path : -1;
        if (pointed.row != nullptr && pointed.row->path >= 0) path = pointed.row->path;
        if (path >= 0)
            lit = LitPath{view.content.paths->gradient,
                          view.content.paths->listed[static_cast<std::size_t>(path)].neurons};
    }
    if (lit ? session.lit_path() != lit : view.lit) wishes.commands.emplace_back(command::LightPath{lit});
    view.lit = lit.has_value();
}

void use_mouse(const Pointed& pointed, DerivationView& view, Wishes& wishes) {
    if (pointed.quantity && ImGui::IsMouseClicked(ImGuiMouseButton_Left))
        wishes.commands.emplace_back(command::Select{pointed.quantity});
    if (pointed.row == nullptr) return;
    if (pointed.row->path >= 0 && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) view.path = pointed.row->path;
    if (pointed.row->line && ImGui::IsMouseClicked(ImGuiMouseButton_Right))
        view.menu_line = pointed.row->line;
}

void draw_body(const Session& session, const Ui& ui, Rect body, DerivationView& view, Wishes& wishes,
               bool& menu) {
    ImGui::SetCursorScreenPos(body.min);
    const auto focus = std::exchange(view.wants_focus, std::nullopt);
    if (focus == true) ImGui::SetNextWindowFocus();
    compat::begin_child("derivation/body", body.size(),
                        ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoNavInputs);
    if (focus == false) ImGui::SetWindowFocus(nullptr);
    view.focused = ImGui::IsWindowFocused();
    if (view.shown != view.content.explained) ImGui::SetScrollY(0);
    view.shown = view.content.explained;

    const ImVec2 origin = ImGui::GetCursorScreenPos();
    renew_sheet(session, ui, ImGui::GetContentRegionAvail().x, view);
    ImGui::Dummy({std::max(view.sheet.size.x, 1.0F), std::max(view.sheet.size.y, 1.0F)});
    if (focus == true && view.stop < 0 && !shows_paths(view)) go_to_stop(ui, view, 1);

    const Pointed pointed = pointed_at(view.sheet, origin);
    if (pointed.row != nullptr && (pointed.row->selects || pointed.row->path >= 0))
        mark_row(ui, at(pointed.row->rect, origin));
    draw_sheet(session, ui, view, origin);
    record(ui, view, origin);
    draw_jumps(ui, view.sheet, origin, wishes);
    use_keys(ui, view, wishes);
    if (view.focused && view.stop >= 0) {
        const Rect ring = at(view.stops[static_cast<std::size_t>(view.stop)].rect, origin);
        const float out = ui.px(2);
        compat::add_rect(ImGui::GetWindowDrawList(), {ring.min.x - out, ring.min.y - out},
                         {ring.max.x + out, ring.max.y + out}, ui.theme.forward.line, ui.px(4),
                         ui.snapped(2));
    }
    use_mouse(pointed, view, wishes);
    point(session, ui, pointed, view, wishes);
    menu = pointed.row != nullptr && pointed.row->line && ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    ImGui::EndChild();
}

} // namespace

void draw_derivation(const Session& session, const Ui& ui, DerivationView& view, Wishes& wishes) {
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    renew_content(session, view);
    const Rect body = draw_header(ui, {corner, {corner.x + size.x, corner.y + size.y}}, view, wishes);
    bool menu = false;
    draw_body(session, ui, body, view, wishes, menu);
    if (menu) ImGui::OpenPopup("derivation/menu");
}

} // namespace backstep
