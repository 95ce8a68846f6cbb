#include "app/panels/network_editor/network_editor.h"

#include "app/panels/network_editor/reasons.h"
#include "tests/panels/matrices/scenarios.h"
#include "tests/panels/panel_frames.h"

#include <doctest/doctest.h>

#include <memory>

using namespace backstep;
using namespace backstep::network_editor;
using backstep::test::PanelFrames;

namespace {

struct Editor {
    std::unique_ptr<NetworkEditorView> view = std::make_unique<NetworkEditorView>();
    PanelFrames frames;

    explicit Editor(Scenario scenario, float scale = 1)
        : frames(
              Session(std::move(scenario)), {1440, 900},
              [shown = view.get()](const Session& session, const Ui& ui, Wishes& wishes) {
                  draw_network_editor(session, ui, *shown, wishes);
              },
              scale) {
        view->open = true;
        for (int i = 0; i < 4; ++i) frames.frame();
    }

    const Scenario& scenario() { return frames.session().scenario(); }
    /// Scrolls the form until the item is in view.
    void reveal(std::string_view item) {
        frames.move_to(frames.rect("network editor").centre());
        for (int i = 0; i < 60; ++i) {
            // What is far below is not drawn.
            const Rect dialog = frames.rect("network editor"), below{dialog.max, dialog.max};
            const Rect at = frames.has(item) ? frames.rect(item) : below;
            if (at.max.y <= dialog.max.y - 62 && at.min.y >= dialog.min.y + 40) return;
            compat::add_mouse_wheel(ImGui::GetIO(), at.min.y > dialog.centre().y ? -1.0F : 1.0F);
            frames.frame();
            frames.frame();
        }
        FAIL(std::string(item) << " cannot be scrolled to");
    }
    void click(std::string_view item) {
        reveal(item);
        frames.click(item);
        frames.wait();
    }
    void pick(const std::string& list, const std::string& option) {
        click(list);
        frames.click(list + "/" + option);
        frames.wait();
    }
    void type(std::string_view field, const char* text) {
        reveal(field);
        frames.click(field);
        frames.type(text);
        frames.key(ImGuiKey_Enter);
        frames.wait();
    }
};

} // namespace

TEST_CASE("neurons and layers are added and removed") {
    Editor editor(test::network_of_the_notes());
    editor.click("editor/layer 1/neurons/more");
    CHECK(editor.scenario().network.neurons(1) == 5);
    editor.click("editor/layer 0/neurons/fewer");
    CHECK(editor.scenario().network.inputs() == 2);
    CHECK(editor.scenario().examples.front().input.size() == 2);
    editor.type("editor/layer 1/neurons", "3");
    CHECK(editor.scenario().network.neurons(1) == 3);
    editor.click("editor/layer 1/add after");
    CHECK(editor.scenario().network.depth() == 3);
    editor.click("editor/layer 2/remove");
    editor.click("editor/layer 2/remove");
    CHECK(editor.scenario().network.depth() == 1);
    editor.click("editor/layer 1/remove");
    CHECK(editor.scenario().network.depth() == 1); // the only one stays
    CHECK_FALSE(problem(editor.scenario()));
}

TEST_CASE("choices that do not fit are grey and say why") {
    Editor editor(test::network_of_the_notes());
    editor.pick("editor/layer 1/activation", "softmax");
    CHECK(editor.scenario().network.layer(1).activation == Activation::sigmoid);
    editor.frames.key(ImGuiKey_Escape); // closes the list only
    CHECK(editor.view->open);
    editor.pick("editor/layer 1/activation", "tanh");
    CHECK(editor.scenario().network.layer(1).activation == Activation::tanh);
    editor.pick("editor/cost", "cross entropy");
    CHECK(editor.scenario().cost == Cost::cross_entropy);

    const Scenario& scenario = editor.scenario();
    CHECK(why_not_activation(scenario, 1, Activation::softmax) == "Softmax is for the output layer only.");
    CHECK(why_not_activation(scenario, 2, Activation::identity) ==
          "The cost cross entropy needs sigmoid or softmax outputs: change the cost first.");
    CHECK(why_not_activation(scenario, 2, Activation::softmax).empty());
    CHECK(why_not_cost(scenario, Cost::softmax_cross_entropy).find("softmax outputs") != std::string::npos);
    Scenario other = test::network_of_the_notes();
    other.examples.front().target(0) = 2;
    CHECK(why_not_cost(other, Cost::cross_entropy).find("from 0 to 1") != std::string::npos);
}

TEST_CASE("every choice that is not grey can be made") {
    for (const Activation output : all_activations)
        for (const Cost from : all_costs) {
            if (!fits(from, output)) continue;
            Scenario scenario = test::network_of_the_notes();
            scenario.network.layer(2).activation = output;
            scenario.cost = from;
            REQUIRE_FALSE(problem(scenario));
            for (const Cost cost : all_costs) {
                Scenario changed = scenario;
                changed.cost = cost;
                CHECK(why_not_cost(scenario, cost).empty() == !problem(changed));
            }
            for (const Activation activation : all_activations) {
                Scenario changed = scenario;
                changed.network.layer(2).activation = activation;
                CHECK(why_not_activation(scenario, 2, activation).empty() == !problem(changed));
            }
        }
}

