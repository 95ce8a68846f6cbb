#include "app/panels/walk_bar/prediction_row.h"

#include "app/session/predictions.h"
#include "app/session/shown_name.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text.h"
#include "app/widgets/text.h"
#include "core/derivation/rules.h"
#include "core/formula/number_text.h"
#include "core/formula/substitute.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backstep {
namespace {

constexpr float margin = 14, row_height = 70, first_line = 22, second_line = 51, control = 26, gap = 10;
constexpr float field_width = 150;
constexpr float low_window = 780, single_row_height = 42, single_line = 21;

/// How a verdict looks: a word, a shape and a colour.
struct Look {
    std::string_view word;
    enum class Shape { tick, ring, cross } shape = Shape::ring;
    ImU32 colour = 0;
};

Look look_of(const Theme& theme, Guess guess) {
    switch (guess) {
    case Guess::exact: return {"Exact", Look::Shape::tick, theme.update.text};
    case Guess::rounded: return {"Right to the places given", Look::Shape::tick, theme.update.text};
    case Guess::last_digit: return {"Right but for the last digit", Look::Shape::ring, theme.carried.text};
    case Guess::too_short: return {"Right so far", Look::Shape::ring, theme.carried.text};
    case Guess::wrong: return {"Not yet", Look::Shape::cross, theme.backward.text};
    case Guess::unreadable: return {"No number", Look::Shape::cross, theme.backward.text};
    case Guess::none: break;
    }
    return {"Shown", Look::Shape::ring, theme.ink2};
}

void draw_shape(const Ui& ui, ImVec2 centre, const Look& look) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float r = ui.px(5), thick = ui.px(2);
    const auto line = [&](ImVec2 from, ImVec2 to) {
        list->AddLine({centre.x + from.x * r, centre.y + from.y * r},
                      {centre.x + to.x * r, centre.y + to.y * r}, look.colour, thick);
    };
    switch (look.shape) {
    case Look::Shape::tick:
        line({-1, 0}, {-0.3F, 0.8F});
        line({-0.3F, 0.8F}, {1, -0.8F});
        break;
    case Look::Shape::ring: list->AddCircle(centre, r, look.colour, 0, thick); break;
    case Look::Shape::cross:
        line({-1, -1}, {1, 1});
        line({-1, 1}, {1, -1});
        break;
    }
}

std::string name_of(const Session& session, const Quantity& quantity) {
    return shown_name(session, quantity);
}

/// Beside its shape: what is said of the number that was typed, or of the last one asked for.
struct Verdict {
    Guess guess = Guess::none;
    std::string text;
};

std::optional<Verdict> verdict_of(const Session& session) {
    const Predictions& all = session.predictions();
    if (all.question && all.question->guess != Guess::none) {
        const Question& question = *all.question;
        switch (question.guess) {
        case Guess::unreadable: return Verdict{question.guess, "type one such as −0.0511 or 3/8"};
        case Guess::too_short: return Verdict{question.guess, "give at least two digits"};
        default: return Verdict{question.guess, fmt::format("{} is not it", question.given)};
        }
    }
    if (!all.answered) return std::nullopt;
    const Answered& last = *all.answered;
    return Verdict{last.guess, fmt::format("{} = {}", name_of(session, last.quantity),
                                           number_text(last.value, session.decimals()))};
}

float draw_verdict(const Session& session, const Ui& ui, ImVec2 left) {
    const auto verdict = verdict_of(session);
    if (!verdict) return left.x;
    const Look look = look_of(ui.theme, verdict->guess);
    ui.shows(verdict->text);
    draw_shape(ui, {left.x + ui.px(6), left.y}, look);
    ImDrawList* list = ImGui::GetWindowDrawList();
    float x = left.x + ui.px(20);
    draw_text_at(list, ui.fonts.title, {x, left.y}, Align::left, look.colour, look.word);
    x += text_width(ui.fonts.title, look.word) + ui.px(8);
    const RichText text(ui.fonts, verdict->text, {&ui.fonts.control, ui.theme.ink});
    text.draw_at(list, {x, left.y});
    x += text.size().x;
    ui.record("prediction/verdict", {left.x, left.y - ui.px(10)}, {x, left.y + ui.px(10)});
    return x + ui.px(18);
}

