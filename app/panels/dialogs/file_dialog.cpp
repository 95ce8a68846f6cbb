#include "app/panels/dialogs/file_dialog.h"

#include "app/panels/dialogs/modal.h"
#include "app/panels/dialogs/text_field.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/text.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace backstep {
namespace {

namespace fs = std::filesystem;

void enter_folder(const fs::path& path, FileDialogView& view) {
    view.folder = read_folder(path);
    view.problem = view.folder.problem;
    view.selected = -1;
    view.overwrite.clear();
}

/// What the text in the field, or the entry picked, leads to.
void accept(bool save, FileDialogView& view, FileChoice& choice) {
    view.problem.clear();
    view.overwrite.clear();
    if (view.name.empty()) {
        view.problem = save ? "Type a name for the file." : "Type a file's name, or pick one from the list.";
        return;
    }
    fs::path path = typed_path(view.name, view.folder.path);
    std::error_code error;
    if (fs::is_directory(path, error)) {
        enter_folder(path, view);
        view.name.clear();
        return;
    }
    if (!save) {
        if (!fs::exists(path, error) && fs::exists(with_json_ending(path), error))
            path = with_json_ending(path);
        if (fs::exists(path, error))
            choice.path = path;
        else
            view.problem = path.string() + " does not exist.";
        return;
    }
    path = with_ending(path, view.ending);
    if (!fs::is_directory(path.parent_path(), error))
        view.problem = "The folder " + path.parent_path().string() + " does not exist.";
    else if (fs::exists(path, error))
        view.overwrite = path;
    else
        choice.path = path;
}

/// The end of a path, which says more than its beginning.
std::string elided_path(const Font& font, std::string path, float width) {
    if (text_width(font, path) <= width) return path;
    while (!path.empty() && text_width(font, "…" + path) > width) {
        const std::size_t slash = path.find('/', 1);
        if (slash == std::string::npos) return elided(font, path, width);
        path.erase(0, slash);
    }
    return "…" + path;
}

void draw_location(const Ui& ui, FileDialogView& view) {
    ButtonOptions options;
    options.item = "file/up";
    options.enabled = view.folder.path.has_relative_path();
    options.tooltip = "To the folder that contains this one";
    const ImVec2 place = ImGui::GetCursorScreenPos();
    if (button(ui, "Up", options)) enter_folder(view.folder.path.parent_path(), view);
    const float left = place.x + button_width(ui, "Up") + ui.px(10);
    const float width = place.x + ImGui::GetContentRegionAvail().x - left;
    draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.control, {left, place.y + ui.px(13)}, Align::left,
                 ui.theme.ink2, elided_path(ui.fonts.control, view.folder.path.string(), width));
}

void draw_folder_mark(const Ui& ui, ImVec2 middle_left) {
    const float w = ui.px(13), h = ui.px(9);
    const ImVec2 min{std::round(middle_left.x), std::round(middle_left.y - h / 2)};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({min.x, min.y - ui.px(2)}, {min.x + w * 0.45F, min.y + 1}, ui.theme.given_line,
                        ui.px(1));
    list->AddRectFilled(min, {min.x + w, min.y + h}, ui.theme.given_line, ui.px(1));
}

/// Picks the entry; a double click or Enter on it goes on.
void draw_entry(const Ui& ui, int index, bool save, FileDialogView& view, FileChoice& choice) {
    const Folder::Entry entry = view.folder.entries[static_cast<std::size_t>(index)];
    const ImVec2 place = ImGui::GetCursorScreenPos();
    const float height = ui.px(24);
    const bool chosen = ImGui::Selectable(
        ("##" + entry.name).c_str(), view.selected == index,
        ImGuiSelectableFlags_AllowDoubleClick | ImGuiSelectableFlags_DontClosePopups, {0, height});
    const bool twice = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && ImGui::IsItemHovered();
    const bool again = chosen && view.selected == index && ImGui::GetIO().NavVisible;
    ui.record_item("file/" + entry.name);
    ui.shows(entry.name);
    const float middle = place.y + height / 2;
    if (entry.is_folder) draw_folder_mark(ui, {place.x + ui.px(6), middle});
    draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.note, {place.x + ui.px(26), middle}, Align::left,
                 ui.theme.ink, entry.name);
    if (!chosen) return;
    view.selected = index;
    view.overwrite.clear();
    if (entry.is_folder && (twice || again)) {
        enter_folder(view.folder.path / entry.name, view);
        view.entered = true;
        return;
    }
    if (entry.is_folder) return;
    view.name = entry.name;
    if (twice || again) accept(save, view, choice);
}

