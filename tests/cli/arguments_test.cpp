#include "app/cli/arguments.h"

#include "core/model/cost.h"

#include <doctest/doctest.h>

#include <limits>

using namespace backstep;

TEST_CASE("whole numbers are read whole and within their range") {
    CHECK(whole_number("--n", "17", 2, 17) == 17);
    CHECK(whole_number("--n", "9223372036854775807", 0, std::numeric_limits<std::int64_t>::max()) ==
          std::numeric_limits<std::int64_t>::max());
    for (const std::string text : {"1", "18", "", "3 ", " 3", "3.0", "0x3", "three", "9999999999999999999"})
        CHECK_THROWS_WITH_AS(whole_number("--n", text, 2, 17),
                             ("--n " + text + ": a whole number from 2 to 17 was expected").c_str(),
                             InputError);
}

TEST_CASE("numbers are finite and within their range") {
    CHECK(number("--scale", "1.25", 0.8, 3) == 1.25);
    for (const std::string text : {"0.79", "3.1", "nan", "inf", "1,5", ""})
        CHECK_THROWS_AS(number("--scale", text, 0.8, 3), InputError);
}

TEST_CASE("sizes are width x height") {
    CHECK(size("--size", "1280x800") == std::pair(1280, 800));
    for (const std::string text :
         {"1280", "x", "1280x", "x800", "0x800", "-1x5", "1280X800", "1280x800x2", "9999999x5"})
        CHECK_THROWS_AS(size("--size", text), InputError);
}

TEST_CASE("a choice names what there is") {
    CHECK(choice("--by", "sum", all_reductions) == Reduction::sum);
    CHECK_THROWS_WITH_AS(choice("--by", "median", all_reductions), "--by median: mean or sum was expected",
                         InputError);
}
