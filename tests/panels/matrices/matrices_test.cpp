#include "app/panels/matrices/matrices.h"

#include "app/widgets/text.h"
#include "tests/panels/matrices/scenarios.h"
#include "tests/panels/panel_frames.h"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>

using namespace backstep;
using backstep::test::PanelFrames;

namespace {

const ImVec2 mock_size{1014, 226};

struct Panel {
    std::unique_ptr<MatricesView> view = std::make_unique<MatricesView>();
    PanelFrames frames;

    explicit Panel(Scenario scenario, ImVec2 size = mock_size, float scale = 1)
        : frames(
              Session(std::move(scenario)), size,
              [shown = view.get()](const Session& session, const Ui& ui, Wishes& wishes) {
                  draw_matrices(session, ui, *shown, wishes);
              },
              scale) {}

    Session& session() { return frames.session(); }
    double value(const char* name) { return session().value(parse_quantity(name)).value(); }
    void go_to(const char* name) {
        session().apply(command::GoToQuantity{parse_quantity(name)});
        frames.frame();
        frames.frame();
    }
    void show(MatrixScope scope) {
        session().apply(command::ChangeSettings{[scope](Settings& settings) { settings.matrices = scope; }});
        frames.frame();
        frames.frame();
    }
    bool shows_number(const char* name) { return frames.has(std::string("matrices/number/") + name); }
    bool shows_cell(const char* name) { return frames.has(std::string("matrices/") + name); }
};

} // namespace

TEST_CASE("the step's factors and result are shown, known numbers only where they are known") {
    Panel panel(test::network_of_the_notes());
    CHECK(panel.shows_number("W1[1,1]")); // at the start: what comes first, its result still empty
    CHECK(panel.shows_cell("z1[1]"));
    CHECK_FALSE(panel.shows_number("z1[1]"));
    panel.go_to("dE/dW2");
    for (const char* name : {"delta2[1]", "delta2[2]", "a1[4]", "dE/dW2[1,1]", "dE/dW2[2,4]"}) {
        CAPTURE(name);
        CHECK(panel.shows_number(name));
    }
    CHECK_FALSE(panel.shows_cell("W1[1,1]"));
}

TEST_CASE("an element at a time, the rest of its matrix is not known yet") {
    Panel panel(test::network_of_the_notes());
    panel.session().apply(command::SetGranularity{Granularity::element});
    panel.go_to("dE/dW2[1,2]");
    CHECK(panel.shows_number("dE/dW2[1,2]"));
    CHECK(panel.shows_cell("dE/dW2[1,3]"));
    CHECK_FALSE(panel.shows_number("dE/dW2[1,3]"));
}

TEST_CASE("numbers of a column stand with their decimal points below each other") {
    for (const float scale : {1.0F, 1.25F, 2.0F}) {
        CAPTURE(scale);
        Scenario scenario = test::network_of_the_notes();
        scenario.network.layer(1).W(1, 0) = -123.5;
        scenario.network.layer(1).W(3, 0) = 10.25;
        Panel panel(scenario, {1014 * scale, 400 * scale}, scale);
        const Font& font = panel.frames.frames().fonts().cell;
        for (int column = 1; column <= 3; ++column) {
            float point = 0;
            for (int row = 1; row <= 4; ++row) {
                const Quantity weight{Symbol::weight, 1, row, column, 0};
                const std::string text = matrices::cell_text(panel.session().value(weight).value(), 4);
                const float at = panel.frames.rect("matrices/number/" + to_text(weight)).min.x +
                                 width_before_point(font, text);
                if (row == 1) point = at;
                CHECK(at == doctest::Approx(point).epsilon(1e-6));
            }
        }
    }
}

TEST_CASE("two to seventeen decimals, each number inside its cell") {
    for (const int decimals : {2, 9, 17}) {
        CAPTURE(decimals);
        Scenario scenario = test::network_of_the_notes();
        scenario.decimals = decimals;
        scenario.network.layer(1).W(0, 0) = -99999.5;
        Panel panel(scenario, {3000, 400});
        int numbers = 0;
        for (const auto& item : panel.frames.items().items()) {
            const std::string prefix = "matrices/number/";
            if (!item.name.starts_with(prefix)) continue;
            const Rect cell = panel.frames.rect("matrices/" + item.name.substr(prefix.size()));
            CHECK(item.rect.min.x >= cell.min.x);
            CHECK(item.rect.max.x <= cell.max.x + 0.5F);
            ++numbers;
        }
        CHECK(numbers >= 12);
    }
    CHECK(matrices::cell_text(-2.5e12, 3) == "\u22122.500e+12");
    CHECK(matrices::cell_text(-0.00001, 2) == "0.00");
}

