#include "app/panels/notes/row.h"

#include "tests/panels/panel_frames.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

using namespace backstep;
using backstep::test::bundled;

namespace {

/// What the row draws beyond its own edges, in pixels.
float overflow(const notes::Row& row) {
    float most = 0;
    const auto at = [&](float right, float bottom) {
        most = std::max({most, right - row.size.x, bottom - row.size.y});
    };
    for (const auto& line : row.lines) at(line.at.x + line.typeset.width, line.at.y + line.typeset.height);
    for (const auto& text : row.texts) at(text.at.x + text.text.size().x, text.at.y + text.text.size().y);
    for (const auto& box : row.boxes) at(box.rect.max.x, box.rect.max.y);
    for (const auto& button : row.buttons) at(button.at.x, button.at.y);
    return most;
}

void make_all(const char* scenario, bool numbers, float width, float scale,
              const std::function<void(const Equation&, const notes::Row&)>& look) {
    test::WidgetFrames frames(scale);
    const Session session(bundled(scenario));
    frames.frame([&](const Ui& ui) {
        for (const Equation& equation : all_equations())
            look(equation, notes::make_row(equation, session, ui, width * scale, {true, true}, numbers));
    });
}

} // namespace

TEST_CASE("every equation is laid out within its row, with numbers and without") {
    for (const char* scenario : {"notes-3-4-2", "regression-batch", "shallow-linear-output",
                                 "two-hidden-layers", "classification-softmax", "cross-entropy-3-4-2"})
        for (const bool numbers : {false, true}) {
            std::size_t rows = 0;
            make_all(scenario, numbers, 1020, 1, [&](const Equation& equation, const notes::Row& row) {
                INFO(scenario << " " << equation.id);
                CHECK(overflow(row) <= 1);
                const bool shown = !row.lines.empty();
                const bool offered = std::ranges::any_of(row.buttons, [](const auto& button) {
                    return button.does == notes::Row::Does::open_scenario;
                });
                CHECK(shown != offered);
                ++rows;
            });
            CHECK(rows == all_equations().size());
        }
}

TEST_CASE("every equation of the notes' own network fits the catalogue at 1280 pixels, without scrolling") {
    for (const float scale : {1.0F, 1.5F})
        make_all("notes-3-4-2", false, 1020, scale, [&](const Equation& equation, const notes::Row& row) {
            INFO(equation.id << " is " << row.size.x << " wide");
            CHECK(row.size.x <= 1020 * scale + 1);
        });
}

TEST_CASE("the boxes of Jacobians do not touch each other") {
    make_all("shallow-linear-output", false, 1020, 1, [&](const Equation& equation, const notes::Row& row) {
        if (equation.id != "R15" && equation.id != "R16") {
            CHECK(row.boxes.empty());
            return;
        }
        CHECK(row.boxes.size() >= 6);
        CHECK(row.arrows.size() + 2 == row.boxes.size()); // two rows of them
        for (std::size_t i = 0; i < row.boxes.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const Rect &a = row.boxes[i].rect, &b = row.boxes[j].rect;
                const bool touch =
                    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
                CHECK_FALSE(touch);
            }
    });
}

TEST_CASE("numbers fit the panel of a usual window") {
    for (const char* scenario : {"notes-3-4-2", "regression-batch"})
        make_all(scenario, true, 709, 1, [&](const Equation& equation, const notes::Row& row) {
            INFO(scenario << " " << equation.id << " is " << row.size.x << " wide");
            CHECK(row.size.x <= 710);
        });
}

TEST_CASE("buttons keep off the title, however large the text") {
    for (const float width : {280.0F, 480.0F, 690.0F}) {
        test::WidgetFrames frames(2);
        const Session session(bundled("notes-3-4-2"));
        frames.frame([&](const Ui& ui) {
            for (const char* id : {"S18", "N4", "R15", "F14", "M30"}) {
                const notes::Row row = notes::make_row(*equation_named(id), session, ui, width * 2, {}, true);
                INFO(id << " at " << width);
                REQUIRE_FALSE(row.texts.empty());
                const auto& title = row.texts.front();
                const float right = title.at.x + title.text.size().x,
                            bottom = title.at.y + title.text.size().y;
                for (const auto& button : row.buttons) {
                    const bool beside = button.at.x >= right, below = button.at.y >= bottom - 1;
                    CHECK((beside || below));
                    CHECK(button.at.x >= 0);
                }
            }
        });
    }
}

TEST_CASE("the body of a loop is further right") {
    make_all("notes-3-4-2", false, 1020, 1, [&](const Equation& equation, const notes::Row& row) {
        if (equation.id == "F12") CHECK(row.lines.back().at.x > row.lines.front().at.x + 20);
        if (equation.id == "S12") CHECK(row.lines.back().at.x == row.lines.front().at.x);
    });
}
