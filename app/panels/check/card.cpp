#include "app/panels/check/card.h"

#include "app/panels/check/check_panel.h"
#include "app/panels/check/words.h"
#include "app/panels/derivation/roles.h"
#include "app/widgets/button.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/shapes.h"
#include "app/widgets/text.h"
#include "core/check/mistaken.h"
#include "core/derivation/rules.h"
#include "core/formula/build.h"
#include "core/formula/number_text.h"
#include "core/formula/substitute.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace backstep::check {
namespace {

constexpr float margin = 16, head_height = 42, gap = 8, formula_em = 19;

int hints_given(const CheckView& view, const Quantity& quantity) {
    const auto found = view.hints.find(quantity);
    return found == view.hints.end() ? 0 : found->second;
}

// There is nothing to find in what is right, or right for the numbers before it.
bool takes_hints(const CheckView& view, const Quantity& quantity) {
    const Mark mark = view.work.mark(quantity);
    return mark == Mark::wrong || mark == Mark::missing || mark == Mark::unreadable;
}

std::string hint_label(int given) {
    if (given >= all_hints - 1) return "Show the answer";
    return fmt::format("Hint {} of {}", given + 1, all_hints - 1);
}

Formula with_its_numbers(const Quantity& quantity, const Setting& setting) {
    Formula numbers =
        with_numbers(right_side(quantity, setting), setting.numbers(), setting.scenario().decimals);
    return Formula{Chain{{setting.names()(quantity), std::move(numbers)}, {Relation::equals}}};
}

/// Puts the blocks of a card together.
class Maker {
public:
    Maker(const Session& session, const Ui& ui, float width, const CheckView& view)
        : session_(session), ui_(ui), width_(width - ui.px(2 * margin)), view_(view) {}

    void say(std::string_view sentence) {
        if (sentence.empty()) return;
        RichStyle style{&ui_.fonts.menu, ui_.theme.ink};
        style.wrap = width_;
        RichText text(ui_.fonts, sentence, style);
        const float height = text.size().y;
        add({{0, card_.height}, std::move(text), std::nullopt, std::nullopt}, height);
    }

    void hint(const Quantity& quantity, int given) {
        if (given >= 1) say(first_hint(quantity, view_.work, session_.notation()));
        if (given < 2 || ui_.formulas == nullptr) return;
        const Setting setting = view_.work.setting(session_.notation(), quantity);
        const auto own = mistaken(quantity, setting);
        if (own)
            compare(*own, rule(quantity, setting), missing(quantity));
        else
            set(rule(quantity, setting), missing(quantity));
        if (given >= 3) set(with_its_numbers(quantity, setting));
        if (given >= all_hints) say(answer(quantity));
    }

    Card take() { return std::move(card_); }

private:
    void add(Card::Block block, float height) {
        card_.height += std::round(height + ui_.px(gap));
        card_.blocks.push_back(std::move(block));
    }

    Typeset laid_out(const Formula& formula) const {
        return ui_.formulas->lay_out(formula, {ui_.px(formula_em), width_, {}});
    }

    void set(const Formula& formula, std::optional<Quantity> boxed) {
        Typeset set = laid_out(formula);
        const float height = set.height;
        add({{0, card_.height}, std::nullopt, std::move(set), boxed}, height);
    }
    void set(const Formula& formula) { set(formula, std::nullopt); }

    void label(ImVec2 at, std::string_view words) {
        card_.blocks.push_back(
            {at, RichText(ui_.fonts, words, {&ui_.fonts.note, ui_.theme.ink2}), std::nullopt, std::nullopt});
    }

    // What was written beside what it should be, or above it where they have no room side by side.
    void compare(const Formula& own, const Formula& right, std::optional<Quantity> boxed) {
        Typeset left_set = laid_out(own), right_set = laid_out(right);
        const float words = ui_.px(24), apart = std::round(left_set.width + ui_.px(40));
        const bool beside = apart + right_set.width <= width_;
        const float above = left_set.height, top = card_.height;
        const float lower = beside ? 0 : std::round(above + ui_.px(gap) + words);
        const ImVec2 second{beside ? apart : 0, top + lower};
        label({0, top}, "You wrote");
        label(second, "It should be");
        // Side by side they stand on one line, whose height the taller of them has.
        const int lowest = std::max(left_set.baseline, right_set.baseline);
        const float sink = beside ? static_cast<float>(lowest - left_set.baseline) : 0,
                    sink_right = beside ? static_cast<float>(lowest - right_set.baseline) : 0;
        const float height =
            beside ? std::max(sink + above, sink_right + right_set.height) : lower + right_set.height;
        card_.blocks.push_back({{0, top + words + sink}, std::nullopt, std::move(left_set), std::nullopt});
        card_.blocks.push_back(
            {{second.x, second.y + words + sink_right}, std::nullopt, std::move(right_set), boxed});
        card_.height += std::round(words + height + ui_.px(gap));
    }