TEST_CASE("a click selects, the pointer hovers, a step's layer and everything can be shown") {
    Panel panel(test::network_of_the_notes());
    panel.go_to("dE/dW2");
    panel.frames.click("matrices/dE/dW2[2,3]");
    CHECK(panel.session().selected() == parse_quantity("dE/dW2[2,3]"));
    panel.frames.move_to(panel.frames.rect("matrices/a1[2]").centre());
    CHECK(panel.session().hovered() == parse_quantity("a1[2]"));
    panel.frames.move_to({-50, -50});
    CHECK_FALSE(panel.session().hovered());

    panel.frames.click("matrices/show/layer");
    CHECK(panel.session().settings().matrices == MatrixScope::layer);
    CHECK(panel.shows_number("W2[1,1]"));
    CHECK_FALSE(panel.shows_cell("W1[1,1]"));
}

TEST_CASE("everything shows each layer's matrices") {
    Panel panel(test::network_of_the_notes(), {1400, 2500});
    panel.show(MatrixScope::all);
    for (const char* name : {"x[1]", "W1[4,3]", "b1[4]", "W2[2,4]", "dE/dW1[1,1]", "W2'[1,1]", "y[2]", "E"}) {
        CAPTURE(name);
        CHECK(panel.shows_cell(name));
    }
}

TEST_CASE("the decimals of the scenario can be changed, and that can be undone") {
    Panel panel(test::network_of_the_notes());
    panel.frames.click("matrices/more decimals");
    CHECK(panel.session().scenario().decimals == 5);
    panel.session().apply(command::Undo{});
    CHECK(panel.session().scenario().decimals == 4);
}

TEST_CASE("a double click opens a field, Enter keeps the number") {
    Panel panel(test::network_of_the_notes());
    panel.frames.double_click("matrices/W1[2,3]");
    REQUIRE(panel.frames.has("matrices/entry"));
    panel.frames.type("3/8");
    panel.frames.key(ImGuiKey_Enter);
    CHECK(panel.value("W1[2,3]") == 0.375);
    CHECK_FALSE(panel.frames.has("matrices/entry"));
    CHECK(panel.session().undo_label());
}

TEST_CASE("what is no number is explained and stays; Escape keeps nothing") {
    Panel panel(test::network_of_the_notes());
    panel.frames.double_click("matrices/b1[1]");
    panel.frames.type("0.2.5");
    panel.frames.key(ImGuiKey_Enter);
    REQUIRE(panel.view->entry);
    CHECK_FALSE(panel.view->entry->error.empty());
    CHECK(std::string(panel.view->entry->text.data()) == "0.2.5");
    CHECK(panel.value("b1[1]") == 0.2);
    panel.frames.frame();
    panel.frames.type("0,75");
    panel.frames.key(ImGuiKey_Enter);
    CHECK(panel.value("b1[1]") == 0.75);

    panel.frames.wait();
    panel.frames.double_click("matrices/b1[1]");
    panel.frames.type("9");
    panel.frames.key(ImGuiKey_Escape);
    CHECK_FALSE(panel.frames.has("matrices/entry"));
    CHECK(panel.value("b1[1]") == 0.75);
}

TEST_CASE("Tab keeps the number and goes on to the next cell") {
    Panel panel(test::network_of_the_notes());
    panel.frames.double_click("matrices/W1[1,3]");
    panel.frames.type("1");
    panel.frames.key(ImGuiKey_Tab);
    CHECK(panel.value("W1[1,3]") == 1);
    REQUIRE(panel.view->entry);
    CHECK(panel.view->entry->quantity == parse_quantity("W1[2,1]"));
    CHECK(panel.session().selected() == parse_quantity("W1[2,1]"));
    panel.frames.frame();
    panel.frames.type("2");
    panel.frames.key(ImGuiKey_Enter);
    CHECK(panel.value("W1[2,1]") == 2);
}

