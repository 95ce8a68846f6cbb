#include "app/panels/diagram/diagram_panel.h"
#include "core/model/input_error.h"
#include "tests/panels/drawn_text.h"
#include "tests/panels/matrices/scenarios.h"
#include "tests/panels/panel_frames.h"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>

using namespace backstep;
using backstep::test::PanelFrames;

namespace {

struct Panel {
    std::unique_ptr<DiagramView> view = std::make_unique<DiagramView>();
    PanelFrames frames;

    explicit Panel(Scenario scenario, ImVec2 size = {850, 506}, float scale = 1)
        : frames(
              Session(std::move(scenario)), size,
              [shown = view.get()](const Session& session, const Ui& ui, Wishes& wishes) {
                  draw_diagram(session, ui, *shown, wishes);
              },
              scale) {}

    Session& session() { return frames.session(); }
    void go_to(std::int64_t step) {
        session().apply(command::GoToStep{step});
        frames.frame();
    }
    void select(const char* quantity) {
        session().apply(command::Select{parse_quantity(quantity)});
        frames.frame();
    }
    void set(void (*change)(Settings&)) {
        session().apply(command::ChangeSettings{change});
        frames.frame();
    }
};

Scenario dense(const std::vector<int>& neurons) {
    Scenario scenario;
    scenario.learning_rates = {0.5};
    for (std::size_t l = 1; l < neurons.size(); ++l) {
        const Eigen::Index rows = neurons[l], columns = neurons[l - 1];
        Layer layer{Activation::sigmoid, Matrix(rows, columns), Vector::Constant(rows, 0.1)};
        for (Eigen::Index i = 0; i < rows; ++i)
            for (Eigen::Index j = 0; j < columns; ++j)
                layer.W(i, j) = 0.1 * static_cast<double>((7 * i + 3 * j) % 11 - 5);
        scenario.network.layers.push_back(layer);
    }
    scenario.examples = {{Vector::Constant(neurons.front(), 0.5), Vector::Constant(neurons.back(), 0.5)}};
    return scenario;
}

bool is_element(const std::string& name) {
    const std::size_t start = std::string("diagram/").size();
    if (!name.starts_with("diagram/")) return false;
    try {
        return is_scalar(parse_quantity(name.substr(start)));
    } catch (const InputError&) {
        return false;
    }
}

// What stands on top of something else.
std::string overlaps(const ItemMap& items) {
    std::string found;
    const auto& all = items.items();
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Rect &a = all[i].rect, &b = all[j].rect;
            const bool apart = a.max.x <= b.min.x + 1 || b.max.x <= a.min.x + 1 || a.max.y <= b.min.y + 1 ||
                               b.max.y <= a.min.y + 1;
            if (!apart && is_element(all[i].name) && is_element(all[j].name))
                found += all[i].name + " over " + all[j].name + "; ";
        }
    return found;
}

std::optional<Quantity> quantity(const char* text) {
    return parse_quantity(text);
}

} // namespace

TEST_CASE("every element of 3-4-2 is there, and none covers another at any step") {
    Panel panel(test::network_of_the_notes());
    for (const char* name : {"x[1]", "x[3]", "a1[1]", "a1[4]", "a2[2]", "W1[1,1]", "W1[4,3]", "W2[2,4]",
                             "delta1[2]", "delta2[1]", "y[1]", "y[2]", "E"})
        CHECK_MESSAGE(panel.frames.has("diagram/" + std::string(name)), name);
    for (const bool biases : {false, true}) {
        if (biases) panel.set([](Settings& settings) { settings.biases_on_edges = true; });
        for (std::int64_t step = 0; step <= 17; ++step) {
            panel.go_to(step);
            CHECK_MESSAGE(overlaps(panel.frames.items()).empty(), overlaps(panel.frames.items()));
        }
    }
}

TEST_CASE("a click selects: node, badge, weight, target, E; beside them, nothing") {
    Panel panel(test::network_of_the_notes());
    panel.go_to(17);
    for (const char* name : {"a1[2]", "delta1[2]", "W1[2,3]", "y[2]", "E", "x[1]"}) {
        panel.frames.click("diagram/" + std::string(name));
        CHECK(panel.session().selected() == quantity(name));
        panel.frames.wait();
    }
    panel.frames.click_at({20, 440});
    CHECK_FALSE(panel.session().selected());
}

