#include "core/documents/network_layout.h"

#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backstep;

namespace {

Network network(std::initializer_list<int> sizes) {
    Network result;
    for (const int* size = sizes.begin() + 1; size != sizes.end(); ++size)
        result.layers.push_back({Activation::sigmoid, Matrix::Ones(*size, size[-1]), Vector::Zero(*size)});
    return result;
}

} // namespace

TEST_CASE("every neuron has a place of its own inside the picture") {
    for (const auto& each : {network({3, 4, 2}), network({2, 2, 2}), network({1, 1}), network({5, 6, 4, 3}),
                             network({40, 1, 30})}) {
        const NetworkLayout result = layout(each, 104.0, 6);
        REQUIRE(result.layers.size() == each.layers.size() + 1);
        std::vector<NetworkLayout::Place> places{result.cost};
        for (const auto& column : result.layers)
            for (const auto& node : column.nodes) places.push_back(node.at);
        for (const auto& target : result.targets.nodes) places.push_back(target.at);
        for (std::size_t i = 0; i < places.size(); ++i) {
            CHECK(places[i].x - NetworkLayout::radius >= 0.0);
            CHECK(places[i].x + NetworkLayout::radius <= result.width);
            CHECK(places[i].y - NetworkLayout::target_height / 2 >= 0.0);
            CHECK(places[i].y + NetworkLayout::target_height / 2 <= result.height);
            for (std::size_t j = 0; j < i; ++j)
                CHECK(std::hypot(places[i].x - places[j].x, places[i].y - places[j].y) >
                      NetworkLayout::target_height);
        }
    }
}

TEST_CASE("a large layer shows its first neurons and its last") {
    const NetworkLayout result = layout(network({40, 2}), 100.0, 6);
    const auto& inputs = result.layers[0];
    REQUIRE(inputs.nodes.size() == 6);
    CHECK(inputs.left_out == 34);
    CHECK(inputs.nodes.front().neuron == 1);
    CHECK(inputs.nodes[4].neuron == 5);
    CHECK(inputs.nodes.back().neuron == 40);
    CHECK(inputs.dots.y > inputs.nodes[4].at.y);
    CHECK(inputs.dots.y < inputs.nodes.back().at.y);
    CHECK(result.layers[1].left_out == 0);
}

TEST_CASE("labels of edges keep apart, or are left out") {
    const NetworkLayout notes = layout(test::network_of_the_notes().network, 124.0, 9);
    for (std::size_t l = 1; l < notes.layers.size(); ++l) {
        const double t = notes.labels_at[l - 1];
        REQUIRE(t > 0.0);
        std::vector<double> heights;
        for (const auto& from : notes.layers[l - 1].nodes)
            for (const auto& to : notes.layers[l].nodes) heights.push_back(std::lerp(from.at.y, to.at.y, t));
        std::ranges::sort(heights);
        for (std::size_t i = 1; i < heights.size(); ++i) CHECK(heights[i] - heights[i - 1] >= 14.0);
    }
    CHECK(layout(network({9, 9}), 100.0, 9).labels_at.front() == 0.0);
}
