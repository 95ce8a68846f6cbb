#include "app/widgets/rich_text.h"

#include "app/widgets/imgui_compat.h"
#include "app/widgets/rich_text_words.h"
#include "app/widgets/text.h"
#include "app/widgets/unicode.h"

#include <algorithm>
#include <cmath>

namespace backstep {

/// Puts runs side by side on a baseline. Positions are relative to the left end of the first line's baseline.
class RichTextBuilder {
public:
    RichTextBuilder(std::vector<RichText::Run>& runs, const MathFont& math, const Font& text)
        : runs_(runs), math_(math), text_(text) {}

    void plain(std::string_view text) {
        leave_maths();
        append(text_, {x_, y_}, text);
        x_ += text_width(text_, text);
    }

    void maths(std::string_view text);
    void new_line(float height) {
        leave_maths();
        widest_ = std::max(widest_, x_);
        x_ = 0;
        y_ += height;
    }
    float x() const { return std::max({x_, sub_, sup_}); }
    float widest() const { return std::max(widest_, x()); }
    float y() const { return y_; }

private:
    void append(const Font& font, ImVec2 origin, std::string_view text) {
        const bool joins =
            !runs_.empty() && runs_.back().font == &font && run_end_.x == origin.x && run_end_.y == origin.y;
        if (joins)
            runs_.back().text.append(text);
        else
            runs_.push_back({&font, origin, std::string(text)});
        run_end_ = {origin.x + text_width(font, text), origin.y};
    }

    void base(const Font& font, std::string_view text, float italic_correction) {
        if (sub_ == 0 && sup_ == 0)
            x_ += correction_;
        else
            leave_maths();
        append(font, {x_, y_}, text);
        last_ = {&font, {x_, y_}, code_of(leading_character(text))};
        x_ += text_width(font, text);
        correction_ = italic_correction * font.em;
    }

    // Over the middle of the letter before it, as high above it as above an x.
    void accent(const AccentMark& mark) {
        if (last_.font == nullptr) return;
        const Font& font = last_.font == &math_.bold ? math_.italic : *last_.font;
        const compat::Ink letter = compat::ink(last_.font->im, static_cast<ImWchar>(last_.letter));
        const compat::Ink x = compat::ink(font.im, 'x');
        const compat::Ink over = compat::ink(font.im, static_cast<ImWchar>(mark.code));
        // Slanted letters lean to the right at the top.
        const float middle = last_.at.x + (letter.left + letter.right) / 2 + 0.04F * font.em;
        const float up = std::min(0.0F, letter.top - last_.font->ascent - (x.top - font.ascent));
        append(font, {std::round(middle - (over.left + over.right) / 2), last_.at.y + std::round(up)},
               mark.drawn);
    }

    // With the thin space that TeX puts around it.
    void binary(std::string_view sign) {
        const float space = 0.17F * math_.italic.em;
        leave_maths();
        x_ += space;
        base(math_.italic, sign, 0);
        x_ += space;
    }

    // `lower`: how much lower than a script it stands, in em.
    void script(Script level, std::string_view text, float lower = 0) {
        const float em = math_.italic.em;
        float& at = level == Script::sub ? sub_ : sup_;
        if (at == 0) at = level == Script::sub ? x_ : x_ + correction_;
        if (level == Script::sub && sub_ == x_) first_sub_ = runs_.size();
        if (level == Script::sup && sub_ > x_ && !spread_) spread();
        const float raised = spread_ ? -0.42F : -0.363F;
        const float drop = level == Script::sub ? 0.2F : level == Script::prime ? -0.3F : raised;
        const ImVec2 origin{at, y_ + std::round((drop + lower) * em)};
        append(math_.script, origin, text);
        last_ = {&math_.script, origin, code_of(leading_character(text))};
        at += text_width(math_.script, text);
    }

    // A superscript over a subscript: both give way.
    void spread() {
        for (std::size_t i = first_sub_; i < runs_.size(); ++i)
            runs_[i].origin.y += std::round(0.05F * math_.italic.em);
        run_end_ = {-1, -1};
        spread_ = true;
    }

    // What stands in a script may have scripts itself, which are no smaller but lower or higher.
    void script_group(Script level, std::string_view text, float lower = 0);
    std::string_view script_after(Script level, std::string_view text, float lower = 0);

    void leave_maths() {
        x_ = x();
        sub_ = sup_ = correction_ = 0;
        spread_ = false;
    }

