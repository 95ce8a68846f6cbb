#include "app/panels/notes/row.h"

#include "app/panels/notes/jacobian_boxes.h"
#include "app/typeset/formula_painter.h"
#include "app/widgets/button.h"
#include "app/widgets/text.h"
#include "core/formula/brackets.h"
#include "core/formula/build.h"
#include "core/formula/evaluate.h"
#include "core/formula/number_text.h"
#include "core/formula/parts.h"
#include "core/formula/substitute.h"

#include <algorithm>
#include <cmath>

namespace backstep::notes {
namespace {

constexpr float formula_em = 20, numbers_em = 17, smallest_share = 0.6F;
constexpr float indent = 18, line_gap = 12, button_height = 26, loop_indent = 28, least_title = 160;

const Notation& notation_of(const Equation& equation) {
    const Notation* named = notation_named(equation.notation);
    return named != nullptr ? *named : *all_notations().front();
}

std::string title_of_scenario(std::string_view name) {
    for (const BundledScenario& scenario : bundled_scenarios())
        if (scenario.name == name) return scenario.title;
    return std::string(name);
}

bool is_words(const Formula& formula) {
    return std::holds_alternative<Words>(formula.node);
}

/// What a line sets would colour all of it.
Formula without_its_quantity(Formula line) {
    if (std::holds_alternative<Chain>(line.node)) line.quantity.reset();
    return line;
}

/// Grows downwards.
class Writer {
public:
    Writer(const Equation& equation, const Session& session, const Ui& ui, float width)
        : equation_(equation), session_(session), ui_(ui), width_(width) {}

    void headings(Heading heading) {
        if (heading.notes) {
            gap(20);
            figure(ui_.fonts.step, notation_of(equation_).title(), 0, ui_.theme.ink);
            gap(10);
        }
        if (heading.section) {
            gap(8);
            figure(ui_.fonts.control, equation_.section, 0, ui_.theme.ink2);
            gap(2);
        }
        row_.body_top = y_;
        gap(14);
    }

    void title(bool can_show_numbers, bool numbers) {
        std::vector<Row::Button> buttons;
        if (row_.step) buttons.push_back({Row::Does::go_to_step, "Go to this step", {}});
        if (can_show_numbers)
            buttons.push_back({Row::Does::show_numbers, numbers ? "Hide numbers" : "Numbers", {}});
        float room = 0;
        for (const Row::Button& each : buttons) room += button_width(ui_, each.label) + px(8);
        const float after_id =
            px(indent) + std::max(px(40), text_width(ui_.fonts.title, equation_.id) + px(12));
        const float middle = y_ + ui_.snapped(button_height) / 2;
        row_.figures.push_back(
            {&ui_.fonts.title, std::string(equation_.id), {px(indent), middle}, ui_.theme.ink2});
        // Where little is left beside the buttons, they stand below.
        const bool beside = width_ - room - after_id > px(least_title);
        RichStyle style{&ui_.fonts.title, ui_.theme.ink};
        style.wrap = std::max(width_ - after_id - (beside ? room : 0), px(40));
        const RichText text(ui_.fonts, equation_.title, style);
        const float line = ui_.fonts.title.line;
        row_.texts.push_back({text, {after_id, std::round(middle - line / 2)}});
        const float end = y_ + std::max(ui_.snapped(button_height), text.size().y + px(4));
        if (!beside) y_ = end + px(4);
        place_buttons(std::move(buttons), beside);
        y_ = beside || row_.buttons.empty() ? end : y_ + ui_.snapped(button_height);
        gap(10);
    }

    void misprint() {
        if (equation_.misprint.empty()) return;
        row_.pencil = ImVec2{px(indent), y_ + ui_.fonts.note.line / 2};
        text(equation_.misprint, ui_.theme.carried.text, indent + 20);
        gap(10);
    }

    void obstacle(const std::string& why) {
        text(why, ui_.theme.ink2, indent);
        gap(8);
        if (!equation_.scenario_with_it.empty()) {
            const std::string label = "Open “" + title_of_scenario(equation_.scenario_with_it) + "”";
            row_.buttons.push_back({Row::Does::open_scenario, label, {px(indent), std::round(y_)}});
            y_ += ui_.snapped(button_height);
        }
        gap(6);
    }

    void instance(const Setting& setting, const Instance& instance, bool numbers) {
        if (has_boxes(equation_))
            y_ = add_boxes(equation_, setting, ui_, px(indent), y_, width_ - px(indent), row_);
        for (std::size_t i = 0; i < instance.lines.size(); ++i) {
            const Formula& line = instance.lines[i];
            const float top = y_;
            further_ = instance.is_in_loop(i) ? loop_indent : 0;
            const bool calls = is_words(line) && std::get<Words>(line.node).text.starts_with("Backpropagate");
            if (is_words(line))
                text(std::get<Words>(line.node).text, ui_.theme.ink, indent + 4 + further_);
            else
                add_symbols(without_its_quantity(line));
            if (line.quantity || calls)
                row_.stops.push_back({{{0, top - px(4)}, {width_, y_ + px(4)}}, line.quantity, calls});
            gap(line_gap);
            if (!numbers || is_words(line)) continue;
            const Formula plugged = with_numbers(line, setting.numbers(), session_.decimals());
            if (plugged == line) continue;
            add_numbers(without_its_quantity(plugged), setting.numbers());
            gap(line_gap);
        }
    }

    Row finish() {
        gap(10);
        row_.size.y = std::round(y_);
        row_.size.x = std::max(row_.size.x, width_);
        return std::move(row_);
    }

