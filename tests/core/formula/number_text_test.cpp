#include "core/formula/number_text.h"

#include <doctest/doctest.h>

using namespace backstep;

TEST_CASE("numbers have a true minus and no minus zero") {
    CHECK(number_text(-0.0511, 4) == "−0.0511");
    CHECK(number_text(-0.00001, 4) == "0.0000");
    CHECK(number_text(0.0, 2) == "0.00");
    CHECK(number_text(0.1, 17) == "0.10000000000000001");
}

TEST_CASE("a number in full is the shortest text that is that number") {
    CHECK(number_in_full(0.6) == "0.6");
    CHECK(number_in_full(-0.1) == "−0.1");
    CHECK(number_in_full(16) == "16");
    CHECK(number_in_full(0.1 + 0.2) == "0.30000000000000004");
    CHECK(number_in_full(-0.0) == "0");
    CHECK(number_in_full(-1e-7) == "−1e−07");
}

TEST_CASE("whole numbers are grouped in thousands") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(12500) == "12,500");
    CHECK(grouped(-874401) == "−874,401");
    CHECK(grouped(-100) == "−100");
}
