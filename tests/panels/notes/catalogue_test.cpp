#include "app/panels/notes/catalogue.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace backstep;
using namespace backstep::notes;

TEST_CASE("the sections hold every equation once, in order") {
    std::size_t next = 0;
    for (const Chapter& chapter : chapters()) {
        CHECK(chapter.notes.first == next);
        for (const Part& section : chapter.sections) {
            CHECK(section.first == next);
            next = section.last + 1;
        }
        CHECK(chapter.notes.last + 1 == next);
    }
    CHECK(next == all_equations().size());
    CHECK(chapters().size() == 5);
}

TEST_CASE("an equation is found by its id and by words") {
    CHECK(rows_with("").size() == all_equations().size());
    for (const char* id : {"S19", "s19", " S19 "}) {
        REQUIRE(rows_with(id).size() == 1);
        CHECK(all_equations()[rows_with(id).front()].id == "S19");
    }
    const auto biases = rows_with("Suresh BIAS");
    CHECK(biases.size() >= 2);
    CHECK(std::ranges::all_of(
        biases, [](std::size_t row) { return all_equations()[row].notation == "suresh-sardana"; }));
    CHECK(rows_with("no such thing").empty());
}