    Row& row() { return row_; }

private:
    /// From the right, or from the left where they have lines of their own.
    void place_buttons(std::vector<Row::Button> buttons, bool from_right) {
        if (!from_right) std::ranges::reverse(buttons);
        float x = from_right ? width_ : px(indent);
        for (Row::Button& each : buttons) {
            const float width = button_width(ui_, each.label);
            if (from_right) x -= width;
            if (!from_right && x > px(indent) && x + width > width_) {
                x = px(indent);
                y_ += ui_.snapped(button_height) + px(4);
            }
            each.at = {std::round(x), std::round(y_)};
            x += from_right ? -px(8) : width + px(8);
            row_.buttons.push_back(std::move(each));
        }
    }

    float px(float length) const { return ui_.px(length); }
    void gap(float length) { y_ = std::round(y_ + px(length)); }

    void figure(const Font& font, std::string_view text, float left, ImU32 colour) {
        row_.figures.push_back(
            {&font, elided(font, text, width_ - px(left)), {px(left), y_ + font.line / 2}, colour});
        y_ += font.line;
    }

    void text(std::string_view content, ImU32 colour, float left) {
        RichStyle style{&ui_.fonts.note, colour};
        style.wrap = width_ - px(left);
        const RichText made(ui_.fonts, content, style);
        row_.texts.push_back({made, {px(left), std::round(y_)}});
        y_ += made.size().y;
    }

    float left_of(bool numbers) const { return px(indent + further_ + (numbers ? 14.0F : 4.0F)); }

    /// Broken over lines where that makes it fit, else smaller.
    Typeset fitted(const Formula& unbracketed, float size, float room) const {
        const Formula formula = with_brackets(unbracketed, Medium::drawn);
        LayoutOptions options{std::round(px(size)), room, {}};
        Typeset typeset = lay_out(formula, ui_.formulas->faces(), options);
        const float smallest = std::round(px(size) * smallest_share);
        while (typeset.width > room && options.em > smallest) {
            // Broken otherwise it may fit before it is as small as that.
            const float proportional = std::ceil(options.em * room / typeset.width) + 1;
            options.em = std::clamp(proportional, smallest, options.em - 1);
            typeset = lay_out(formula, ui_.formulas->faces(), options);
        }
        return typeset;
    }

    /// What is too wide even so can be scrolled to.
    void add_symbols(const Formula& symbols) {
        place(fitted(symbols, formula_em, width_ - left_of(false)), false);
    }

    void add_numbers(const Formula& plugged, const Numbers& numbers) {
        const float room = width_ - left_of(true);
        Typeset typeset = fitted(plugged, numbers_em, room);
        if (typeset.width > room)
            typeset =
                fitted(with_brackets_worked_out(plugged, numbers, session_.decimals()), numbers_em, room);
        place(std::move(typeset), true);
    }

    void place(Typeset typeset, bool numbers) {
        const float left = left_of(numbers), height = typeset.height;
        row_.size.x = std::max(row_.size.x, left + typeset.width);
        row_.lines.push_back({std::move(typeset), {left, std::round(y_)}, numbers});
        y_ += height;
    }

    const Equation& equation_;
    const Session& session_;
    const Ui& ui_;
    float width_, y_ = 0, further_ = 0;
    Row row_;
};

std::optional<Quantity> scalar_selection(const Session& session) {
    const auto selected = session.selected();
    return selected && is_scalar(*selected) ? selected : std::nullopt;
}

/// What is given has no step.
std::optional<Quantity> computed_in_walk(const std::optional<Quantity>& step, const Session& session) {
    if (!step) return std::nullopt;
    const auto at = session.walk().known_at(*step, session.example());
    return at && *at > 0 ? step : std::nullopt;
}

} // namespace

Setting setting_of(const Equation& equation, const Session& session) {
    return {notation_of(equation), session.scenario(), session.shown_network(), session.shown_trace(),
            session.example()};
}

Row make_row(const Equation& equation, const Session& session, const Ui& ui, float width, Heading heading,
             bool with_numbers) {
    const Setting setting = setting_of(equation, session);
    Writer writer(equation, session, ui, width);
    writer.headings(heading);
    if (const auto why = equation.obstacle(setting)) {
        writer.title(false, false);
        writer.misprint();
        writer.obstacle(*why);
        return writer.finish();
    }
    const Instance instance = equation.instance(setting, scalar_selection(session));
    writer.row().step = computed_in_walk(instance.step, session);
    writer.title(true, with_numbers);
    writer.misprint();
    writer.instance(setting, instance, with_numbers);
    return writer.finish();
}

// The listings of the fourth notes say what is done in the order in which it is: σ′ on the way to d_z C, z on
// the way to a.
bool is_current(const Row::Stop& stop, const Equation& equation, const Session& session) {
    const auto step = session.step();
    if (!step || (equation.id != "F12" && equation.id != "F13")) return false;
    const bool backward = step->phase == Phase::backward || step->phase == Phase::average;
    if (stop.calls_backward) return backward || step->phase == Phase::error;
    if (equation.id == "F12" && !backward && step->phase != Phase::update) return false;
    return std::ranges::any_of(step->quantities, [&](const Quantity& made) {
        Symbol leads_to = made.symbol;
        if (leads_to == Symbol::activation_derivative) leads_to = Symbol::delta;
        if (leads_to == Symbol::weighted_input) leads_to = Symbol::activation;
        return stop.quantity && stop.quantity->symbol == leads_to && stop.quantity->layer == made.layer;
    });
}

} // namespace backstep::notes