TEST_CASE("rates, biases, training and decimals") {
    Editor editor(test::batch_scenario());
    editor.type("editor/rate 0", "1/4");
    CHECK(editor.scenario().learning_rates == std::vector{0.25});
    editor.click("editor/rates/one per layer");
    CHECK(editor.scenario().learning_rates == std::vector{0.25, 0.25});
    editor.type("editor/rate 2", "0,1");
    CHECK(editor.scenario().learning_rates == std::vector{0.25, 0.1});
    editor.click("editor/update biases");
    CHECK_FALSE(editor.scenario().update_biases);
    editor.click("editor/mode/a few");
    CHECK(editor.scenario().training.mode == TrainingMode::mini_batch);
    editor.click("editor/batch size/more");
    CHECK(editor.scenario().training.batch_size == 2);
    editor.click("editor/shuffle");
    CHECK(editor.scenario().training.shuffle);
    editor.type("editor/seed", "42");
    CHECK(editor.scenario().training.seed == 42);
    editor.click("editor/reduction/sum");
    CHECK(editor.scenario().reduction == Reduction::sum);
    editor.click("editor/decimals/more");
    CHECK(editor.scenario().decimals == 5);
    editor.type("editor/title", "My homework");
    CHECK(editor.scenario().title == "My homework");
}

TEST_CASE("what cannot be used stays in its field with the reason, until it is mended or given up") {
    Editor editor(test::network_of_the_notes());
    editor.type("editor/rate 0", "fast");
    CHECK(editor.scenario().learning_rates == std::vector{0.5});
    CHECK(editor.frames.has("editor/problem"));
    CHECK(editor.view->typing.refused == "editor/rate 0");
    editor.type("editor/rate 0", "0.75");
    CHECK(editor.scenario().learning_rates == std::vector{0.75});
    CHECK_FALSE(editor.frames.has("editor/problem"));
    editor.type("editor/layer 1/neurons", "2.5");
    CHECK(editor.scenario().network.neurons(1) == 4);
    CHECK(editor.view->typing.why.find("whole number") != std::string::npos);
}

TEST_CASE("Escape in a field keeps what was there, and leaves the editor open") {
    Editor editor(test::network_of_the_notes());
    editor.reveal("editor/rate 0");
    editor.frames.click("editor/rate 0");
    editor.frames.type("7");
    editor.frames.key(ImGuiKey_Escape);
    CHECK(editor.scenario().learning_rates == std::vector{0.5});
    CHECK(editor.view->open);
    editor.frames.key(ImGuiKey_Escape);
    CHECK_FALSE(editor.view->open);
}

TEST_CASE("examples are added, typed over and removed") {
    Editor editor(test::network_of_the_notes());
    editor.click("editor/add example");
    REQUIRE(editor.scenario().examples.size() == 2);
    editor.type("editor/x[2]@2", "-0.25");
    editor.type("editor/y[1]@2", "0");
    CHECK(editor.scenario().examples[1].input(1) == -0.25);
    CHECK(editor.scenario().examples[1].target(0) == 0);
    CHECK(editor.scenario().examples[0].input(1) == 0.5);
    editor.click("editor/example 1/remove");
    REQUIRE(editor.scenario().examples.size() == 1);
    CHECK(editor.scenario().examples[0].input(1) == -0.25);
}

TEST_CASE("new weights come from scheme and seed, and can be undone") {
    Editor editor(test::network_of_the_notes());
    const Network before = editor.scenario().network;
    editor.pick("editor/scheme", "he");
    editor.type("editor/weights seed", "5");
    editor.click("editor/initialise");
    Network expected = before;
    initialise(expected, Initialisation::he, 5);
    CHECK(editor.scenario().network == expected);
    editor.frames.click("editor/Undo");
    CHECK(editor.scenario().network == before);
}

TEST_CASE("of thousands of examples only those in view are drawn") {
    Scenario scenario = test::network_of_the_notes();
    scenario.examples.resize(3000, scenario.examples.front());
    Editor editor(scenario);
    std::size_t fields = 0;
    for (const auto& item : editor.frames.items().items())
        if (item.name.find('@') != std::string::npos) ++fields;
    CHECK(fields < 300);
}

TEST_CASE("nothing is clipped sideways, however large the text") {
    for (const float scale : {1.0F, 2.0F, 2.8F}) {
        CAPTURE(scale);
        Editor editor(test::batch_scenario(), scale);
        const Rect dialog = editor.frames.rect("network editor");
        CHECK(dialog.min.x >= 0);
        CHECK(dialog.max.x <= 1440);
        CHECK(dialog.max.y <= 900);
        for (const auto& item : editor.frames.items().items()) {
            if (!item.name.starts_with("editor/")) continue;
            CAPTURE(item.name);
            CHECK(item.rect.min.x >= dialog.min.x);
            CHECK(item.rect.max.x <= dialog.max.x);
        }
        const Rect done = editor.frames.rect("editor/done");
        CHECK(done.max.y <= dialog.max.y);
    }
}
