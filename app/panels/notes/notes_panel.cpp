#include "app/panels/notes/notes_panel.h"

#include "app/panels/dialogs/text_field.h"
#include "app/panels/notes/catalogue.h"
#include "app/panels/notes/draw_row.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

using namespace notes;

constexpr float contents_width = 216, guessed_height = 150, padding = 12;

NotesView::Basis basis_of(const Session& session, const Ui& ui, float width) {
    return {&session.scenario(),
            &session.history(),
            session.update(),
            session.trace().cost,
            session.rounding(),
            session.example(),
            session.selected(),
            width,
            ui.scale,
            ui.theme.dark};
}

Heading heading_of(const NotesView& view, std::size_t n) {
    const auto all = all_equations();
    const Equation& row = all[view.found[n]];
    if (n == 0) return {true, true};
    const Equation& before = all[view.found[n - 1]];
    const bool notes = before.notation != row.notation;
    return {notes, notes || before.section != row.section};
}

void find_rows(NotesView& view) {
    view.kept.resize(all_equations().size());
    if (view.words == view.words_found) return;
    view.found = rows_with(view.words.c_str());
    view.words_found = view.words;
    view.first_seen = 0;
    if (!view.go_to && !view.found.empty()) view.go_to = view.found.front();
}

/// One line of the table of contents; true when pressed.
bool contents_line(const Ui& ui, std::string_view title, std::size_t first, const Font& font, float indent,
                   bool current, float width) {
    const float height = std::round(font.line + ui.px(7));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string item = fmt::format("notes/contents/{}/{}", first, title);
    const bool pressed = compat::press_area(item.c_str(), {width, height});
    ui.record_item(item);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 max{at.x + width, at.y + height};
    if (ImGui::IsItemHovered())
        list->AddRectFilled(at, max, ui.theme.raise, ui.px(4));
    else if (current)
        list->AddRectFilled(at, max, ui.theme.selected_row, ui.px(4));
    if (current) list->AddRectFilled(at, {at.x + ui.px(3), max.y}, ui.theme.backward.line);
    focus_ring(ui, at, max, ui.px(4));
    const float room = width - ui.px(indent + 6);
    const std::string shown = elided(font, title, room);
    draw_text_at(list, font, {at.x + ui.px(indent), (at.y + max.y) / 2}, Align::left,
                 indent > 10 ? ui.theme.ink2 : ui.theme.ink, shown);
    if (shown != title) tooltip(ui, title);
    ImGui::SetCursorScreenPos({at.x, max.y});
    return pressed;
}

void go_to_part(const Part& part, NotesView& view) {
    const bool listed = std::ranges::any_of(
        view.found, [&](std::size_t row) { return row >= part.first && row <= part.last; });
    if (!listed) view.words.clear();
    find_rows(view);
    for (const std::size_t row : view.found)
        if (row >= part.first) {
            view.go_to = row;
            return;
        }
}

void draw_contents(const Ui& ui, Rect area, NotesView& view) {
    ImGui::SetCursorScreenPos({area.min.x + ui.px(padding), area.min.y + ui.px(padding)});
    const float width = area.size().x - 2 * ui.px(padding);
    text_field(ui, "##notes/search", view.words, width, false);
    ui.record_item("notes/search");
    if (view.words.empty() && !ImGui::IsItemActive())
        draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.note,
                     {ImGui::GetItemRectMin().x + ui.px(10),
                      (ImGui::GetItemRectMin().y + ImGui::GetItemRectMax().y) / 2},
                     Align::left, ui.theme.ink3, "Find: S19, softmax, bias");
    find_rows(view);
    ImGui::SetCursorScreenPos({area.min.x, ImGui::GetItemRectMax().y + ui.px(8)});
    compat::begin_child("notes/contents", {area.size().x, area.max.y - ImGui::GetCursorScreenPos().y});
    const float left = area.min.x + ui.px(padding);
    const float line = width - ui.px(4);
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    for (const Chapter& chapter : chapters()) {
        const auto is_current = [&](const Part& part) {
            return view.first_seen >= part.first && view.first_seen <= part.last;
        };
        const bool here = is_current(chapter.notes);
        if (contents_line(ui, chapter.notes.title, chapter.notes.first, ui.fonts.title, 6, false, line))
            go_to_part(chapter.notes, view);
        if (!here) continue;
        for (const Part& section : chapter.sections)
            if (contents_line(ui, section.title, section.first, ui.fonts.note, 16, is_current(section), line))
                go_to_part(section, view);
        ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y + ui.px(6)});
    }
    ImGui::EndChild();
}