TEST_CASE("what a node stands for follows the walk: z, then a") {
    Panel panel(test::network_of_the_notes());
    panel.go_to(1);
    CHECK(panel.frames.has("diagram/z1[1]"));
    CHECK_FALSE(panel.frames.has("diagram/a1[1]"));
    panel.go_to(2);
    CHECK(panel.frames.has("diagram/a1[1]"));
}

TEST_CASE("the badge shows what is known on the way to delta") {
    Panel panel(test::network_of_the_notes());
    panel.go_to(11);
    CHECK(panel.frames.has("diagram/dE/da1[1]"));
    panel.go_to(12);
    CHECK(panel.frames.has("diagram/s1[1]"));
    panel.go_to(13);
    CHECK(panel.frames.has("diagram/delta1[1]"));
    CHECK_FALSE(panel.frames.has("diagram/s1[1]"));
}

TEST_CASE("hovering says so and stops saying so") {
    Panel panel(test::network_of_the_notes());
    panel.frames.move_to(panel.frames.rect("diagram/W2[1,3]").centre());
    CHECK(panel.session().hovered() == quantity("W2[1,3]"));
    panel.frames.move_to(panel.frames.rect("diagram/a1[4]").centre());
    CHECK(panel.session().hovered() == quantity("a1[4]"));
    panel.frames.move_to({-50, -50});
    CHECK_FALSE(panel.session().hovered());
}

TEST_CASE("what another panel points at stays pointed at") {
    Panel panel(test::network_of_the_notes());
    panel.session().apply(command::Hover{quantity("W1[1,2]")});
    panel.frames.frame();
    CHECK(panel.session().hovered() == quantity("W1[1,2]"));
}

TEST_CASE("the selected weight gets a plate with its gradient, which can be clicked") {
    Panel panel(test::network_of_the_notes());
    panel.go_to(9);
    panel.select("W2[1,1]");
    CHECK(panel.frames.has("diagram/W2[1,1]"));
    CHECK(panel.frames.has("diagram/s2[1]"));
    CHECK(panel.frames.has("diagram/dE/da2[1]"));
    CHECK_FALSE(panel.frames.has("diagram/dE/da2[2]"));
    CHECK_MESSAGE(overlaps(panel.frames.items()).empty(), overlaps(panel.frames.items()));
    panel.frames.click("diagram/dE/dW2[1,1]");
    CHECK(panel.session().selected() == quantity("dE/dW2[1,1]"));
}

TEST_CASE("double-click, type, Enter: weight, input, target, bias") {
    Panel panel(test::network_of_the_notes());
    panel.set([](Settings& settings) { settings.biases_on_edges = true; });
    for (const char* name : {"W1[2,1]", "x[2]", "y[1]", "b2[1]"}) {
        panel.frames.double_click("diagram/" + std::string(name));
        REQUIRE(panel.frames.has("diagram/edit"));
        panel.frames.type("3/8");
        panel.frames.key(ImGuiKey_Enter);
        CHECK_FALSE(panel.frames.has("diagram/edit"));
        CHECK(panel.session().value(*quantity(name)) == 0.375);
        panel.frames.wait();
    }
}

TEST_CASE("Escape leaves the number as it was; nonsense keeps the field open with a sentence") {
    Panel panel(test::network_of_the_notes());
    panel.frames.double_click("diagram/x[1]");
    panel.frames.type("7");
    panel.frames.key(ImGuiKey_Escape);
    CHECK_FALSE(panel.view->edit);
    CHECK(panel.session().value(*quantity("x[1]")) == 1.0);
    panel.frames.wait();
    panel.frames.double_click("diagram/x[1]");
    panel.frames.type("seven");
    panel.frames.key(ImGuiKey_Enter);
    REQUIRE(panel.view->edit);
    CHECK(panel.view->edit->problem.find("seven") != std::string::npos);
    CHECK(panel.session().value(*quantity("x[1]")) == 1.0);
}