TEST_CASE("inputs of the example being walked can be typed, computed numbers cannot") {
    Panel panel(test::batch_scenario());
    panel.session().apply(command::GoToQuantity{parse_quantity("z1@2")});
    panel.frames.frame();
    panel.frames.frame();
    panel.frames.double_click("matrices/x[3]");
    panel.frames.type("-2");
    panel.frames.key(ImGuiKey_Enter);
    CHECK(panel.session().scenario().examples[1].input(2) == -2);
    CHECK(panel.session().scenario().examples[0].input(2) == -1);
    panel.frames.wait();
    panel.frames.double_click("matrices/z1[1]");
    CHECK_FALSE(panel.frames.has("matrices/entry"));
}

TEST_CASE("the selected number is edited by key, and arrows move the selection") {
    Panel panel(test::network_of_the_notes());
    panel.frames.click("matrices/W1[2,2]");
    REQUIRE(panel.view->focused);
    Wishes wishes;
    CHECK(move_selected_cell(panel.session(), *panel.view, Direction::down, wishes));
    for (const Command& command : wishes.commands) panel.session().apply(command);
    CHECK(panel.session().selected() == parse_quantity("W1[3,2]"));
    CHECK(edit_selected_cell(panel.session(), *panel.view));
    panel.frames.frame();
    panel.frames.frame();
    panel.frames.type("0.125");
    panel.frames.key(ImGuiKey_Enter);
    CHECK(panel.value("W1[3,2]") == 0.125);
    panel.session().apply(command::Select{parse_quantity("z1[1]")});
    CHECK_FALSE(edit_selected_cell(panel.session(), *panel.view));
}

TEST_CASE("a double click on a learning rate opens a field; one rate is that of all layers") {
    for (const ImVec2 size : {mock_size, ImVec2{720, 160}}) { // the second: in a window of 1024×680
        CAPTURE(size.x);
        Panel panel(test::network_of_the_notes(), size);
        panel.go_to("W2'");
        panel.frames.move_to(panel.frames.rect("matrices/rate/dE/dW2").centre());
        CHECK_FALSE(panel.session().hovered());
        panel.frames.double_click("matrices/rate/dE/dW2");
        REQUIRE(panel.frames.has("matrices/entry"));
        panel.frames.type("1/4");
        panel.frames.key(ImGuiKey_Enter);
        CHECK_FALSE(panel.frames.has("matrices/entry"));
        CHECK(panel.session().scenario().learning_rates == std::vector{0.25});
        panel.session().apply(command::Undo{});
        CHECK(panel.session().scenario().learning_rates == std::vector{0.5});
    }
}

TEST_CASE("where each layer has its own learning rate, that of the update's layer is typed") {
    Scenario scenario = test::network_of_the_notes();
    scenario.learning_rates = {0.5, 0.125};
    Panel panel(scenario);
    panel.go_to("b1'");
    panel.frames.double_click("matrices/rate/dE/dW1");
    REQUIRE(panel.view->entry);
    CHECK(std::string(panel.view->entry->text.data()) == "0.5");
    panel.frames.type("0,2");
    panel.frames.key(ImGuiKey_Enter);
    CHECK(panel.session().scenario().learning_rates == std::vector{0.2, 0.125});
}

TEST_CASE("a learning rate that is none is refused in one sentence") {
    Panel panel(test::network_of_the_notes());
    panel.go_to("W2'");
    panel.frames.double_click("matrices/rate/dE/dW2");
    panel.frames.type("fast");
    panel.frames.key(ImGuiKey_Enter);
    REQUIRE(panel.view->entry);
    CHECK(panel.view->entry->error == "“fast” is not a number; write it like -0.4, 4e-3 or 3/8.");
    panel.frames.frame();
    panel.frames.type("1e15");
    panel.frames.key(ImGuiKey_Enter);
    CHECK(panel.session().scenario().learning_rates == std::vector{0.5});
    REQUIRE(panel.session().message());
    CHECK(panel.session().message()->kind == Message::Kind::error);
}

TEST_CASE("a learning rate is selected and edited by key; another selection leaves it") {
    Panel panel(test::network_of_the_notes());
    panel.go_to("W2'");
    panel.frames.click("matrices/W2[1,4]");
    Wishes wishes;
    REQUIRE(move_selected_cell(panel.session(), *panel.view, Direction::right, wishes));
    for (const Command& command : wishes.commands) panel.session().apply(command);
    CHECK_FALSE(panel.session().selected());
    panel.frames.frame();
    CHECK(panel.view->rate == parse_quantity("dE/dW2"));
    REQUIRE(edit_selected_cell(panel.session(), *panel.view));
    panel.frames.frame();
    panel.frames.frame();
    panel.frames.type("0.75");
    panel.frames.key(ImGuiKey_Enter);
    CHECK(panel.session().scenario().learning_rates == std::vector{0.75});

    panel.session().apply(command::Select{parse_quantity("a2[1]")});
    panel.frames.frame();
    CHECK_FALSE(panel.view->rate);
    CHECK_FALSE(edit_selected_cell(panel.session(), *panel.view));
}

