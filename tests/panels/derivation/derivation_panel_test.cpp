#include "app/panels/derivation/derivation_panel.h"

#include "core/derivation/document.h"
#include "core/formula/number_text.h"
#include "core/formula/text.h"
#include "tests/panels/drawn_text.h"
#include "tests/panels/matrices/scenarios.h"
#include "tests/panels/panel_frames.h"

#include <doctest/doctest.h>

#include <memory>

using namespace backstep;
using namespace backstep::test;

namespace {

struct Panel {
    std::unique_ptr<DerivationView> view = std::make_unique<DerivationView>();
    PanelFrames frames;
    ImVec2 size;

    explicit Panel(Scenario scenario, ImVec2 shown_size = {584, 800}, float scale = 1)
        : frames(
              Session(std::move(scenario)), shown_size,
              [shown = view.get()](const Session& session, const Ui& ui, Wishes& wishes) {
                  draw_derivation(session, ui, *shown, wishes);
              },
              scale),
          size(shown_size) {}

    Session& session() { return frames.session(); }
    void apply(const Command& command) {
        session().apply(command);
        frames.frame();
        frames.frame();
    }
    void select(const char* name) { apply(command::Select{parse_quantity(name)}); }
    void go_to(const char* name) { apply(command::GoToQuantity{parse_quantity(name)}); }
    std::string text(const char* item) { return drawn_text(frames.rect(item)); }
    bool reads(const char* text) { return backstep::test::reads({{0, 0}, size}, text); }
    void focus() {
        view->wants_focus = true;
        frames.frame();
        frames.frame();
    }
    void right_click(const char* item) {
        frames.move_to(frames.rect(item).centre());
        for (const bool down : {true, false}) {
            compat::add_mouse_button(ImGui::GetIO(), 1, down);
            frames.frame();
        }
        frames.frame();
    }
    /// What is shown as plain text, formula by formula.
    std::string formulas() {
        std::string all;
        for (const Line& line : view->content.lines()) all += to_plain_text(line.formula) + "\n";
        return all;
    }
};

Scenario written_in(Scenario scenario, std::string_view notation) {
    scenario.notation = notation;
    return scenario;
}

/// What was copied, as a window would keep it.
struct Clipboard {
    std::string text;

    Clipboard() {
        ImGuiIO& io = ImGui::GetIO();
        io.ClipboardUserData = this;
        io.SetClipboardTextFn = [](void* to, const char* copied) {
            static_cast<Clipboard*>(to)->text = copied;
        };
    }
};

} // namespace

TEST_CASE("at the start a sentence says what to do, and there is nothing to copy") {
    Panel panel(network_of_the_notes());
    CHECK(panel.reads("Step forward, or click a number in the network"));
    CHECK(opacity(panel.frames.rect("derivation/copy")) < 0.5F);
    CHECK_FALSE(panel.frames.has("derivation/value"));
}

TEST_CASE("lines, result, numbers and value stand below each other, the value in large digits") {
    Panel panel(network_of_the_notes());
    panel.select("dE/dW2[1,1]");
    panel.go_to("dE/dW2");
    float y = 40;
    for (const char* item :
         {"derivation/line 1", "derivation/line 2", "derivation/line 3", "derivation/formula",
          "derivation/numbers", "derivation/value", "derivation/check", "derivation/update 1"}) {
        CAPTURE(item);
        const Rect rect = panel.frames.rect(item);
        CHECK(rect.min.y >= y - 1);
        y = rect.max.y;
    }
    CHECK(panel.text("derivation/value") == "=−0.0511");
    CHECK(panel.reads("Chain rule over both outputs"));
    CHECK(panel.reads("Gradient check"));
}