TEST_CASE("the learning rate stands in the narrowest header, where a double click changes it") {
    for (const float width : {600.0F, 750.0F, 850.0F}) { // in windows of 1024, 1280 and 1440
        CAPTURE(width);
        Panel panel(test::network_of_the_notes(), {width, 360});
        CHECK(test::screen_reads("α = 0.5000"));
        panel.frames.double_click("diagram/rate");
        REQUIRE(panel.frames.has("diagram/edit"));
        panel.frames.type("1/8");
        panel.frames.key(ImGuiKey_Enter);
        CHECK(panel.session().scenario().learning_rates == std::vector{0.125});
        CHECK(test::screen_reads("α = 0.1250"));
    }
}

TEST_CASE("where each layer has its own learning rate, each is changed alone") {
    for (const float width : {600.0F, 850.0F}) {
        CAPTURE(width);
        Scenario scenario = test::network_of_the_notes();
        scenario.learning_rates = {0.5, 0.25};
        Panel panel(scenario, {width, 360});
        CHECK(test::screen_reads("α = 0.5000, 0.2500"));
        panel.frames.double_click("diagram/rate 2");
        REQUIRE(panel.frames.has("diagram/edit"));
        panel.frames.type("0.75");
        panel.frames.key(ImGuiKey_Enter);
        CHECK(panel.session().scenario().learning_rates == std::vector{0.5, 0.75});
        panel.frames.wait();
        panel.frames.double_click("diagram/rate 1");
        panel.frames.type("quick");
        panel.frames.key(ImGuiKey_Enter);
        REQUIRE(panel.view->edit);
        CHECK(panel.view->edit->problem.find("quick") != std::string::npos);
        CHECK(panel.session().scenario().learning_rates == std::vector{0.5, 0.75});
    }
}

TEST_CASE("activations cannot be typed over") {
    Panel panel(test::network_of_the_notes());
    panel.frames.double_click("diagram/a1[1]");
    CHECK_FALSE(panel.frames.has("diagram/edit"));
}

TEST_CASE("the wheel zooms at the pointer, a drag pans without selecting, Fit returns") {
    Panel panel(test::network_of_the_notes());
    const Rect fitted = panel.frames.rect("diagram/a1[1]");
    panel.frames.move_to(fitted.centre());
    compat::add_mouse_wheel(ImGui::GetIO(), 3);
    panel.frames.frame();
    panel.frames.frame();
    const Rect near = panel.frames.rect("diagram/a1[1]");
    CHECK(near.size().x > 1.3F * fitted.size().x);
    CHECK(near.centre().x == doctest::Approx(fitted.centre().x).epsilon(0.01));
    CHECK(near.centre().y == doctest::Approx(fitted.centre().y).epsilon(0.02));

    panel.frames.move_to({400, 440});
    panel.frames.hold(true);
    panel.frames.move_to({460, 400});
    panel.frames.hold(false);
    panel.frames.frame();
    CHECK(panel.frames.rect("diagram/a1[1]").centre().x > near.centre().x + 40);
    CHECK_FALSE(panel.session().selected());

    panel.frames.click("diagram/fit");
    panel.frames.frame();
    CHECK(panel.frames.rect("diagram/a1[1]").centre().x == doctest::Approx(fitted.centre().x));
}

TEST_CASE("the switches are independent") {
    Panel panel(test::network_of_the_notes());
    CHECK(panel.frames.has("diagram/W1[1,1]"));
    panel.frames.click("diagram/on_edges/biases");
    panel.frames.frame();
    CHECK(panel.frames.has("diagram/b1[1]"));
    panel.frames.wait();
    panel.frames.click("diagram/on_edges/weights");
    panel.frames.frame();
    CHECK_FALSE(panel.session().settings().weights_on_edges);
    CHECK_FALSE(panel.frames.has("diagram/W1[1,1]"));
    CHECK(panel.frames.has("diagram/b1[1]"));
}

TEST_CASE("a click on the ellipsis shows the whole layer, and it can be folded again") {
    Panel panel(dense({64, 20, 3}));
    CHECK(panel.frames.has("diagram/x[64]"));
    CHECK_FALSE(panel.frames.has("diagram/a1[10]"));
    panel.frames.click("diagram/unfold1");
    panel.frames.frame();
    CHECK(panel.frames.has("diagram/a1[10]"));
    panel.frames.wait();
    panel.frames.click("diagram/fold1");
    panel.frames.frame();
    CHECK_FALSE(panel.frames.has("diagram/a1[10]"));
}

