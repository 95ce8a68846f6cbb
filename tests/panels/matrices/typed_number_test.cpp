#include "app/panels/typed_number.h"

#include "core/files/exact_text.h"
#include "core/model/input_error.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>

using backstep::exact_text;
using backstep::InputError;
using backstep::typed_number;

TEST_CASE("numbers are read as people type them") {
    CHECK(typed_number("0.25") == 0.25);
    CHECK(typed_number("  -0.4 ") == -0.4);
    CHECK(typed_number("\u22120.4") == -0.4);
    CHECK(typed_number("+2") == 2);
    CHECK(typed_number("0,5") == 0.5);
    CHECK(typed_number("-,5") == -0.5);
    CHECK(typed_number("3/8") == 0.375);
    CHECK(typed_number("-1 / 3") == -1.0 / 3);
    CHECK(typed_number("1,5/0,5") == 3);
    CHECK(typed_number("4e-3") == 0.004);
    CHECK(typed_number("1.5E2") == 150);
    CHECK(typed_number("1e-400") == 0);
}

TEST_CASE("what is no number is refused with a sentence that says what was typed") {
    for (const char* text : {"", "  ", "abc", "1.2.3", "1,234.5", "0x10", "nan", "inf", "1/", "/2", "1/2/3",
                             "1e", "--1", "0.5 kg", "1e999", "1/0", "5%"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(typed_number(text), InputError);
    }
    try {
        typed_number("0.5x");
        FAIL("0.5x was read");
    } catch (const InputError& error) {
        CHECK(std::string(error.what()).find("0.5x") != std::string::npos);
    }
}

TEST_CASE("what an entry field begins with is read as the same number") {
    for (const double value : {0.1, -1.0 / 3, 1e-300, 123456789.125, 0.0, 5e-324}) {
        const auto bits = std::bit_cast<std::uint64_t>(typed_number(exact_text(value)));
        CHECK(bits == std::bit_cast<std::uint64_t>(value));
    }
    CHECK(exact_text(0.6) == "0.6");
}