void draw_hint(const Session& session, const Ui& ui, ImVec2 left, float right) {
    const std::string hint = hint_text(session);
    if (hint.empty()) return;
    const RichText text(ui.fonts, hint, {nullptr, ui.theme.ink, RichMode::formula, &ui.fonts.math_cell});
    const float end = std::min(left.x + text.size().x, right), half = ui.px(14);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect({left.x, left.y - half}, {right, left.y + half}, true);
    text.draw_at(list, left);
    list->PopClipRect();
    ui.record("prediction/hint", {left.x, left.y - half}, {end, left.y + half});
    if (left.x + text.size().x <= right) return;
    ImGui::SetCursorScreenPos({left.x, left.y - half});
    ImGui::Dummy({std::max(end - left.x, 1.0F), 2 * half});
    if (!ImGui::IsItemHovered()) return;
    RichStyle style{&ui.fonts.control, ui.theme.ink};
    style.wrap = ui.px(640);
    const RichText whole(ui.fonts, hint, style);
    ImGui::BeginTooltip();
    whole.draw(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos());
    ImGui::Dummy(whole.size());
    ImGui::EndTooltip();
}

bool in_one_line(const Ui& ui) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    return window.y < ui.px(low_window) && window.x >= ui.px(1100);
}

/// The text of another question is gone; a step forward, or an answer, brings the keyboard back. The first
/// question has it at once.
void follow(const Session& session, PredictionView& view) {
    const Predictions& all = session.predictions();
    const Question& question = *all.question;
    const PredictionView::Asked now{question.revision, question.update, question.position};
    if (view.asked != now) {
        view.wants_focus = view.wants_focus || view.active || !view.asked;
        view.asked = now;
        view.text.fill('\0');
    }
    if (view.calls != all.calls) {
        view.calls = all.calls;
        view.wants_focus = true;
    }
}

float draw_field(const Ui& ui, ImVec2 left, PredictionView& view, Wishes& wishes) {
    const float width = ui.px(field_width), height = ui.snapped(control);
    compat::push_font(ui.fonts.note.im);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {ui.px(8), std::floor((height - ImGui::GetFontSize()) / 2)});
    ImGui::SetCursorScreenPos({left.x, std::round(left.y - height / 2)});
    ImGui::SetNextItemWidth(width);
    if (view.wants_focus) {
        ImGui::SetKeyboardFocusHere();
        ui.keep_drawing();
    }
    view.wants_focus = false;
    // Another question is another field: Dear ImGui keeps the text of an active one.
    ImGui::PushID(static_cast<int>(view.asked->revision));
    ImGui::PushID(static_cast<int>(view.asked->update));
    ImGui::PushID(static_cast<int>(view.asked->position));
    const bool entered =
        ImGui::InputText("##prediction", view.text.data(), view.text.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    view.active = ImGui::IsItemActive();
    ui.record_item("prediction/field");
    ImGui::PopID();
    ImGui::PopID();
    ImGui::PopID();
    ImGui::PopStyleVar();
    ImGui::PopFont();
    const float end = left.x + width + ui.px(gap);
    ButtonOptions options;
    options.kind = ButtonKind::primary;
    options.tooltip = "Compare it with the number (Enter)";
    options.item = "prediction/check";
    ImGui::SetCursorScreenPos({end, std::round(left.y - height / 2)});
    const bool pressed = button(ui, "Check", options);
    if ((entered || pressed) && view.text[0] != '\0')
        wishes.commands.emplace_back(command::Predict{view.text.data()});
    if (entered || pressed) view.wants_focus = true;
    return end + button_width(ui, "Check") + ui.px(gap);
}

float draw_action(const Session& session, const Ui& ui, ImVec2 left, Action action, std::string_view label,
                  std::string_view item, Wishes& wishes) {
    const ActionInfo& about = info(action);
    const std::string tip = fmt::format("{} ({})", about.tooltip, about.keys);
    ButtonOptions options;
    options.enabled = possible(action, session);
    options.tooltip = tip;
    options.item = item;
    ImGui::SetCursorScreenPos({left.x, std::round(left.y - ui.snapped(control) / 2)});
    if (button(ui, label, options)) wishes.actions.push_back(action);
    return left.x + button_width(ui, label) + ui.px(gap);
}