void draw_list(const Ui& ui, bool save, FileDialogView& view, FileChoice& choice) {
    const float below = ui.px(30 + 26 + 30 + 3 * 12);
    const float height = std::max(ImGui::GetContentRegionAvail().y - below, ui.px(90));
    const ImVec2 place = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    compat::add_rect(ImGui::GetWindowDrawList(), place, {place.x + width, place.y + height}, ui.theme.line,
                     ui.px(5), ui.hairline());
    ImGui::SetCursorScreenPos({place.x + ui.px(6), place.y + ui.px(6)});
    // Each folder has a list of its own, in which the keyboard starts anew.
    const std::string list = "file/list " + view.folder.path.string();
    if (std::exchange(view.entered, false)) ImGui::SetNextWindowFocus();
    compat::begin_child(list.c_str(), {width - ui.px(12), height - ui.px(12)});
    if (view.folder.entries.empty())
        paragraph(ui, "There are no folders and no .json files here.", ui.theme.ink3);
    const std::size_t count = view.folder.entries.size();
    for (std::size_t i = 0; i < count && count == view.folder.entries.size(); ++i)
        draw_entry(ui, static_cast<int>(i), save, view, choice);
    ImGui::EndChild();
    ImGui::SetCursorScreenPos({place.x, place.y + height + ui.px(8)});
}

void draw_name(const Ui& ui, bool save, FileDialogView& view, FileChoice& choice) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    const float label = text_width(ui.fonts.note, "Name or path") + ui.px(10);
    draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.note, {place.x, place.y + ui.px(15)}, Align::left,
                 ui.theme.ink2, "Name or path");
    const float width = ImGui::GetContentRegionAvail().x - label;
    ImGui::SetCursorScreenPos({place.x + label, place.y});
    const std::string before = view.name;
    if (text_field(ui, "##file/name", view.name, width, view.fresh)) accept(save, view, choice);
    ui.record_item("file/name");
    view.fresh = false;
    if (view.name != before) view.overwrite.clear();
}

/// A sentence about what is wrong, or whether to replace a file.
void draw_remark(const Ui& ui, const FileDialogView& view) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string remark = !view.overwrite.empty()
                                   ? view.overwrite.filename().string() + " exists already. Replace it?"
                                   : view.problem;
    if (!remark.empty()) {
        const std::string text = elided(ui.fonts.control, remark, width);
        draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.control, {place.x, place.y + ui.px(11)},
                     Align::left, ui.theme.backward.text, text);
        ui.record("file/remark", place, {place.x + text_width(ui.fonts.control, text), place.y + ui.px(22)});
    }
    ImGui::Dummy({width, ui.px(22)});
}

void draw_buttons(const Ui& ui, bool save, FileDialogView& view, FileChoice& choice) {
    const std::string_view label = !view.overwrite.empty() ? "Replace" : save ? "Save" : "Open";
    place_buttons(ui, button_width(ui, "Cancel") + ui.px(8) + button_width(ui, label));
    ButtonOptions options;
    options.height = 30;
    options.item = "file/cancel";
    if (button(ui, "Cancel", options)) choice.cancelled = true;
    ImGui::SameLine(0, ui.px(8));
    options.kind = ButtonKind::primary;
    options.item = "file/accept";
    if (!button(ui, label, options)) return;
    if (!view.overwrite.empty())
        choice.path = view.overwrite;
    else
        accept(save, view, choice);
}

} // namespace

void start_file_dialog(bool save, const Session& session, FileDialogView& view) {
    view = {};
    const auto& recent = session.settings().recent_files;
    const fs::path& near = session.path().empty() && !recent.empty() ? recent.front() : session.path();
    enter_folder(starting_folder(near), view);
    if (save) view.name = with_json_ending(session.document_name()).filename().string();
}

FileChoice draw_file_dialog(const Ui& ui, bool wanted, bool save, FileDialogView& view) {
    FileChoice choice;
    const Modal modal(ui, "file", wanted, save ? "Save as" : "Open a scenario", 660, 500);
    if (!modal) return choice;
    draw_location(ui, view);
    draw_list(ui, save, view, choice);
    draw_name(ui, save, view, choice);
    draw_remark(ui, view);
    draw_buttons(ui, save, view, choice);
    if (modal.escaped()) choice.cancelled = true;
    return choice;
}

} // namespace backstep