    std::optional<Quantity> missing(const Quantity& quantity) const {
        const Finding* finding = view_.work.finding(quantity);
        if (finding == nullptr || finding->verdict != Verdict::wrong || finding->suspicions.empty())
            return std::nullopt;
        return left_out(finding->suspicions.front(), view_.work.scenario().network);
    }

    // The number as it was typed, and the formula that gives it.
    std::optional<Formula> mistaken(const Quantity& quantity, const Setting& setting) const {
        const Finding* finding = view_.work.finding(quantity);
        const auto side = finding ? mistaken_side(*finding, setting) : std::nullopt;
        if (!side) return std::nullopt;
        return algebra::equation(
            algebra::number(with_true_minus(finding->answer.as_written), finding->answer.number.value),
            *side);
    }

    std::string answer(const Quantity& quantity) const {
        const Finding* finding = view_.work.finding(quantity);
        if (finding != nullptr && finding->verdict == Verdict::wrong)
            return explanation(*finding, session_.notation(), view_.work.scenario());
        return fmt::format("{} is {}.", name_of(quantity, view_.work, session_.notation()),
                           number_text(view_.work.exact(quantity), view_.work.scenario().decimals));
    }

    const Session& session_;
    const Ui& ui_;
    float width_;
    const CheckView& view_;
    Card card_;
};

struct CardButton {
    std::string label, item, tooltip;
    bool primary = false;
};

std::vector<CardButton> buttons_of(const Session& session, const CheckView& view, const Quantity& quantity) {
    std::vector<CardButton> buttons;
    const int given = hints_given(view, quantity);
    if (takes_hints(view, quantity) && given < all_hints)
        buttons.push_back({hint_label(given), "check/hint", "One hint more (Ctrl+H)", true});
    const Finding* finding = view.work.finding(quantity);
    if (finding != nullptr && finding->verdict == Verdict::carried_forward && finding->from)
        buttons.push_back({"Go to the slip", "check/slip",
                           "Go to " + name_of(*finding->from, view.work, session.notation()), true});
    buttons.push_back({view.derivation_shown ? "Hide derivation" : "Show derivation", "check/derivation",
                       "How this number is derived, with its answer (Ctrl+D)", false});
    return buttons;
}

float width_of(const Ui& ui, const std::vector<CardButton>& buttons) {
    float width = 0;
    for (const CardButton& each : buttons) width += button_width(ui, each.label) + ui.px(gap);
    return width;
}

std::string head_of(const Quantity& quantity, const CheckView& view, const Notation& notation) {
    return fmt::format("{} — {}", name_of(quantity, view.work, notation), words(view.work.mark(quantity)));
}

void press(const CardButton& pressed, const Quantity& quantity, CheckView& view) {
    if (pressed.item == "check/hint") add_hint(view);
    if (pressed.item == "check/derivation") view.wants_derivation = !view.derivation_shown;
    if (pressed.item == "check/slip")
        if (const Finding* finding = view.work.finding(quantity)) view.go_to = finding->from;
}

void draw_buttons(const Session& session, const Ui& ui, float right, float y, const Quantity& quantity,
                  CheckView& view) {
    const std::vector<CardButton> buttons = buttons_of(session, view, quantity);
    float x = right - width_of(ui, buttons) + ui.px(gap);
    for (const CardButton& each : buttons) {
        ImGui::SetCursorScreenPos({std::round(x), std::round(y - ui.snapped(26) / 2)});
        ButtonOptions options;
        options.kind = each.primary ? ButtonKind::primary : ButtonKind::plain;
        options.item = each.item;
        options.tooltip = each.tooltip;
        if (button(ui, each.label + "##" + each.item, options)) {
            press(each, quantity, view);
            ui.keep_drawing();
        }
        x += button_width(ui, each.label) + ui.px(gap);
    }
}

// A dashed box around what an answer left out.
void box(const Ui& ui, ImVec2 at, const Card::Block& block) {
    if (!block.boxed) return;
    for (const int term : quantity_terms(*block.formula)) {
        Quantity quantity =
            derivation::unmarked(*block.formula->terms[static_cast<std::size_t>(term)].quantity);
        quantity.example = block.boxed->example;
        if (quantity != *block.boxed) continue;
        for (const Typeset::Rect& rect : rects_of(*block.formula, term)) {
            const float out = ui.px(4);
            dashed_rect(ImGui::GetWindowDrawList(), {at.x + rect.x - out, at.y + rect.y - out / 2},
                        {at.x + rect.x + rect.width + out, at.y + rect.y + rect.height + out / 2},
                        ui.theme.slope.line, ui.px(4), ui.px(1.75F), {ui.px(5), ui.px(3)});
        }
    }
}

} // namespace

