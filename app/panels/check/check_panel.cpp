#include "app/panels/check/check_panel.h"

#include "app/panels/check/card.h"
#include "app/panels/check/paste.h"
#include "app/panels/check/table.h"
#include "app/panels/check/words.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/panel_frame.h"
#include "app/widgets/text.h"
#include "core/files/file_io.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace backstep {

using namespace check;

namespace {

std::optional<Quantity> first_number(const Session& session, const CheckView& view) {
    for (const check::Group& group : view.work.groups())
        for (const Quantity& number : group.numbers)
            if (!session.answers().contains(number)) return number;
    if (view.work.groups().empty()) return std::nullopt;
    return view.work.groups().front().numbers.front();
}

// A selection leaves out the example that is being walked.
std::optional<Quantity> row_of(const std::optional<Quantity>& selected, const Session& session,
                               const CheckView& view) {
    if (!selected || !is_scalar(*selected)) return std::nullopt;
    Quantity quantity = *selected;
    if (view.work.group_of(quantity) != nullptr) return quantity;
    quantity.example = quantity.example == 0 ? session.example() : 0;
    if (view.work.group_of(quantity) != nullptr) return quantity;
    return std::nullopt;
}

void follow_selection(const Session& session, CheckView& view) {
    if (view.current && view.work.group_of(*view.current) == nullptr) {
        view.current.reset(); // the network has become another one
        view.entry.reset();
    }
    const std::optional<Quantity> selected = session.selected();
    const bool opened = !std::exchange(view.entered, true);
    if (opened) {
        view.go_to = row_of(selected, session, view);
        if (!view.go_to) view.go_to = view.current ? view.current : first_number(session, view);
        view.followed = view.selected_before = selected;
        view.opened_at = view.go_to;
    } else if (selected != view.followed) {
        view.followed = selected;
        if (const auto row = row_of(selected, session, view)) view.go_to = row;
    }
    if (!view.current && !view.go_to) view.go_to = first_number(session, view);
}

// Without a field, the keys that open one.
void follow_keys(const Session& session, CheckView& view, Wishes& wishes) {
    if (view.entry || ImGui::GetIO().WantTextInput || !ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows))
        return;
    if (compat::enter_pressed() && !ImGui::GetIO().NavVisible) view.go_to = view.current;
    if (!ImGui::GetIO().KeyCtrl || !compat::key_pressed(ImGuiKey_V)) return;
    if (const char* clipboard = ImGui::GetClipboardText()) paste(clipboard, session, view, wishes);
}

void draw_header(const Session& session, const Ui& ui, Rect panel, CheckView& view, Wishes& wishes,
                 Rect& below) {
    const float controls =
        button_width(ui, "Close") + button_width(ui, "Next mistake") + button_width(ui, "Paste") + ui.px(56);
    std::string beside = summary(view.work.count());
    const float room = panel.size().x - controls - ui.px(36) - text_width(ui.fonts.title, "Check my work");
    if (text_width(ui.fonts.note, beside) > room) beside.clear();
    PanelHeader header(ui, panel, "Check my work", beside);
    below = header.below();
    const auto place = [&](std::string_view label, std::string_view item, std::string_view tip,
                           bool enabled) {
        header.place(button_width(ui, label));
        ButtonOptions options;
        options.item = item;
        options.tooltip = tip;
        options.enabled = enabled;
        const bool pressed = button(ui, std::string(label) + "##check", options);
        if (pressed) ui.keep_drawing();
        return pressed;
    };
    if (place("Close", "check/close", "Back to the walk (C); what was typed stays", true))
        wishes.commands.push_back(command::SetMode{Mode::walk});
    if (place("Next mistake", "check/next", "Go to the next number that is wrong (Ctrl+M)",
              view.work.count().wrong + view.work.count().unreadable > 0))
        go_to_next_mistake(view);
    if (place("Paste", "check/paste",
              "Numbers from the clipboard, from the current row on: a column, a matrix, or lines with names "
              "(Ctrl+V)",
              true))
        if (const char* clipboard = ImGui::GetClipboardText()) {
            paste(clipboard, session, view, wishes);
            view.go_to = view.current;
        }
}

// What was wrong with a paste; gives where it ends.
float draw_notes(const Ui& ui, Rect area, CheckView& view) {
    if (view.notes.empty()) return area.min.y;
    std::string text = view.notes.front();
    if (view.notes.size() > 1) text += fmt::format(" And {} more.", view.notes.size() - 1);
    ui.shows(text);
    RichStyle style{&ui.fonts.note, ui.theme.backward.text};
    const float close = button_width(ui, "OK");
    style.wrap = area.size().x - ui.px(16 + 12 + 10) - close;
    const RichText sentence(ui.fonts, text, style);
    const float height = std::round(std::max(sentence.size().y + ui.px(16), ui.px(40)));
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(area.min, {area.max.x, area.min.y + height}, ui.theme.backward.tint);
    sentence.draw(list, {area.min.x + ui.px(16), std::round(area.min.y + (height - sentence.size().y) / 2)});
    ui.record("check/note", area.min, {area.max.x, area.min.y + height});
    ImGui::SetCursorScreenPos({area.max.x - ui.px(12) - close, area.min.y + (height - ui.snapped(26)) / 2});
    ButtonOptions options;
    options.item = "check/note/ok";
    if (button(ui, "OK##note", options)) {
        view.notes.clear();
        ui.keep_drawing();
    }
    return area.min.y + height;
}

