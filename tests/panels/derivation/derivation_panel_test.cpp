#include "app/panels/derivation/derivation_panel.h"

#include "app/panels/derivation/content.h"
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

    explicit Panel(Scenario scenario, ImVec2 shown_size = {560, 800}, float scale = 1)
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
};

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
    Panel panel(notes_scenario());
    CHECK(panel.reads("Step forward, or click a number in the network"));
    CHECK(opacity(panel.frames.rect("derivation/copy")) < 0.5F);
    CHECK_FALSE(panel.frames.has("derivation/value"));
}

TEST_CASE("numbers and value stand there as the core works them out") {
    Panel panel(notes_scenario());
    for (std::int64_t n = 1; n <= 17; ++n) {
        CAPTURE(n);
        panel.apply(command::GoToStep{n});
        const DerivationContent content = derivation_content(panel.session());
        CHECK(panel.text("derivation/value") == without_spaces("= " + content.working.value));
        if (!content.working.numbers.empty())
            CHECK(panel.text("derivation/numbers") == without_spaces("= " + content.working.numbers));
        CHECK(panel.frames.has("derivation/formula"));
        CHECK_FALSE(panel.text("derivation/formula").empty());
    }
}

TEST_CASE("what is given has a value and no formula") {
    Panel panel(notes_scenario());
    panel.select("W1[2,1]");
    CHECK(panel.text("derivation/value") == "=0.5000");
    CHECK(panel.reads("Given"));
    CHECK_FALSE(panel.frames.has("derivation/formula"));
    CHECK_FALSE(panel.frames.has("derivation/check"));
}

TEST_CASE("what is not known yet leads to the step that makes it known") {
    Panel panel(notes_scenario());
    panel.select("delta1[2]");
    const std::int64_t step = derivation_content(panel.session()).known_from;
    CHECK(panel.text("derivation/value").empty());
    CHECK(panel.reads(("Not known yet: step " + std::to_string(step) + " makes it known.").c_str()));
    CHECK_FALSE(panel.frames.has("derivation/numbers"));
    panel.frames.click("derivation/go there");
    CHECK(panel.session().step_number() == step);
    CHECK(panel.frames.has("derivation/numbers"));
    CHECK_FALSE(panel.text("derivation/value").empty());
}

TEST_CASE("a gradient stands beside its central difference, and to how many digits they agree") {
    Panel panel(notes_scenario());
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

TEST_CASE("the check follows the weights") {
    Panel panel(notes_scenario());
    panel.select("dE/dW2[1,1]");
    panel.apply(command::GoToLast{});
    const std::string before = panel.text("derivation/check");
    panel.apply(command::SetValue{parse_quantity("W2[1,2]"), 3});
    panel.select("dE/dW2[1,1]");
    panel.apply(command::GoToLast{});
    CHECK(panel.text("derivation/check") != before);
}

TEST_CASE("at the kink of a ReLU the check says that it says nothing") {
    Scenario scenario = notes_scenario();
    scenario.network.layer(1).activation = Activation::relu;
    scenario.network.layer(1).W.row(0).setZero();
    scenario.network.layer(1).b(0) = 0;
    Panel panel(scenario);
    panel.select("dE/db1[1]");
    panel.apply(command::GoToLast{});
    CHECK(panel.text("derivation/check").find("ReLUhasitskink") != std::string::npos);
}

TEST_CASE("in a batch only the mean has a check") {
    Panel panel(batch_scenario());
    panel.select("dE/dW2[1,1]@2");
    panel.go_to("dE/dW2@2");
    CHECK(panel.frames.has("derivation/value"));
    CHECK_FALSE(panel.frames.has("derivation/check"));
    panel.select("dE/dW2[1,1]");
    panel.apply(command::GoToLast{});
    CHECK(panel.frames.has("derivation/check"));
}

TEST_CASE("Copy puts the text on the clipboard") {
    Panel panel(notes_scenario());
    Clipboard clipboard;
    panel.go_to("dE/dW2");
    panel.frames.click("derivation/copy");
    CHECK(clipboard.text == plain_text(derivation_content(panel.session())));
    CHECK(clipboard.text.find("∂E/∂W₂[1,1] = ") != std::string::npos);
    CHECK(panel.text("derivation/copy") == "Copied");
}

TEST_CASE("a further number of the step is selected by a click, and pointed at before") {
    Panel panel(notes_scenario());
    panel.go_to("delta2");
    CHECK(panel.reads("Also in this step"));
    const Rect row = panel.frames.rect("derivation/delta2[2]");
    CHECK(drawn_text(row).ends_with(
        without_spaces("= " + number_text(panel.session().value(parse_quantity("delta2[2]")).value(), 4))));
    panel.frames.move_to(row.centre());
    CHECK(panel.session().hovered() == parse_quantity("delta2[2]"));
    panel.frames.click("derivation/delta2[2]");
    CHECK(panel.session().selected() == parse_quantity("delta2[2]"));
    CHECK(panel.frames.has("derivation/delta2[1]"));
    CHECK_FALSE(panel.frames.has("derivation/delta2[2]"));
}

TEST_CASE("how many more numbers there are is told") {
    Panel panel(wide_scenario(30, 5), {560, 2000});
    panel.go_to("dE/dW1");
    CHECK(panel.reads("and 137 more"));
}

TEST_CASE("the header says what is explained and where it stands, as far as there is room") {
    const auto header = [](float width) {
        Panel panel(notes_scenario(), {width, 700});
        panel.go_to("dE/dW2");
        const Rect copy = panel.frames.rect("derivation/copy");
        const Rect left_of_copy{{0, 0}, {copy.min.x, 40}};
        for (const DrawnGlyph& glyph : drawn_glyphs()) // no letter runs into the button
            if (left_of_copy.contains(glyph.rect.min)) CHECK(glyph.rect.max.x <= copy.min.x);
        CHECK(drawn_text(copy) == "Copytext");
        return drawn_text(left_of_copy);
    };
    CHECK(header(560).starts_with("Derivation∂E"));
    CHECK(header(560).find("row1,column1of") != std::string::npos);
    CHECK(header(320).starts_with("Derivation∂E"));
    CHECK(header(320).find("row1") == std::string::npos);
    CHECK(header(230) == "Derivation");
}

TEST_CASE("seventeen digits fit a narrow panel") {
    Scenario scenario = notes_scenario();
    scenario.decimals = 17;
    Panel panel(scenario, {320, 700});
    panel.go_to("z1");
    CHECK(panel.frames.rect("derivation/value").max.x <= 320);
    CHECK(panel.text("derivation/value") ==
          without_spaces("= " + number_text(panel.session().value(parse_quantity("z1[1]")).value(), 17)));
}
