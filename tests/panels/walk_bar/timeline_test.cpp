#include "app/panels/walk_bar/timeline.h"

#include "tests/panels/matrices/scenarios.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

using namespace backstep;

namespace {

std::vector<int> all_examples(const Scenario& scenario) {
    std::vector<int> all(scenario.examples.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

std::vector<TimelineGroup> groups_of_sizes(const std::vector<std::int64_t>& sizes) {
    std::vector<TimelineGroup> groups;
    std::int64_t done = 0;
    for (const std::int64_t size : sizes) {
        groups.push_back({Phase::forward, 0, done + 1, done + size});
        done += size;
    }
    return groups;
}

/// Every cell lies right of the one before it, all of them in the width, and each is found by its place.
void check_places(const Timeline& timeline, float width) {
    const float slack = width * 1e-5F;
    CHECK(timeline.left(1) == 0);
    CHECK(timeline.right(timeline.steps()) == doctest::Approx(width).epsilon(1e-4));
    bool ordered = true, found = true;
    for (std::int64_t step = 1; step <= timeline.steps(); ++step) {
        ordered = ordered && timeline.left(step) < timeline.right(step);
        if (step > 1) ordered = ordered && timeline.right(step - 1) <= timeline.left(step) + slack;
        found = found && timeline.step_at((timeline.left(step) + timeline.right(step)) / 2) == step;
    }
    CHECK(ordered);
    CHECK(found);
}

float total(const std::vector<float>& needs, float width) {
    return std::accumulate(needs.begin(), needs.end(), 0.0F,
                           [width](float sum, float need) { return sum + std::max(need, width); });
}

} // namespace

TEST_CASE("the notes' walk has a pass forward, the error, a pass backward and the update") {
    const Walk walk(test::network_of_the_notes(), {0});
    const auto groups = timeline_groups(walk, Granularity::vector);
    REQUIRE(groups.size() == 4);
    const Phase phases[]{Phase::forward, Phase::error, Phase::backward, Phase::update};
    const std::int64_t last[]{4, 5, 15, 17};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(groups[i].phase == phases[i]);
        CHECK(groups[i].last == last[i]);
    }
}

TEST_CASE("every step belongs to one group, of its own phase and example") {
    const Scenario scenario = test::batch_scenario();
    const Walk walk(scenario, all_examples(scenario));
    for (const Granularity granularity : all_granularities) {
        CAPTURE(name(granularity));
        const auto groups = timeline_groups(walk, granularity);
        CHECK(groups.size() == 3 * 3 + 2); // three passes through each example; the average, the update
        std::int64_t next = 1;
        bool agrees = true;
        for (const TimelineGroup& group : groups) {
            CHECK(group.first == next);
            for (std::int64_t n = group.first; n <= group.last; ++n) {
                const Step step = walk.step(n, granularity);
                agrees = agrees && step.phase == group.phase && step.example == group.example;
            }
            next = group.last + 1;
        }
        CHECK(agrees);
        CHECK(next == walk.step_count(granularity) + 1);
    }
}

TEST_CASE("a step is found where its cell is") {
    for (const float width : {200.0F, 1117.5F, 3000.0F})
        for (const float gap : {0.0F, 8.0F, 100.0F}) {
            CAPTURE(width);
            CAPTURE(gap);
            check_places(Timeline(groups_of_sizes({4, 1, 10, 2}), width, gap), width);
            check_places(Timeline(groups_of_sizes({1}), width, gap), width);
        }
}

TEST_CASE("thousands of steps are found too") {
    const std::vector<std::int64_t> sizes{3000, 1, 4999, 2000};
    const Timeline timeline(groups_of_sizes(sizes), 1000, 8);
    CHECK(timeline.steps() == 10000);
    check_places(timeline, 1000);
    for (const std::int64_t step : {1, 3000, 3001, 3002, 8000, 8001, 10000}) {
        const std::size_t group = step <= 3000 ? 0 : step <= 3001 ? 1 : step <= 8000 ? 2 : 3;
        CHECK(timeline.group_of(step) == group);
    }
}

TEST_CASE("a place beside the cells belongs to the nearest of them") {
    const Timeline timeline(groups_of_sizes({2, 3}), 520, 20);
    CHECK(timeline.step_at(-1000) == 1);
    CHECK(timeline.step_at(5000) == 5);
    const float gap_starts = timeline.right(2), gap_ends = timeline.left(3);
    REQUIRE(gap_ends - gap_starts == doctest::Approx(20));
    CHECK(timeline.step_at(gap_starts + 2) == 2);
    CHECK(timeline.step_at(gap_ends - 2) == 3);
    CHECK(Timeline({}, 500, 8).step_at(100) == 0);
}

TEST_CASE("gaps never take more than a quarter of the width") {
    const Timeline timeline(groups_of_sizes(std::vector<std::int64_t>(101, 2)), 400, 8);
    CHECK(timeline.cell_width() * 202 >= 299.9F);
    check_places(timeline, 400);
}

TEST_CASE("cells that need more get it, the others share the rest equally") {
    const std::vector<float> needs{30, 200, 30, 120, 30};
    const Timeline timeline(groups_of_sizes({2, 3}), 608, 8, needs);
    check_places(timeline, 608);
    for (std::int64_t step = 1; step <= 5; ++step) {
        const float width = timeline.right(step) - timeline.left(step);
        CHECK(width >= needs[static_cast<std::size_t>(step - 1)] - 0.01F);
    }
    CHECK(timeline.right(2) - timeline.left(2) == doctest::Approx(200));
    CHECK(timeline.right(1) - timeline.left(1) == doctest::Approx(280.0 / 3));
    CHECK(timeline.right(5) - timeline.left(5) == doctest::Approx(280.0 / 3));
}

TEST_CASE("a common width fills what is there") {
    const std::vector<std::vector<float>> cases{{10, 10, 10}, {90, 1, 1}, {50, 40, 3}, {0, 0}, {100}};
    for (const auto& needs : cases) {
        const float width = common_width(needs, 100);
        CHECK(total(needs, width) == doctest::Approx(100).epsilon(1e-5));
    }
    CHECK(common_width({50, 40, 3}, 100) == doctest::Approx(10));
    CHECK(common_width({10, 10}, 100) == doctest::Approx(50));
}

TEST_CASE("steps are called by what they make known") {
    const Scenario scenario = test::network_of_the_notes();
    const Walk walk(scenario, {0});
    const Names names(*notation_named("suresh-sardana"), scenario.network);
    CHECK(step_name(walk.step(1, Granularity::pass), Granularity::pass, names) == "Forward");
    CHECK(step_name(walk.step(1, Granularity::vector), Granularity::vector, names) == "z₁");
    CHECK(step_name(walk.step(17, Granularity::vector), Granularity::vector, names) == "W₁ⁿᵉʷ, b₁ⁿᵉʷ");
    CHECK(step_name(walk.step(2, Granularity::element), Granularity::element, names) == "z₅");
    CHECK(phase_label(Phase::backward) == "Backward");
}
