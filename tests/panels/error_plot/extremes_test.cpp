#include "app/panels/error_plot/extremes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace backstep::error_plot;

namespace {

std::vector<double> noise(std::size_t count) {
    std::mt19937 generator(7);
    std::vector<double> values(count);
    for (double& value : values) value = static_cast<double>(generator()) / 4294967296.0;
    return values;
}

Extremes::At reader(const std::vector<double>& values) {
    return [&values](std::int64_t i) { return values[static_cast<std::size_t>(i)]; };
}

} // namespace

TEST_CASE("the extremes of any stretch are those of its numbers, however they came in") {
    const std::vector<double> values = noise(70'000);
    const auto at = reader(values);
    Extremes extremes;
    for (const std::int64_t count : {1, 31, 33, 1024, 5000, 69'999, 70'000}) extremes.update(count, at);
    std::mt19937 generator(3);
    for (int i = 0; i < 300; ++i) {
        auto first = static_cast<std::int64_t>(generator() % 70'000),
             last = static_cast<std::int64_t>(generator() % 70'000);
        if (first > last) std::swap(first, last);
        const auto [low, high] = std::minmax_element(values.begin() + first, values.begin() + last + 1);
        CHECK(extremes.over(first, last, at) == Range{*low, *high});
    }
}

TEST_CASE("a stretch of a million numbers is found by reading few of them") {
    const std::vector<double> values = noise(1'000'000);
    Extremes extremes;
    extremes.update(1'000'000, reader(values));
    int reads = 0;
    const auto counted = [&](std::int64_t i) {
        ++reads;
        return values[static_cast<std::size_t>(i)];
    };
    extremes.over(17, 999'983, counted);
    CHECK(reads < 200);
}

TEST_CASE("columns keep every spike and are never more than the pixels") {
    std::vector<double> values(500'000, 1.0);
    values[123'456] = 50;
    values[400'001] = 0.001;
    const auto at = reader(values);
    Extremes extremes;
    extremes.update(500'000, at);
    const auto columns = columns_of(extremes, at, 0, 499'999, 400);
    CHECK(columns.size() == 400);
    double low = 1, high = 1;
    std::int64_t next = 0;
    for (const Column& column : columns) {
        CHECK(column.first == next);
        next = column.last + 1;
        low = std::min(low, column.range.low);
        high = std::max(high, column.range.high);
    }
    CHECK(next == 500'000);
    CHECK(low == 0.001);
    CHECK(high == 50);
}

TEST_CASE("few numbers keep a column each") {
    const std::vector<double> values{3, 1, 2};
    const auto at = reader(values);
    Extremes extremes;
    extremes.update(3, at);
    const auto columns = columns_of(extremes, at, 0, 2, 400);
    REQUIRE(columns.size() == 3);
    CHECK(columns[1] == Column{1, 1, {1, 1}});
}

TEST_CASE("another run is noticed") {
    std::vector<double> values = noise(100);
    Extremes extremes;
    extremes.update(100, reader(values));
    for (double& value : values) value += 10;
    values.resize(200, 10);
    extremes.update(200, reader(values));
    CHECK(extremes.over(0, 99, reader(values)).low >= 10);
    values.resize(5);
    extremes.update(5, reader(values));
    CHECK(extremes.count() == 5);
}
