#include "app/panels/error_plot/error_plot_panel.h"

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
    std::unique_ptr<ErrorPlotView> view = std::make_unique<ErrorPlotView>();
    PanelFrames frames;

    explicit Panel(Scenario scenario, ImVec2 size = {420, 226}, float scale = 1)
        : frames(
              Session(std::move(scenario)), size,
              [shown = view.get()](const Session& session, const Ui& ui, Wishes& wishes) {
                  draw_error_plot(session, ui, *shown, wishes);
              },
              scale) {}

    Session& session() { return frames.session(); }
    void train(std::int64_t updates) {
        session().apply(command::Train{updates});
        finish();
    }
    void finish() {
        for (double now = 0; session().training(); now += 0.01) session().tick(now);
        frames.frame();
        frames.frame();
    }
    void set(void (*change)(Settings&)) {
        session().apply(command::ChangeSettings{change});
        frames.frame();
        frames.frame();
    }
    float share_of_width(ImVec2 at) {
        const Rect plot = frames.rect("error/plot");
        return (at.x - plot.min.x) / plot.size().x;
    }
};

} // namespace

TEST_CASE("the ring stands at the current update, at the height of its error") {
    Panel panel(test::network_of_the_notes());
    panel.train(100);
    const float at_end = panel.frames.rect("error/marker").centre().y;
    CHECK(panel.share_of_width(panel.frames.rect("error/marker").centre()) > 0.95F);
    panel.session().apply(command::GoToUpdate{0});
    panel.frames.frame();
    const Rect first = panel.frames.rect("error/marker");
    CHECK(panel.share_of_width(first.centre()) < 0.1F);
    CHECK(first.centre().y < at_end); // a larger error stands higher
}

TEST_CASE("a click on the plot goes to the update under the pointer") {
    Panel panel(test::network_of_the_notes());
    panel.train(100);
    const Rect plot = panel.frames.rect("error/plot");
    panel.frames.click_at({plot.centre().x, plot.centre().y});
    CHECK(panel.session().update() > 40);
    CHECK(panel.session().update() < 55);
    const float ring = panel.frames.rect("error/marker").centre().x;
    CHECK(ring == doctest::Approx(plot.centre().x).epsilon(0.02));
}

TEST_CASE("buttons train; the number is typed") {
    Panel panel(test::network_of_the_notes());
    panel.frames.click("error/train 1");
    panel.finish();
    CHECK(panel.session().history().updates() == 1);
    panel.frames.click("error/train 100");
    panel.finish();
    CHECK(panel.session().history().updates() == 101);
    panel.frames.double_click("error/N");
    panel.frames.type("7");
    panel.frames.key(ImGuiKey_Enter);
    panel.frames.click("error/train N");
    panel.finish();
    CHECK(panel.session().history().updates() == 108);
}

TEST_CASE("training until stopped shows a stop button") {
    Panel panel(test::network_of_the_notes());
    panel.frames.click("error/train until stopped");
    CHECK(panel.session().training());
    panel.session().tick(0);
    panel.frames.frame();
    CHECK_FALSE(panel.frames.has("error/train 1"));
    panel.frames.click("error/stop");
    CHECK_FALSE(panel.session().training());
    CHECK(panel.session().history().updates() > 0);
}

TEST_CASE("progress grows while training") {
    Panel panel(test::network_of_the_notes());
    panel.session().apply(command::Train{100'000'000});
    panel.session().tick(0);
    panel.frames.frame();
    CHECK(panel.frames.has("error/progress"));
    panel.session().apply(command::StopTraining{});
}

TEST_CASE("linear or logarithmic, and what lies ahead, are settings") {
    Panel panel(test::network_of_the_notes());
    const float linear = panel.frames.rect("error/marker").centre().y;
    panel.frames.click("error/scale/log");
    CHECK(panel.session().settings().log_error);
    panel.frames.frame();
    CHECK(std::abs(panel.frames.rect("error/marker").centre().y - linear) > 1);

    CHECK_FALSE(panel.session().settings().look_ahead);
    panel.frames.click("error/look ahead");
    CHECK(panel.session().settings().look_ahead);
    for (int i = 0; i < 50; ++i) panel.frames.frame();
    const auto& costs = panel.view->curves.look_ahead.costs();
    REQUIRE(costs.size() == 51);
    CHECK(panel.session().history().updates() == 0);
}