TEST_CASE("every kind of quantity in every notation is shown whole, at every size") {
    struct Shown {
        ImVec2 size;
        float scale;
    };
    int turn = 0; // beyond the usual size, each size and notation takes every third
    for (const Shown& shown : {Shown{{584, 560}, 1}, Shown{{420, 330}, 1}, Shown{{340, 250}, 1},
                               Shown{{1024, 680}, 3}, Shown{{900, 700}, 2}})
        for (const auto& notation : all_notations()) {
            Panel panel(written_in(batch_scenario(), notation->id()), shown.size, shown.scale);
            panel.apply(command::GoToLast{});
            for (const std::string name :
                 {"x[1]",        "W1[2,3]",  "z1[2]",       "a2[1]@2",     "E",           "E@1",
                  "dE/da1[2]@3", "s1[2]@3",  "delta1[2]@3", "dE/dW2[1,1]", "dE/dW1[2,3]", "dE/dW1[2,3]@3",
                  "dE/db1[4]",   "W1'[1,2]", "b2'[1]",      "z1",          "a1",          "delta1@3",
                  "dE/dW1",      "dE/dW2@3", "dE/db2",      "W2'"}) {
                if (shown.size.x != 584 && ++turn % 3 != 0) continue;
                panel.select(name.c_str());
                CAPTURE(name);
                CAPTURE(notation->id());
                CAPTURE(shown.scale);
                CAPTURE(shown.size.x);
                const derivation::Sheet& sheet = panel.view->sheet;
                CHECK_FALSE((sheet.formulas.empty() && sheet.figures.empty()));
                // What is wider than the panel can be scrolled to: the sheet says how large it is.
                for (const auto& set : sheet.formulas) {
                    CHECK(set.at.x >= 0);
                    CHECK(set.at.y >= 0);
                    CHECK(set.at.x + set.typeset.width <= std::max(sheet.size.x, shown.size.x));
                    CHECK(set.at.y + set.typeset.height <= sheet.size.y + 1);
                }
                for (const auto& text : sheet.texts) {
                    CHECK(text.at.x >= 0);
                    CHECK(text.at.y + text.text.size().y <= sheet.size.y + 1);
                }
                // No formula lies over another one.
                for (std::size_t i = 0; i < sheet.formulas.size(); ++i)
                    for (std::size_t j = 0; j < i; ++j) {
                        const auto &a = sheet.formulas[i], &b = sheet.formulas[j];
                        const bool apart = a.at.x >= b.at.x + b.typeset.width - 1 ||
                                           b.at.x >= a.at.x + a.typeset.width - 1 ||
                                           a.at.y >= b.at.y + b.typeset.height - 1 ||
                                           b.at.y >= a.at.y + a.typeset.height - 1;
                        const bool side = a.typeset.glyphs.empty() || b.typeset.glyphs.empty();
                        CHECK((apart || side));
                    }
            }
        }
}

TEST_CASE("the relations of the lines stand in one column") {
    Panel panel(network_of_the_notes());
    panel.select("dE/dW1[2,3]");
    panel.apply(command::GoToLast{});
    std::optional<float> column;
    for (const auto& set : panel.view->sheet.formulas) {
        if (!set.typeset.relation_x || set.typeset.em != 19) continue;
        const float x = set.at.x + *set.typeset.relation_x;
        if (!column) column = x;
        CHECK(x == doctest::Approx(*column).epsilon(0.002));
    }
    CHECK(column);
}

TEST_CASE("what is not known yet leads to the step that makes it known") {
    Panel panel(network_of_the_notes());
    panel.select("delta1[2]");
    const std::int64_t step = panel.view->content.blocks.front().known_from;
    CHECK(panel.text("derivation/value").empty());
    CHECK(panel.reads(("Not known yet: step " + std::to_string(step) + " makes it known.").c_str()));
    CHECK_FALSE(panel.frames.has("derivation/numbers"));
    CHECK(panel.frames.has("derivation/formula"));
    panel.frames.click("derivation/go there");
    panel.frames.frame();
    CHECK(panel.session().step_number() == step);
    CHECK(panel.frames.has("derivation/numbers"));
    CHECK_FALSE(panel.text("derivation/value").empty());
}