/// The rows, of which only those that are seen are laid out.
class Rows {
public:
    Rows(const Session& session, const Ui& ui, NotesView& view, Wishes& wishes)
        : session_(session), ui_(ui), view_(view), wishes_(wishes) {
        const ImVec2 size = ImGui::GetWindowSize();
        view_height_ = size.y;
        width_ = std::floor(size.x - ImGui::GetStyle().ScrollbarSize - ui.px(2 * padding));
        basis_ = basis_of(session, ui, width_);
        for (NotesView::Kept& kept : view.kept)
            if (kept.height == 0) kept.height = std::round(ui.px(guessed_height));
    }

    void draw() {
        const float before = ImGui::GetScrollY();
        do { // until the heights of the rows where one goes are known
            find_place();
            make_visible();
        } while (view_.go_to && heights_changed_);
        draw_visible();
        // Dear ImGui's own content: what can be scrolled to.
        const ImVec2 corner = ImGui::GetWindowPos();
        ImGui::SetCursorScreenPos({corner.x - ImGui::GetScrollX(), corner.y - ImGui::GetScrollY()});
        ImGui::Dummy({widest_ + ui_.px(2 * padding), total_});
        view_.go_to.reset();
        if (std::abs(scroll_ - before) < 0.5F) return;
        ImGui::SetScrollY(scroll_);
        ui_.keep_drawing();
    }

private:
    NotesView::Kept& kept(std::size_t n) { return view_.kept[view_.found[n]]; }

    void find_place() {
        scroll_ = ImGui::GetScrollY();
        if (!view_.go_to) return;
        float above = 0, all = 0;
        for (const std::size_t row : view_.found) {
            if (row == *view_.go_to) above = all;
            all += view_.kept[row].height;
        }
        scroll_ = std::clamp(above, 0.0F, std::max(0.0F, all - view_height_));
    }

    void make(std::size_t n) {
        NotesView::Kept& each = kept(n);
        const bool numbers = view_.with_numbers.contains(view_.found[n]);
        const Heading heading = heading_of(view_, n);
        if (each.made && each.basis == basis_ && each.numbers == numbers && each.heading == heading) return;
        each.row = make_row(all_equations()[view_.found[n]], session_, ui_, width_, heading, numbers);
        each.basis = basis_;
        each.heading = heading;
        each.numbers = numbers;
        each.made = true;
    }

    /// What is at the top stays there although rows above it turn out to be of another height.
    void make_visible() {
        float y = 0;
        total_ = widest_ = 0;
        heights_changed_ = false;
        for (std::size_t n = 0; n < view_.found.size(); ++n) {
            const float guessed = kept(n).height;
            const bool new_above = y < scroll_ && !kept(n).made;
            if (y + guessed > scroll_ && y < scroll_ + view_height_) {
                make(n);
                kept(n).height = kept(n).row.size.y;
                heights_changed_ |= kept(n).height != guessed;
                widest_ = std::max(widest_, kept(n).row.size.x);
                if (new_above) scroll_ += kept(n).height - guessed;
            }
            y += kept(n).height;
        }
        total_ = y;
        scroll_ = std::clamp(scroll_, 0.0F, std::max(0.0F, total_ - view_height_));
    }

    void draw_visible() {
        const ImVec2 corner = ImGui::GetWindowPos();
        const float left = std::round(corner.x + ui_.px(padding) - ImGui::GetScrollX());
        float y = 0;
        bool first = true;
        RowDrawing drawing{session_, ui_, wishes_, {}, {}};
        for (std::size_t n = 0; n < view_.found.size(); ++n) {
            const float height = kept(n).height;
            if (y + height > scroll_ + 1 && y < scroll_ + view_height_) {
                make(n);
                if (first) view_.first_seen = view_.found[n];
                first = false;
                const Equation& equation = all_equations()[view_.found[n]];
                const ImVec2 at{left, std::round(corner.y + y - scroll_)};
                draw_row(equation, kept(n).row, at, drawing);
                if (drawing.toggled_numbers) toggle_numbers(view_.found[n]);
                drawing.toggled_numbers = false;
            }
            y += height;
        }
        say_hovered(drawing.under_pointer);
    }