TEST_CASE("looking ahead gives the very numbers that training then gives") {
    History run(test::batch_scenario());
    error_plot::LookAhead ahead;
    while (ahead.advance(run)) {
    }
    const std::vector<double> foreseen = ahead.costs();
    REQUIRE(foreseen.size() == 51);
    for (std::size_t i = 0; i < foreseen.size(); ++i) {
        CHECK(foreseen[i] == run.cost(run.updates()));
        run.advance();
    }
    while (ahead.advance(run)) {
    }
    CHECK(ahead.start() == 51);
    CHECK(ahead.costs().front() == run.cost(51));
}

TEST_CASE("the menu has everything, even in the smallest panel") {
    Panel panel(test::batch_scenario(), {280, 150});
    CHECK_FALSE(panel.frames.has("error/train 1"));
    panel.frames.click("error/more");
    panel.frames.frame();
    for (const char* item :
         {"error/train 1", "error/train 100", "error/train until stopped", "error/look ahead",
          "error/scale/log", "error/each example", "error/gradients", "error/ghosts"}) {
        CAPTURE(item);
        CHECK(panel.frames.has(item));
    }
    panel.frames.click("error/each example");
    CHECK(panel.session().settings().error_per_example);
    panel.frames.click("error/gradients");
    CHECK(panel.session().settings().gradient_norms);
    panel.frames.frame();
    CHECK(panel.view->curves.examples.size() == 3);
    CHECK(panel.view->curves.norms.size() == 2);
}

TEST_CASE("controls stay inside the panel at every size") {
    for (const ImVec2 size : {ImVec2{280, 150}, {280, 300}, {330, 220}, {420, 226}, {700, 400}})
        for (const float scale : {0.8F, 1.0F, 2.0F}) {
            CAPTURE(size.x);
            CAPTURE(scale);
            Panel panel(test::network_of_the_notes(), {size.x * scale, size.y * scale}, scale);
            for (const auto& item : panel.frames.items().items()) {
                CAPTURE(item.name);
                CHECK(item.rect.min.x >= 0);
                CHECK(item.rect.max.x <= size.x * scale + 0.5F);
                CHECK(item.rect.max.y <= size.y * scale + 0.5F);
            }
        }
}

TEST_CASE("an edit leaves the run before as a ghost, until it is forgotten") {
    Panel panel(test::network_of_the_notes());
    panel.train(20);
    panel.session().apply(command::SetLearningRate{0, 0.1});
    panel.frames.frame();
    CHECK(panel.view->curves.ghosts.size() == 1);
    panel.session().apply(command::ForgetGhosts{});
    panel.frames.frame();
    CHECK(panel.view->curves.ghosts.empty());
}

TEST_CASE("a long run is drawn with few points") {
    Panel panel(test::network_of_the_notes());
    panel.train(300);
    const int few = panel.frames.vertices();
    panel.train(60'000);
    CHECK(panel.session().history().updates() == 60'300);
    CHECK(panel.frames.vertices() < few + 2 * 420 * 4);
}

TEST_CASE("whoever is asked for the numbers is not told the error before the walk comes to it") {
    Panel panel(test::network_of_the_notes());
    panel.session().apply(command::SetPredicting{true});
    panel.frames.frame();
    CHECK_FALSE(test::screen_reads("0.2048"));
    CHECK(test::reads(panel.frames.rect("error/now"), "not known yet"));
    panel.session().apply(command::GoToStep{5});
    panel.frames.frame();
    CHECK(test::reads(panel.frames.rect("error/now"), "0.2048"));
}

TEST_CASE("a small error has its digits on the logarithmic axis") {
    Panel panel(test::network_of_the_notes());
    panel.train(100'000);
    CHECK(test::reads(panel.frames.rect("error/now"), "0.0000"));
    panel.set([](Settings& settings) { settings.log_error = true; });
    CHECK(test::reads(panel.frames.rect("error/now"), "e−"));
}

TEST_CASE("an error that is no number is drawn and read without trouble") {
    Scenario scenario = test::network_of_the_notes();
    for (Layer& layer : scenario.network.layers) {
        layer.activation = Activation::identity;
        layer.W.setConstant(1e300);
        layer.W(0, 0) = -1e300;
    }
    Panel panel(std::move(scenario));
    REQUIRE_FALSE(std::isfinite(panel.session().history().cost(0)));
    for (const bool log : {false, true}) {
        panel.session().apply(
            command::ChangeSettings{[log](Settings& settings) { settings.log_error = log; }});
        panel.frames.frame();
        panel.frames.move_to(panel.frames.rect("error/plot").centre());
        panel.frames.frame();
        CHECK(panel.frames.has("error/plot"));
    }
}