TEST_CASE("a gradient stands beside its central difference, and to how many digits they agree") {
    Panel panel(network_of_the_notes());
    panel.select("W2[1,1]");
    panel.apply(command::GoToLast{});
    CHECK_FALSE(panel.frames.has("derivation/check")); // now it is the updated weight
    panel.select("dE/dW2[1,1]");
    const GradientCheck check = check_gradient(panel.session().network(), panel.session().scenario(),
                                               panel.session().trace(), parse_quantity("dE/dW2[1,1]"));
    REQUIRE(agreeing_digits(check) >= 6);
    CHECK(panel.text("derivation/check") ==
          without_spaces("central difference " + number_text(check.central_difference, 4) + ", agrees to " +
                         std::to_string(agreeing_digits(check)) + " digits"));
}

TEST_CASE("an edit changes the numbers, the place stays") {
    Panel panel(network_of_the_notes(), {584, 300});
    panel.select("dE/dW2[1,1]");
    panel.apply(command::GoToLast{});
    const std::string before = panel.formulas();
    panel.frames.move_to({300, 200});
    for (int i = 0; i < 10; ++i) {
        compat::add_mouse_wheel(ImGui::GetIO(), -1);
        panel.frames.frame();
    }
    panel.frames.wait();
    const float scrolled = panel.frames.rect("derivation/line 1").min.y;
    CHECK(scrolled < 0);
    panel.session().apply(command::SetValue{parse_quantity("W2[1,2]"), 3});
    panel.apply(command::GoToLast{});
    CHECK(panel.formulas() != before);
    CHECK(panel.frames.rect("derivation/line 1").min.y == scrolled);
    panel.select("dE/dW2[1,2]");
    CHECK(panel.frames.rect("derivation/line 1").min.y > 40);
}

TEST_CASE("nothing is made again while nothing changes") {
    Panel panel(network_of_the_notes());
    panel.select("dE/dW1[2,3]");
    panel.apply(command::GoToLast{});
    const int made = panel.view->made;
    const auto* first = panel.view->sheet.formulas.data();
    panel.frames.move_to({200, 200});
    panel.frames.wait();
    CHECK(panel.view->made == made);
    CHECK(panel.view->sheet.formulas.data() == first);
    panel.apply(command::SetNotation{"neal"});
    CHECK(panel.view->made == made + 1);
    CHECK(panel.formulas().find("∂C/∂w₂₃²") != std::string::npos);
}

TEST_CASE("a term is hovered and selected like what it stands for") {
    Panel panel(network_of_the_notes());
    panel.select("dE/dW2[1,1]");
    panel.go_to("dE/dW2");
    panel.frames.move_to(panel.frames.rect("derivation/term/s2[1]").centre());
    CHECK(panel.session().hovered() == parse_quantity("s2[1]"));
    panel.frames.move_to({5, 790});
    CHECK_FALSE(panel.session().hovered());
    panel.frames.click("derivation/term/s2[1]");
    CHECK(panel.session().selected() == parse_quantity("s2[1]"));
    CHECK(panel.view->content.explained == parse_quantity("s2[1]"));
}

TEST_CASE("a term lights up when what it stands for is hovered elsewhere") {
    Panel panel(network_of_the_notes());
    panel.select("dE/dW2[1,1]");
    panel.go_to("dE/dW2");
    const int before = panel.frames.vertices();
    panel.apply(command::Hover{parse_quantity("a1[1]")});
    CHECK(panel.frames.vertices() > before);
    panel.apply(command::Hover{parse_quantity("W1[1,1]")}); // stands nowhere here
    CHECK(panel.frames.vertices() == before);
}