    void toggle_numbers(std::size_t row) {
        if (view_.with_numbers.erase(row) == 0) view_.with_numbers.insert(row);
        ui_.keep_drawing();
    }

    void say_hovered(const std::optional<Quantity>& found) {
        const bool mine = view_.hovered.has_value();
        view_.hovered = found;
        if ((found || mine) && session_.hovered() != found) wishes_.commands.push_back(command::Hover{found});
    }

    const Session& session_;
    const Ui& ui_;
    NotesView& view_;
    Wishes& wishes_;
    NotesView::Basis basis_;
    float view_height_ = 0, width_ = 0, widest_ = 0, total_ = 0, scroll_ = 0;
    bool heights_changed_ = false; ///< a row turned out to be of another height than was guessed
};

void draw_nothing_found(const Ui& ui, Rect area) {
    draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.menu, {area.min.x + ui.px(28), area.min.y + ui.px(40)},
                 Align::left, ui.theme.ink2, "No equation has all of these words.");
}

} // namespace

void open_notes(const Session& session, NotesView& view) {
    view.open = true;
    const auto step = session.step();
    const auto wanted = session.selected() ? session.selected()
                        : step             ? std::optional(step->quantities.front())
                                           : std::nullopt;
    const Quantity looked_for = wanted.value_or(Quantity{});
    const auto all = all_equations();
    const std::string_view notes = session.notation().id();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].notation != notes) continue;
        if (!view.go_to) view.go_to = i;
        if (!wanted) return;
        const Setting setting = setting_of(all[i], session);
        if (all[i].obstacle(setting)) continue;
        const auto made = all[i].instance(setting, session.selected()).step;
        if (made && made->symbol == looked_for.symbol && made->layer == looked_for.layer) {
            view.go_to = i;
            return;
        }
    }
}

void open_notes_at(const Equation& equation, NotesView& view) {
    const auto place = static_cast<std::size_t>(&equation - all_equations().data());
    view.open = true;
    view.words.clear();
    view.go_to = place;
    view.with_numbers.insert(place);
}

void draw_notes(const Session& session, const Ui& ui, NotesView& view, Wishes& wishes) {
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const Rect panel{corner, {corner.x + size.x, corner.y + size.y}};
    ImGui::GetWindowDrawList()->AddRectFilled(panel.min, panel.max, ui.theme.panel);
    find_rows(view);
    PanelHeader header(ui, panel, "Equations of the notes",
                       fmt::format("{} of {}", view.found.size(), all_equations().size()));
    header.place(button_width(ui, "Close"));
    ButtonOptions close;
    close.item = "notes/close";
    close.tooltip = "Back to the panels (Esc)";
    if (button(ui, "Close##notes", close)) {
        view.open = false;
        if (view.hovered) wishes.commands.push_back(command::Hover{});
        view.hovered.reset();
        ui.keep_drawing();
    }
    const Rect body = header.below();
    const float split = std::round(body.min.x + ui.px(contents_width));
    draw_contents(ui, {body.min, {split, body.max.y}}, view);
    ImGui::GetWindowDrawList()->AddRectFilled({split, body.min.y}, {split + ui.hairline(), body.max.y},
                                              ui.theme.line2);
    const Rect rows{{split + ui.hairline(), body.min.y}, body.max};
    ImGui::SetCursorScreenPos(rows.min);
    compat::begin_child("notes/rows", rows.size(), ImGuiWindowFlags_HorizontalScrollbar);
    ui.record("notes/rows", rows.min, rows.max);
    if (view.found.empty())
        draw_nothing_found(ui, rows);
    else if (ui.formulas != nullptr)
        Rows(session, ui, view, wishes).draw();
    ImGui::EndChild();
}

} // namespace backstep