TEST_CASE("of a large matrix only what is visible is drawn, and a selected cell is scrolled to") {
    Panel panel(test::wide_scenario(784, 30));
    panel.show(MatrixScope::layer);
    int cells = 0;
    for (const auto& item : panel.frames.items().items())
        if (item.name.starts_with("matrices/W1[")) ++cells;
    CHECK(cells > 8);
    CHECK(cells < 300);
    CHECK_FALSE(panel.shows_cell("W1[20,700]"));
    panel.session().apply(command::Select{parse_quantity("W1[20,700]")});
    for (int i = 0; i < 6; ++i) panel.frames.frame();
    CHECK(panel.shows_cell("W1[20,700]"));
    CHECK_FALSE(panel.shows_cell("W1[1,1]"));
}

TEST_CASE("in a batch δ belongs to the example being walked, and only gradients and E are means") {
    Panel panel(test::batch_scenario());
    panel.go_to("delta2@2");
    const auto note = [&](const char* name) {
        return matrices::term_note({"", parse_quantity(name)}, {2, 1}, panel.session());
    };
    CHECK(panel.session().example() == 2);
    CHECK(note("delta2") == "2 × 1, example 2");
    CHECK(note("delta2@1") == "2 × 1, example 1");
    CHECK(note("dE/db2@2") == "2 × 1, example 2");
    CHECK(note("dE/db2") == "2 × 1, mean of 3");
    CHECK(note("b2") == "2 × 1");
}

TEST_CASE("weights that stand the other way round are pointed at, walked through and typed as they stand") {
    Scenario scenario = test::network_of_the_notes();
    scenario.notation = "regression"; // rows: from, columns: to
    Panel panel(scenario);
    panel.session().apply(command::ChangeSettings{[](Settings& s) { s.matrices = MatrixScope::layer; }});
    panel.go_to("z2");
    CHECK(panel.frames.rect("matrices/W2[1,2]").min.y > panel.frames.rect("matrices/W2[1,1]").min.y);
    CHECK(panel.frames.rect("matrices/W2[2,1]").min.x > panel.frames.rect("matrices/W2[1,1]").min.x);
    panel.frames.move_to(panel.frames.rect("matrices/W2[1,3]").centre());
    CHECK(panel.session().hovered() == parse_quantity("W2[1,3]"));
    panel.frames.double_click("matrices/W2[2,1]");
    REQUIRE(panel.view->entry);
    CHECK(panel.session().selected() == parse_quantity("W2[2,1]"));
    panel.frames.type("0.875");
    panel.frames.key(ImGuiKey_Tab); // the end of its row
    CHECK(panel.value("W2[2,1]") == 0.875);
    REQUIRE(panel.view->entry);
    CHECK(panel.view->entry->quantity == parse_quantity("W2[1,2]"));
    panel.frames.key(ImGuiKey_Escape);
    panel.frames.wait();
    panel.frames.click("matrices/W2[1,2]");
    Wishes wishes;
    CHECK(move_selected_cell(panel.session(), *panel.view, Direction::down, wishes));
    for (const Command& command : wishes.commands) panel.session().apply(command);
    CHECK(panel.session().selected() == parse_quantity("W2[1,3]"));
}

TEST_CASE("another notation leaves the field on its number") {
    Panel panel(test::network_of_the_notes());
    panel.go_to("dE/dW2");
    panel.frames.click("matrices/dE/dW2[1,3]");
    for (const auto& notation : all_notations()) {
        panel.session().apply(command::SetNotation{std::string(notation->id())});
        panel.frames.frame();
        panel.frames.frame();
        CHECK(panel.session().selected() == parse_quantity("dE/dW2[1,3]"));
        CHECK(panel.shows_number("dE/dW2[2,4]"));
        CHECK(panel.shows_number("delta2[2]"));
        CHECK(panel.shows_number("a1[4]"));
    }
}