TEST_CASE("Tab goes from term to term and back, Enter selects") {
    Panel panel(network_of_the_notes());
    panel.select("dE/dW2[1,1]");
    panel.go_to("dE/dW2");
    CHECK(panel.view->stop == -1);
    panel.focus();
    CHECK(panel.view->focused);
    CHECK(panel.view->stop == 0);
    const auto first = panel.session().hovered();
    CHECK(first == panel.view->stops.front().quantity);
    panel.frames.key(ImGuiKey_Tab);
    CHECK(panel.view->stop == 1);
    CHECK(panel.session().hovered() == panel.view->stops[1].quantity);
    ImGui::GetIO().KeyShift = true;
    panel.view->stop = 0;
    const auto last = static_cast<int>(panel.view->stops.size()) - 1;
#if IMGUI_VERSION_NUM < 18700
    panel.frames.key(ImGuiKey_Tab);
    CHECK(panel.view->stop == last);
#endif
    ImGui::GetIO().KeyShift = false;
    panel.view->stop = last;
    const auto wanted = panel.view->stops.back().quantity;
    panel.frames.key(ImGuiKey_Enter);
    CHECK(panel.session().selected() == wanted);
    panel.view->wants_focus = false;
    panel.frames.frame();
    panel.frames.frame();
    CHECK_FALSE(panel.view->focused);
}

TEST_CASE("what is copied is the core's, of all lines and of one") {
    Panel panel(network_of_the_notes());
    Clipboard clipboard;
    panel.select("dE/dW2[1,1]");
    panel.go_to("dE/dW2");
    const auto lines = panel.view->content.lines();
    panel.frames.click("derivation/copy");
    CHECK(clipboard.text == written(lines, FormulaFormat::text));
    CHECK(clipboard.text.find("(n₈ − y₁) σ′₈ n₄") != std::string::npos);
    CHECK(panel.text("derivation/copy") == "Copied");
    panel.frames.click("derivation/copy latex");
    CHECK(clipboard.text == written(lines, FormulaFormat::latex));
    panel.frames.click("derivation/more");
    panel.frames.click("menu/Copy all as MathML");
    CHECK(clipboard.text == written(lines, FormulaFormat::mathml));
    panel.right_click("derivation/line 2");
    panel.frames.click("menu/Copy line as LaTeX");
    CHECK(clipboard.text == written(lines[1].formula, FormulaFormat::latex));
}

TEST_CASE("nothing that is not known yet can be copied") {
    Panel panel(network_of_the_notes());
    Clipboard clipboard;
    panel.select("dE/dW2[1,1]");
    panel.frames.click("derivation/copy");
    CHECK(clipboard.text.find("∂E/∂w₄₈") != std::string::npos);
    CHECK(clipboard.text.find("0.0511") == std::string::npos);
    CHECK(clipboard.text.find("0.5250") == std::string::npos);
}

TEST_CASE("number, column and matrix are chosen; of a selection a number comes first") {
    Panel panel(network_of_the_notes());
    panel.go_to("dE/dW2");
    CHECK(panel.view->content.explained == parse_quantity("dE/dW2"));
    panel.select("dE/dW2[1,1]");
    CHECK(panel.view->content.explained == parse_quantity("dE/dW2[1,1]"));
    panel.frames.click("derivation/part/column");
    panel.frames.frame();
    CHECK(panel.view->content.explained ==
          Quantity{.symbol = Symbol::weight_gradient, .layer = 2, .column = 1});
    panel.frames.click("derivation/part/matrix");
    panel.frames.frame();
    CHECK(panel.view->content.explained == parse_quantity("dE/dW2"));
    panel.select("E");
    CHECK_FALSE(panel.frames.has("derivation/part/number"));
}

