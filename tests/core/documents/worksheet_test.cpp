#include "core/documents/worksheet.h"

#include "core/documents/worksheet_words.h"
#include "core/model/input_error.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace backstep;

namespace {

Worksheet sheet(const char* steps, Scenario scenario = test::network_of_the_notes()) {
    return worksheet(std::move(scenario), *notation_named("suresh-sardana"), steps, 4);
}

} // namespace

TEST_CASE("a worksheet asks for the whole walk, or for what is chosen, in the walk's order") {
    CHECK(sheet("").blank_count() == 83);
    CHECK(sheet("").parts.size() == 17);
    const Worksheet some = sheet("delta1[2], n4");
    REQUIRE(some.parts.size() == 2);
    CHECK(to_text(some.parts[0].blanks.front()) == "a1[1]");
    CHECK(to_text(some.parts[1].blanks.front()) == "delta1[2]");
    CHECK(sheet("forward,error").blank_count() == 4 + 4 + 2 + 2 + 1);
    CHECK(sheet("z1,z1[2],forward").blank_count() == 12);
}

TEST_CASE("what is not worked out is refused") {
    for (const char* steps : {"x", "W1", "z3", "average", "z1[9]", "forwards", "z1@2"})
        CHECK_THROWS_AS(sheet(steps), InputError);
}

TEST_CASE("a new pass has a heading, and so has a new example") {
    const Worksheet batch = sheet("forward,E@2,update", test::batch_of_three());
    std::vector<std::string> headings;
    for (std::size_t i = 0; i < batch.parts.size(); ++i)
        if (const std::string pass = worksheet_words::new_pass(batch, i); !pass.empty())
            headings.push_back(pass);
    CHECK(headings == std::vector<std::string>{"Forward, example 1", "Forward, example 2", "Error, example 2",
                                               "Forward, example 3", "Update"});
}

TEST_CASE("an answer file has a line for each number, with a minus that can be typed") {
    const std::string blank = worksheet_csv(sheet("delta2,dE/dW2[1,1]"), false);
    CHECK(blank.ends_with("quantity,value\ndelta2[1],\ndelta2[2],\n\"dE/dW2[1,1]\",\n"));
    const std::string key = worksheet_csv(sheet("delta2,dE/dW2[1,1]"), true);
    CHECK(key.ends_with("quantity,value\ndelta2[1],-0.0974\ndelta2[2],0.1240\n\"dE/dW2[1,1]\",-0.0511\n"));
}

TEST_CASE("a title of several lines stays a comment") {
    Scenario scenario = test::network_of_the_notes();
    scenario.title = "one\nz1[1],9";
    CHECK(worksheet_csv(sheet("E", scenario), false).starts_with("# one z1[1],9\n"));
}