void change_derivation(const Session& session, CheckView& view, Wishes& wishes) {
    if (!view.wants_derivation) return;
    view.derivation_shown = *std::exchange(view.wants_derivation, std::nullopt);
    if (view.derivation_shown && session.update() != 0) wishes.commands.push_back(command::GoToUpdate{0});
    if (view.derivation_shown && view.current) wishes.commands.push_back(command::Select{view.current});
}

} // namespace

void leave_check(const Session& session, CheckView& view, Wishes& wishes) {
    if (!std::exchange(view.entered, false)) return;
    if (view.current == view.opened_at && row_of(session.selected(), session, view) == view.current)
        wishes.commands.push_back(command::Select{view.selected_before});
}

void give_hint(CheckView& view) {
    add_hint(view);
}

void toggle_folds(CheckView& view) {
    bool unfolded = false;
    for (const check::Group& group : view.work.groups())
        if (check::is_folded(group, view)) {
            check::toggle_fold(group, view);
            unfolded = true;
        }
    if (!unfolded) view.toggled.clear();
    view.scroll_to_current = true;
}

void go_to_next_mistake(CheckView& view) {
    std::vector<Quantity> mistakes;
    std::size_t next = 0; ///< how many stand before or at the current row
    for (const check::Group& group : view.work.groups())
        for (const Quantity& number : group.numbers) {
            const Mark mark = view.work.mark(number);
            if (mark == Mark::wrong || mark == Mark::unreadable) mistakes.push_back(number);
            if (number == view.current) next = mistakes.size();
        }
    if (!mistakes.empty()) view.go_to = mistakes[next % mistakes.size()];
}

void toggle_derivation(CheckView& view) {
    view.wants_derivation = !view.derivation_shown;
}

void follow_answers(const Session& session, CheckView& view) {
    const bool typing = view.entry && view.entry->dirty;
    view.work.follow(session, typing ? std::optional(view.entry->quantity) : std::nullopt);
    const int example = view.current && view.current->example > 0 ? view.current->example : session.example();
    if (view.marks && view.marks_version == view.work.version() && view.marks_example == example) return;
    view.marks_version = view.work.version();
    view.marks_example = example;
    view.marks.emplace();
    for (const check::Group& group : view.work.groups())
        for (const Quantity& number : group.numbers) {
            const Finding* finding = view.work.finding(number);
            if (finding == nullptr || (number.example != 0 && number.example != example)) continue;
            Quantity plain = number;
            plain.example = 0;
            view.marks->answers[plain] = {view.work.mark(number), finding->answer.number.value};
        }
}

void draw_check(const Session& session, const Ui& ui, CheckView& view, Wishes& wishes) {
    follow_selection(session, view);
    follow_keys(session, view, wishes);
    change_derivation(session, view, wishes);
    if (const auto wanted = std::exchange(view.go_to, std::nullopt)) go_to(*wanted, session, view, wishes);
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const Rect panel{corner, {corner.x + size.x, corner.y + size.y}};
    ImGui::GetWindowDrawList()->AddRectFilled(panel.min, panel.max, ui.theme.panel);
    Rect below;
    draw_header(session, ui, panel, view, wishes, below);
    below.min.y = draw_notes(ui, below, view);
    if (!view.work.refusal().empty()) {
        draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.menu,
                     {below.min.x + ui.px(16), below.min.y + ui.px(30)}, Align::left, ui.theme.ink2,
                     view.work.refusal());
        return;
    }
    const Card card = make_card(session, ui, below.size().x, view);
    const float most = std::max(below.size().y * 0.48F, below.size().y - ui.px(360));
    const float height = std::round(std::min(card.height, most));
    if (height != view.card_height) view.scroll_to_current = true; // it covers other rows than before
    view.card_height = height;
    draw_table(session, ui, {below.min, {below.max.x, below.max.y - height}}, view, wishes);
    draw_card(session, ui, {{below.min.x, below.max.y - height}, below.max}, card, view);
}

command::WriteAnswers read_answers(const std::filesystem::path& file, const Session& session,
                                   std::vector<std::string>& notes) {
    Work work;
    work.follow(session, {});
    Pasted pasted =
        read_pasted(read_file(file), Quantity{Symbol::input, 0, 1, 0, 0}, work, session.notation());
    notes = std::move(pasted.notes);
    return {std::move(pasted.answers)};
}

} // namespace backstep