    std::vector<RichText::Run>& runs_;
    const MathFont& math_;
    const Font& text_;
    float x_ = 0, y_ = 0, widest_ = 0;
    float sub_ = 0, sup_ = 0;   ///< where the scripts of the last symbol end; 0: it has none
    std::size_t first_sub_ = 0; ///< run in which its subscript begins
    bool spread_ = false;       ///< its scripts are further apart
    float correction_ = 0;      ///< italic correction of the last symbol
    struct {
        const Font* font = nullptr;
        ImVec2 at;
        char32_t letter = 0;
    } last_; ///< what an accent stands over
    ImVec2 run_end_{-1, -1};
};

void RichTextBuilder::script_group(Script level, std::string_view text, float lower) {
    constexpr float nested = 0.09F;
    while (!text.empty()) {
        const std::string_view character = leading_character(text);
        text.remove_prefix(character.size());
        const char32_t code = code_of(character);
        const ScriptCharacter inner = as_script(code);
        const AccentMark mark = as_accent(code);
        if (mark.code != 0)
            accent(mark);
        else if (inner.level != Script::none)
            script(level, inner.base, lower + (inner.level == Script::sub ? nested : -nested));
        else if (!as_bold(code).empty())
            script(level, as_bold(code), lower);
        else if ((code == U'_' || code == U'^') && !text.empty())
            text = script_after(level, text, lower + (code == U'_' ? nested : -nested));
        else
            script(level, character, lower);
    }
}

// Takes the group or the character, with its accent, that stands lowered or raised. Returns what follows.
std::string_view RichTextBuilder::script_after(Script level, std::string_view text, float lower) {
    const std::string_view group = text.starts_with('{') ? leading_group(text) : std::string_view();
    if (!group.empty()) {
        script_group(level, group.substr(1, group.size() - 2), lower);
        return text.substr(group.size());
    }
    std::size_t end = leading_character(text).size();
    if (end < text.size()) {
        const std::string_view next = leading_character(text.substr(end));
        if (as_accent(code_of(next)).code != 0) end += next.size();
    }
    script_group(level, text.substr(0, end), lower);
    return text.substr(end);
}

void RichTextBuilder::maths(std::string_view text) {
    while (!text.empty()) {
        const std::string_view word = leading_word(text);
        if (word.size() > 1) { // `ln`, `max`: upright
            base(math_.roman, word, 0);
            text.remove_prefix(word.size());
            continue;
        }
        const std::string_view character = leading_character(text);
        text.remove_prefix(character.size());
        const char32_t code = code_of(character);
        const ScriptCharacter script_character = as_script(code);
        const AccentMark mark = as_accent(code);
        if (code == U'·') // KaTeX has the operator, not the punctuation mark
            binary("⋅");
        else if (code == U'‖')
            base(math_.italic, "∥", 0);
        else if ((code == U'_' || code == U'^') && !text.empty())
            text = script_after(code == U'_' ? Script::sub : Script::sup, text);
        else if (mark.code != 0)
            accent(mark);
        else if (!as_bold(code).empty())
            base(math_.bold, as_bold(code), 0);
        else if (script_character.level != Script::none)
            script(script_character.level, script_character.base);
        else
            base(math_.italic, character, italic_correction(code));
    }
}

namespace {

void add_word(RichTextBuilder& builder, const RichWord& word) {
    if (word.maths)
        builder.maths(word.body);
    else
        builder.plain(word.body);
    if (!word.punctuation.empty()) builder.plain(word.punctuation);
}

float width_of(const RichWord& word, const MathFont& math, const Font& text) {
    std::vector<RichText::Run> runs;
    RichTextBuilder builder(runs, math, text);
    add_word(builder, word);
    return builder.x();
}

} // namespace

RichText::RichText(const Fonts& fonts, std::string_view text, const RichStyle& style)
    : colour_(style.colour) {
    const MathFont& math = style.math != nullptr ? *style.math : math_for(fonts, *style.text);
    const Font& plain = style.text != nullptr ? *style.text : math.roman;
    const bool is_formula = style.mode == RichMode::formula;
    const Font& main = is_formula ? math.italic : plain;
    const float line = std::max(plain.line, std::round(main.em * 1.45F));
    RichTextBuilder builder(runs_, math, plain);
    bool first = true;
    for (const RichWord& word : is_formula ? words_of_formula(text) : words_of_sentence(text)) {
        if (!first) {
            const float width = builder.x() + text_width(main, " ") + width_of(word, math, plain);
            if (style.wrap > 0 && width > style.wrap)
                builder.new_line(line);
            else if (word.goes_on)
                builder.maths(" ");
            else
                builder.plain(" ");
        }
        add_word(builder, word);
        first = false;
    }
    baseline_ = main.ascent;
    half_capital_ = (is_formula ? 0.3415F : 0.3635F) * main.em;
    size_ = {builder.widest(), builder.y() + line};
}

void RichText::draw(ImDrawList* list, ImVec2 top_left) const {
    const float x = std::round(top_left.x), y = std::round(top_left.y + baseline_);
    for (const Run& run : runs_)
        draw_text(list, *run.font, {x + run.origin.x, y + run.origin.y - run.font->ascent}, colour_,
                  run.text);
}

void RichText::draw_at(ImDrawList* list, ImVec2 anchor) const {
    draw(list, {anchor.x, anchor.y + half_capital_ - baseline_});
}

} // namespace backstep