/// Returns where it ends.
float draw_question(const Session& session, const Ui& ui, ImVec2 left, PredictionView& view, Wishes& wishes) {
    const Question& question = *session.predictions().question;
    const RichText name(ui.fonts, fmt::format("Predict {} =", name_of(session, question.quantity)),
                        {&ui.fonts.caption, ui.theme.ink});
    name.draw_at(ImGui::GetWindowDrawList(), left);
    ui.record("prediction/question", {left.x, left.y - ui.px(12)},
              {left.x + name.size().x, left.y + ui.px(12)});
    // The field stays where it is whatever the length of the name.
    float x = left.x + std::max(name.size().x + ui.px(gap), ui.px(150));
    x = draw_field(ui, {x, left.y}, view, wishes);
    x = draw_action(session, ui, {x, left.y}, Action::hint, "Hint", "prediction/hint button", wishes);
    return draw_action(session, ui, {x, left.y}, Action::skip_prediction, "Show it", "prediction/skip",
                       wishes);
}

void draw_instruction(const Ui& ui, ImVec2 left, float right) {
    constexpr std::string_view text = "Type the number and press Enter; a step forward brings the keyboard "
                                      "here. F2 gives a hint, F3 shows it.";
    if (left.x + text_width(ui.fonts.note, text) > right) return; // the buttons and the menu say it too
    draw_text_at(ImGui::GetWindowDrawList(), ui.fonts.note, left, Align::left, ui.theme.ink2, text);
}

} // namespace

std::string score_text(const Session& session) {
    const Predictions& all = session.predictions();
    if (all.asked == 0) return "Score: nothing asked yet";
    std::string text = fmt::format("Score: {} asked, {} right at first", all.asked, all.first_try);
    if (all.later > 0) text += fmt::format(", {} later", all.later);
    if (all.hinted > 0) text += fmt::format(", {} with a hint", all.hinted);
    if (all.skipped > 0) text += fmt::format(", {} shown", all.skipped);
    return text;
}

std::string hint_text(const Session& session) {
    const auto& question = session.predictions().question;
    if (!question || question->hints == 0) return "";
    const Quantity& quantity = question->quantity;
    const Setting own = session.setting();
    const Setting setting(session.notation(), session.scenario(), session.shown_network(),
                          session.shown_trace(), quantity.example > 0 ? quantity.example : session.example());
    const Setting& used = quantity.example > 0 ? setting : own;
    std::string text = shown_text(rule(quantity, used));
    if (question->hints < most_hints) return text;
    const std::string numbers =
        shown_text(with_numbers(right_side(quantity, used), used.numbers(), session.decimals()));
    const std::string answer = number_text(session.value(quantity).value_or(0.0), session.decimals());
    return numbers == answer ? text : text + " = " + numbers;
}

float prediction_row_height(const Session& session, const Ui& ui) {
    return session.predictions().on && session.mode() == Mode::walk
               ? ui.snapped(in_one_line(ui) ? single_row_height : row_height)
               : 0;
}

void draw_prediction_row(const Session& session, const Ui& ui, Rect area, PredictionView& view,
                         Wishes& wishes) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(area.min, area.max, ui.theme.raise);
    list->AddRectFilled(area.min, {area.max.x, area.min.y + ui.hairline()}, ui.theme.line);
    ui.record("prediction", area.min, area.max);
    const float left = area.min.x + ui.px(margin), right = area.max.x - ui.px(margin);
    const bool single = in_one_line(ui);
    const float first = area.min.y + ui.px(single ? single_line : first_line);
    const float second = single ? first : area.min.y + ui.px(second_line);
    float end = left;
    if (session.predictions().question) {
        follow(session, view);
        end = draw_question(session, ui, {left, first}, view, wishes) + ui.px(gap);
    } else {
        view.active = false;
        constexpr std::string_view done = "This update is done; a step forward leads into the next one.";
        draw_text_at(list, ui.fonts.caption, {left, first}, Align::left, ui.theme.ink, done);
        end += text_width(ui.fonts.caption, done) + ui.px(2 * gap);
    }
    const float below = single ? end : left; // where verdict and hint begin
    const std::string score = score_text(session);
    draw_text_at(list, ui.fonts.note, {right, second}, Align::right, ui.theme.ink2, score);
    const float score_left = right - text_width(ui.fonts.note, score);
    ui.record("prediction/score", {score_left, second - ui.px(10)}, {right, second + ui.px(10)});
    const float x = draw_verdict(session, ui, {below, second});
    if (x == below && hint_text(session).empty()) draw_instruction(ui, {below, second}, score_left);
    draw_hint(session, ui, {x, second}, score_left - ui.px(18));
}

} // namespace backstep