TEST_CASE("paths are listed with their values, the largest first, and one lights up in the network") {
    Panel panel(network_of_the_notes());
    panel.select("dE/dW1[2,3]");
    panel.apply(command::GoToLast{});
    panel.frames.click("derivation/part/paths");
    panel.frames.frame();
    REQUIRE(panel.frames.has("derivation/path 2"));
    const auto& paths = *panel.view->content.paths;
    CHECK(panel.text("derivation/path 1") == number_text(paths.listed[0].value, 4));
    CHECK(panel.text("derivation/sum").starts_with(number_text(paths.total, 4)));
    CHECK(std::abs(paths.listed[0].value) >= std::abs(paths.listed[1].value));
    const Rect second = panel.frames.rect("derivation/path 2");
    panel.frames.move_to({second.max.x - 5, second.max.y - 1});
    REQUIRE(panel.session().lit_path());
    CHECK(panel.session().lit_path()->neurons == paths.listed[1].neurons);
    panel.frames.move_to({5, 790});
    CHECK_FALSE(panel.session().lit_path());
    panel.focus();
    panel.frames.key(ImGuiKey_DownArrow);
    REQUIRE(panel.session().lit_path());
    CHECK(panel.session().lit_path()->neurons == paths.listed[0].neurons);
    panel.frames.key(ImGuiKey_DownArrow);
    CHECK(panel.session().lit_path()->neurons == paths.listed[1].neurons);
}

TEST_CASE("paths tell no values before they are known") {
    Panel panel(network_of_the_notes());
    panel.select("dE/dW1[2,3]");
    panel.frames.click("derivation/part/paths");
    panel.frames.frame();
    REQUIRE(panel.frames.has("derivation/path 1"));
    CHECK(panel.text("derivation/path 1").empty());
}

TEST_CASE("a further number of the step is selected by a click, and pointed at before") {
    Panel panel(network_of_the_notes());
    panel.view->parts.of_wholes = DerivedPart::number;
    panel.go_to("delta2");
    CHECK(panel.reads("Also in this step"));
    panel.frames.move_to(panel.frames.rect("derivation/delta2[2]").centre());
    CHECK(panel.session().hovered() == parse_quantity("delta2[2]"));
    panel.frames.click("derivation/delta2[2]");
    CHECK(panel.session().selected() == parse_quantity("delta2[2]"));
    CHECK_FALSE(panel.frames.has("derivation/delta2[2]"));
}

TEST_CASE("how many more numbers there are is told") {
    Panel panel(wide_scenario(30, 5), {560, 2000});
    panel.view->parts.of_wholes = DerivedPart::number;
    panel.go_to("dE/dW1");
    CHECK(panel.reads("and 137 more"));
}

TEST_CASE("the header keeps its parts apart, however narrow") {
    for (const float width : {584.0F, 420.0F, 340.0F, 230.0F}) {
        CAPTURE(width);
        Panel panel(network_of_the_notes(), {width, 700});
        panel.select("dE/dW2[1,1]");
        panel.go_to("dE/dW2");
        float right = panel.frames.rect("derivation/more").min.x;
        for (const char* item : {"derivation/copy", "derivation/copy latex"})
            if (panel.frames.has(item)) {
                CHECK(panel.frames.rect(item).max.x <= right);
                right = panel.frames.rect(item).min.x;
            }
        if (panel.frames.has("derivation/name")) CHECK(panel.frames.rect("derivation/name").max.x <= right);
        for (const DrawnGlyph& glyph : drawn_glyphs())
            if (glyph.rect.max.y < 40 && glyph.rect.min.x < right) CHECK(glyph.rect.max.x <= right);
    }
    Panel panel(network_of_the_notes());
    panel.select("dE/dW2[1,1]");
    CHECK(panel.reads("row1,column1of"));
}

TEST_CASE("seventeen digits fit a narrow panel") {
    Scenario scenario = network_of_the_notes();
    scenario.decimals = 17;
    Panel panel(scenario, {320, 700});
    panel.select("z1[1]");
    panel.go_to("z1");
    CHECK(panel.frames.rect("derivation/value").max.x <= 320);
    CHECK(panel.text("derivation/value") ==
          without_spaces("= " + number_text(panel.session().value(parse_quantity("z1[1]")).value(), 17)));
}