TEST_CASE("every shape of network is drawn at every step and size") {
    for (const auto& neurons : {std::vector{1, 1}, {2, 1, 1, 12}, {64, 64, 64, 10}, std::vector(21, 3)})
        for (const ImVec2 size : {ImVec2{520, 340}, {850, 506}, {1900, 1000}}) {
            Panel panel(dense(neurons), size, size.x > 1000 ? 2.0F : 1.0F);
            CHECK(panel.frames.has("diagram/E"));
            const std::int64_t last = panel.session().walk().step_count(Granularity::vector);
            for (const std::int64_t step : {std::int64_t{1}, last / 2, last}) {
                panel.go_to(step);
                CHECK(panel.frames.vertices() > 500);
            }
        }
}

TEST_CASE("while the examples of a batch are walked, the numbers are the walked one's") {
    Panel panel(test::batch_scenario());
    panel.go_to(16); // the second example's z1
    CHECK(panel.session().example() == 2);
    panel.frames.click("diagram/x[2]");
    CHECK(panel.session().value(*panel.session().selected()) == 1.0);
}

TEST_CASE("a pulse asks for frames while it runs, and only then") {
    Session session(test::network_of_the_notes());
    session.tick(1);
    session.apply(command::StepForward{});
    session.tick(5);
    test::WidgetFrames frames;
    DiagramView view;
    const auto asks = [&](double seconds, bool reduced) {
        bool asked = false;
        frames.frame([&](const Ui& ui) {
            RedrawRequest request;
            Ui now = ui;
            now.time = session.step_started() + seconds;
            now.reduced_motion = reduced;
            now.redraw = &request;
            Wishes wishes;
            const PanelFrame panel(now, "network", {{0, 0}, {850, 506}});
            draw_diagram(session, now, view, wishes);
            asked = request.next_frame;
        });
        return asked;
    };
    CHECK(asks(0.1, false));
    CHECK_FALSE(asks(0.1, true));
    CHECK_FALSE(asks(0.7, false));
    session.apply(command::ChangeSettings{[](Settings& settings) { settings.pulse = false; }});
    CHECK_FALSE(asks(0.1, false));
}

TEST_CASE("the labels of the first layer are there at every size of the panel") {
    for (const float height : {330.0F, 350.0F, 382.0F, 420.0F, 506.0F}) {
        CAPTURE(height);
        Panel panel(test::network_of_the_notes(), {752, height});
        panel.frames.frame();
        for (const char* weight : {"W1[1,1]", "W1[2,2]", "W1[4,3]", "W2[1,1]", "W2[2,4]"})
            CHECK(panel.frames.has(std::string("diagram/") + weight));
    }
}

TEST_CASE("numbers stay inside the rims of their nodes") {
    Panel panel(test::network_of_the_notes(), {752, 382});
    panel.go_to(1); // ringed, with a minus sign
    for (const char* node : {"diagram/z1[3]", "diagram/z1[4]", "diagram/x[3]"}) {
        CAPTURE(node);
        const Rect box = panel.frames.rect(node);
        const ImVec2 centre = box.centre();
        int inside = 0;
        for (const test::DrawnGlyph& glyph : test::drawn_glyphs()) {
            // At the right a badge may hang over the rim.
            if (!box.contains(glyph.rect.centre()) || glyph.rect.max.x > centre.x) continue;
            ++inside;
            CHECK(std::hypot(glyph.rect.min.x - centre.x, glyph.rect.centre().y - centre.y) <
                  box.size().x / 2 - 3);
        }
        CHECK(inside >= 3);
    }
}

TEST_CASE("of several examples E says whose it is") {
    Panel panel(test::batch_scenario());
    panel.go_to(5);
    CHECK(test::reads(panel.frames.rect("diagram/E"), "E(1)"));
    panel.session().apply(command::GoToLast{});
    panel.frames.frame();
    CHECK_FALSE(test::reads(panel.frames.rect("diagram/E"), "E("));
}

TEST_CASE("what the pointer is on is told in as few digits as say it exactly") {
    Panel panel(test::network_of_the_notes());
    panel.frames.move_to(panel.frames.rect("diagram/W2[1,1]").centre());
    CHECK(test::screen_reads("= 0.6"));
    CHECK_FALSE(test::screen_reads("0.5999999"));
}
