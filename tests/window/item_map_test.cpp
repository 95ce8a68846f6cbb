#include "app/widgets/item_map.h"

#include <doctest/doctest.h>

using namespace backstep;

TEST_CASE("an item is found where it was drawn, and nothing else is") {
    ItemMap items;
    items.record("z1[2]", {10, 20}, {30, 60});
    items.record("Fit", {100, 100}, {140, 126});
    const auto found = items.find("z1[2]");
    REQUIRE(found.has_value());
    CHECK(found->centre().x == 20);
    CHECK(found->centre().y == 40);
    CHECK(found->size().y == 40);
    CHECK(found->contains({29, 59}));
    CHECK_FALSE(found->contains({30, 40}));
    CHECK_FALSE(items.find("z1").has_value());
}

TEST_CASE("of two items with one name the upper is found") {
    ItemMap items;
    items.record("Save", {0, 0}, {10, 10});
    items.record("Save", {50, 0}, {60, 10});
    CHECK(items.find("Save")->min.x == 50);
}

TEST_CASE("a new frame begins without items") {
    ItemMap items;
    items.record("Save", {0, 0}, {10, 10});
    items.clear();
    CHECK_FALSE(items.find("Save").has_value());
    CHECK(items.items().empty());
}
