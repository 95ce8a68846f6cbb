#include "app/panels/walk_bar/prediction_row.h"
#include "app/panels/walk_bar/rounding_row.h"

#include "app/session/keys.h"
#include "app/session/predictions.h"
#include "app/session/rounding.h"
#include "core/formula/number_text.h"
#include "tests/panels/drawn_text.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

TEST_CASE("H rounds every number and a mark says so until it is off") {
    WindowFrames window;
    CHECK_FALSE(window.has("rounding/chip"));
    window.key('H');
    CHECK(window.has("rounding/chip"));
    CHECK(window.session().rounding() == 4);
    window.click("rounding/fewer");
    CHECK(window.session().rounding() == 3);
    CHECK(rounding_label(3) == "every number rounded to 3 decimals");
    window.click("rounding/more");
    window.click("rounding/more");
    CHECK(window.session().rounding() == 5);
    window.click("rounding/off");
    CHECK_FALSE(window.session().rounding());
    CHECK_FALSE(window.has("rounding/chip"));
}

TEST_CASE("the first number that parts is named, and a click selects it") {
    WindowFrames window;
    window.apply(command::SetRounding{2});
    REQUIRE(window.session().rounded()->parting.first);
    // What is not known yet keeps its value.
    CHECK(parting_sentence(window.session()).starts_with("Will differ from full precision from "));
    window.click("rounding/parting");
    CHECK(window.session().selected() == window.session().rounded()->parting.first->quantity);
    window.apply(command::GoToLast{});
    CHECK(parting_sentence(window.session()).find(", not ") != std::string::npos);
    CHECK(final_sentence(window.session()).find(" of 26 updated numbers are off, by up to ") !=
          std::string::npos);
}

TEST_CASE("a prediction is typed, checked and shown without the mouse") {
    WindowFrames window;
    window.apply(command::SetGranularity{Granularity::element});
    window.key('G');
    REQUIRE(window.has("prediction/field"));
    CHECK(score_text(window.session()) == "Score: nothing asked yet");
    window.key(key::right);
    window.settle();
    window.type("0.1");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.session().position() == 1);
    CHECK(window.session().predictions().first_try == 1);
    // The field keeps the keyboard for the next number.
    window.type("0.66");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.session().position() == 1);
    CHECK(window.session().predictions().question->tries == 1);
    CHECK(window.has("prediction/verdict"));
    window.type("0.65");
    window.imgui_key(ImGuiKey_Enter);
    CHECK(window.session().position() == 2);
    CHECK(score_text(window.session()) == "Score: 2 asked, 1 right at first, 1 later");
}

TEST_CASE("hints come in two strengths, and nothing moves") {
    WindowFrames window;
    window.apply(command::SetGranularity{Granularity::element});
    window.key('G');
    const Rect field = window.rect("prediction/field"), bar = window.rect("walk_bar/timeline");
    CHECK(hint_text(window.session()).empty());
    window.key(key::f1 + 1);
    const std::string formula = hint_text(window.session());
    CHECK(formula.find("w") != std::string::npos);
    CHECK(formula.find("0.2000") == std::string::npos);
    window.click("prediction/hint button");
    CHECK(hint_text(window.session()).starts_with(formula));
    CHECK(hint_text(window.session()).find("0.2000") != std::string::npos);
    window.apply(command::Predict{"5"});
    CHECK(window.rect("prediction/field").min.x == field.min.x);
    CHECK(window.rect("prediction/field").min.y == field.min.y);
    window.key(key::f1 + 2);
    CHECK(window.session().position() == 1);
    CHECK(score_text(window.session()) == "Score: 1 asked, 0 right at first, 1 shown");
    CHECK(window.rect("walk_bar/timeline").min.y == bar.min.y);
    CHECK(window.rect("prediction/field").min.y == field.min.y);
}

TEST_CASE("no hint gives the answer away") {
    WindowFrames window;
    window.apply(command::SetGranularity{Granularity::element});
    window.apply(command::SetPredicting{true});
    for (Walk::Position p = 0; p < window.session().walk().end(); ++p) {
        window.apply(command::GoToStep{p});
        window.apply(command::ShowHint{});
        window.apply(command::ShowHint{});
        const Quantity asked = window.session().predictions().question.value().quantity;
        const std::string hint = hint_text(window.session());
        INFO(to_text(asked), ": ", hint);
        CHECK_FALSE(hint.empty());
        const double value = window.session().value(asked).value();
        CHECK_FALSE(hint.ends_with(" = " + number_text(value, 4)));
    }
}

TEST_CASE("the question has the keyboard at once, and each its own empty field") {
    WindowFrames window;
    window.key('G');
    window.settle();
    CHECK(ImGui::GetIO().WantTextInput);
    window.type("7");
    CHECK(test::reads(window.rect("prediction/field"), "7"));
    window.imgui_key(ImGuiKey_Enter);
    CHECK(test::reads(window.rect("prediction/field"), "7")); // wrong, to be mended
    window.application().perform(Action::skip_prediction);
    window.settle();
    CHECK(window.session().step_number() == 1);
    CHECK(test::drawn_text(window.rect("prediction/field")).empty());
    CHECK(ImGui::GetIO().WantTextInput);
    window.type("0.5");
    CHECK(test::reads(window.rect("prediction/field"), "0.5"));
}

TEST_CASE("a low window keeps four rows of the matrices in sight while it asks") {
    WindowFrames window({1280, 720});
    window.key('G');
    CHECK(window.rect("prediction").size().y < 50);
    const Rect last = window.rect("matrices/W1[4,1]"), panel = window.rect("matrices");
    CHECK(last.max.y <= panel.max.y);
}