void add_hint(CheckView& view) {
    if (!view.current || !takes_hints(view, *view.current)) return;
    int& given = view.hints[*view.current];
    given = std::min(given + 1, all_hints);
}

Card make_card(const Session& session, const Ui& ui, float width, const CheckView& view) {
    Card card;
    if (!view.current || view.work.group_of(*view.current) == nullptr) return card;
    Maker maker(session, ui, width, view);
    maker.say(comment(*view.current, view.work, session.notation()));
    if (takes_hints(view, *view.current)) maker.hint(*view.current, hints_given(view, *view.current));
    card = maker.take();
    card.of = view.current;
    const RichText head(ui.fonts, head_of(*view.current, view, session.notation()), {&ui.fonts.title, 0});
    const float buttons = width_of(ui, buttons_of(session, view, *view.current));
    card.buttons_below = ui.px(2 * margin + 36) + head.size().x + buttons > width;
    card.height += ui.snapped(head_height) + ui.px(6) + (card.buttons_below ? ui.snapped(36) : 0.0F);
    return card;
}

void draw_card(const Session& session, const Ui& ui, Rect area, const Card& card, CheckView& view) {
    if (!card.of || area.size().y < ui.px(20)) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(area.min, area.max, ui.theme.raise);
    list->AddRectFilled(area.min, {area.max.x, area.min.y + ui.hairline()}, ui.theme.line);
    ui.record("check/card", area.min, area.max);
    ImGui::SetCursorScreenPos(area.min);
    compat::begin_child("check/card", area.size());
    list = ImGui::GetWindowDrawList();
    const ImVec2 corner{area.min.x, area.min.y - ImGui::GetScrollY()};
    const float left = area.min.x + ui.px(margin), middle = corner.y + ui.snapped(head_height) / 2;
    const bool scrolls = ImGui::GetScrollMaxY() > 0;
    const float right = area.max.x - ui.px(12) - (scrolls ? ImGui::GetStyle().ScrollbarSize : 0);
    draw_mark(ui, list, view.work.mark(*card.of), {left + ui.px(10), middle}, 1.15F);
    const RichText head(ui.fonts, head_of(*card.of, view, session.notation()),
                        {&ui.fonts.title, ui.theme.ink});
    head.draw_at(list, {left + ui.px(32), middle});
    float y = corner.y + ui.snapped(head_height);
    if (card.buttons_below) {
        draw_buttons(session, ui, std::min(right, left + width_of(ui, buttons_of(session, view, *card.of))),
                     y + ui.px(10), *card.of, view);
        y += ui.snapped(36);
    } else {
        draw_buttons(session, ui, right, middle, *card.of, view);
    }
    const FormulaColours colours =
        derivation::term_colours(ui.theme, session.hovered(), std::nullopt, session.example());
    for (const Card::Block& block : card.blocks) {
        const ImVec2 at{std::round(left + block.at.x), std::round(y + block.at.y)};
        if (block.text) block.text->draw(list, at);
        if (block.formula && ui.formulas != nullptr) {
            ui.formulas->draw(list, at, *block.formula, colours);
            box(ui, at, block);
        }
    }
    ImGui::SetCursorScreenPos({area.min.x, corner.y});
    ImGui::Dummy({1, card.height});
    ImGui::EndChild();
}

} // namespace backstep::check
