#include "core/formula/number_text.h"

#include <doctest/doctest.h>

using namespace backstep;

TEST_CASE("numbers have a true minus and no minus zero") {
    CHECK(number_text(-0.0511, 4) == "−0.0511");
    CHECK(number_text(-0.00001, 4) == "0.0000");
    CHECK(number_text(0.0, 2) == "0.00");
    CHECK(number_text(0.1, 17) == "0.10000000000000001");
}
