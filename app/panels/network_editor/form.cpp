#include "app/panels/network_editor/form.h"

#include "app/panels/typed_number.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/text.h"
#include "core/files/exact_text.h"
#include "core/model/input_error.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace backstep::network_editor {

namespace {

constexpr float label_column = 118, narrow_form = 420;

double checked(const std::string& text, Bounds bounds) {
    const double value = typed_number(text);
    const bool fits =
        value >= bounds.low && value <= bounds.high && (!bounds.whole || value == std::floor(value));
    if (fits) return value;
    const std::string kind = bounds.whole ? "a whole number" : "a number";
    throw InputError(fmt::format("“{}” cannot be used here: {} from {} to {} was expected.", text, kind,
                                 exact_text(bounds.low), exact_text(bounds.high)));
}

int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text.data();
    return 0;
}

void draw_list_button(const Ui& ui, const Rect& rect, std::string_view label) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(rect.min, rect.max, ImGui::IsItemHovered() ? ui.theme.raise : ui.theme.panel,
                        ui.px(5));
    compat::add_rect(list, rect.min, rect.max, ui.theme.line, ui.px(5), ui.hairline());
    const float middle = rect.centre().y, half = ui.px(3.5F), arrow = rect.max.x - ui.px(14);
    draw_text_at(list, ui.fonts.control, {rect.min.x + ui.px(10), middle}, Align::left, ui.theme.ink,
                 elided(ui.fonts.control, label, rect.size().x - ui.px(34)));
    list->AddTriangleFilled({arrow - half, middle - half * 0.6F}, {arrow + half, middle - half * 0.6F},
                            {arrow, middle + half * 0.8F}, ui.theme.ink2);
    focus_ring(ui, rect.min, rect.max, ui.px(5));
}

} // namespace

Form::Form(const Ui& ui) : ui_(ui), origin_(ImGui::GetCursorScreenPos()) {
    const float width = ImGui::GetContentRegionAvail().x;
    right_ = origin_.x + width - ui.px(4);
    controls_left_ = origin_.x + (width >= ui.px(narrow_form) ? ui.snapped(label_column) : 0);
    x_ = controls_left_;
    y_ = origin_.y - line_height();
}

Form::~Form() {
    ImGui::SetCursorScreenPos(origin_);
    ImGui::Dummy({right_ - origin_.x, y_ + line_height() - origin_.y});
}

float Form::line_height() const {
    return ui_.snapped(26) + ui_.snapped(8);
}

void Form::section(std::string_view title) {
    y_ += line_height() + (y_ < origin_.y ? 0 : ui_.px(8));
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_text_at(list, ui_.fonts.title, {origin_.x, y_ + ui_.snapped(13)}, Align::left, ui_.theme.ink, title);
    list->AddRectFilled({origin_.x, y_ + ui_.snapped(28)}, {right_, y_ + ui_.snapped(28) + ui_.hairline()},
                        ui_.theme.line2);
}

void Form::row(std::string_view label) {
    y_ += line_height();
    draw_text_at(ImGui::GetWindowDrawList(), ui_.fonts.note, {origin_.x, y_ + ui_.snapped(13)}, Align::left,
                 ui_.theme.ink2, label);
    x_ = controls_left_;
    first_in_row_ = true;
    if (controls_left_ == origin_.x && !label.empty()) y_ += ui_.snapped(24);
}

void Form::place(float width) {
    if (!first_in_row_ && x_ + width > right_) {
        x_ = controls_left_;
        y_ += line_height();
    }
    first_in_row_ = false;
    ImGui::SetCursorScreenPos({std::round(x_), std::round(y_)});
    x_ += width + ui_.px(8);
}

void Form::text(std::string_view words) {
    const float width = text_width(ui_.fonts.note, words);
    place(width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text_at(ImGui::GetWindowDrawList(), ui_.fonts.note, {at.x, at.y + ui_.snapped(13)}, Align::left,
                 ui_.theme.ink2, words);
}

std::optional<std::string> typed_field(const Ui& ui, Typing& typing, const std::string& id,
                                       const std::string& text, float width) {
    const bool refused = typing.refused == id;
    const bool typed_into = typing.id == id, just_left = typing.left == id;
    ui.shows(text);
    std::string shown = typed_into  ? typing.text
                        : just_left ? typing.left_text
                        : refused   ? typing.refused_text
                                    : text;
    compat::push_font(ui.fonts.note.im);
    const float padding = std::max(0.0F, (ui.snapped(26) - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), padding});
    ImGui::SetNextItemWidth(width);
    ImGui::InputText(("##" + id).c_str(), shown.data(), shown.capacity() + 1,
                     ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_CallbackResize, grow, &shown);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ui.record_item(id);
    const bool left = ImGui::IsItemDeactivated();
    if (refused) {
        compat::add_rect(ImGui::GetWindowDrawList(), ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                         ui.theme.backward.line, ui.px(5), ui.snapped(1.5F));
        tooltip(ui, typing.why);
    }
    if (ImGui::IsItemActive()) {
        if (!typed_into) {
            typing.left = std::exchange(typing.id, id);
            typing.left_text = std::exchange(typing.text, {});
        }
        typing.text = shown;
        return std::nullopt;
    }
    if (!left || (!typed_into && !just_left)) return std::nullopt;
    (typed_into ? typing.id : typing.left).clear();
    ui.keep_drawing();
    if (refused) {
        typing.refused.clear();
        if (shown == typing.refused_text) return std::nullopt; // given up
    }
    return shown == text ? std::nullopt : std::optional(shown);
}

std::optional<double> number_field(const Ui& ui, Typing& typing, const std::string& id, double value,
                                   float width, Bounds bounds) {
    const auto typed = typed_field(ui, typing, id, exact_text(value), width);
    if (!typed) return std::nullopt;
    try {
        return checked(*typed, bounds);
    } catch (const InputError& error) {
        typing.refused = id;
        typing.refused_text = *typed;
        typing.why = error.what();
        return std::nullopt;
    }
}

std::optional<int> option_list(const Ui& ui, Typing& typing, const std::string& id,
                               std::span<const Option> options, int chosen, float width) {
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const Rect rect{min, {min.x + width, min.y + ui.snapped(26)}};
    const bool pressed = compat::press_area(id.c_str(), rect.size());
    ui.record_item(id);
    draw_list_button(ui, rect, chosen >= 0 ? options[static_cast<std::size_t>(chosen)].label : std::string());

    const std::string popup = id + "/list";
    if (pressed) ImGui::OpenPopup(popup.c_str());
    ImGui::SetNextWindowSizeConstraints({width, 0}, {ui.px(400), ImGui::GetIO().DisplaySize.y});
    std::optional<int> picked;
    compat::push_font(ui.fonts.control.im);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});
    if (ImGui::BeginPopup(popup.c_str())) {
        typing.list_open = true;
        for (std::size_t i = 0; i < options.size(); ++i) {
            const bool current = static_cast<int>(i) == chosen, possible = options[i].why_not.empty();
            if (ImGui::Selectable(options[i].label.c_str(), current,
                                  possible ? ImGuiSelectableFlags_None : ImGuiSelectableFlags_Disabled))
                picked = static_cast<int>(i);
            if (current) ImGui::SetItemDefaultFocus();
            ui.record_item(id + "/" + options[i].label);
            tooltip(ui, options[i].why_not);
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopFont();
    return picked == chosen ? std::nullopt : picked;
}

} // namespace backstep::network_editor
