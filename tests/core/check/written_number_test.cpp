#include "core/check/written_number.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

void check_number(std::string_view text, double value, int decimals, int significant) {
    CAPTURE(text);
    const auto number = read_number(text);
    REQUIRE(number.has_value());
    CHECK(number->value == value);
    CHECK(number->decimals == decimals);
    CHECK(number->significant == significant);
    CHECK_FALSE(number->fraction);
}

} // namespace

TEST_CASE("a written number knows its places") {
    check_number("0.0511", 0.0511, 4, 3);
    check_number("-0.50", -0.5, 2, 2);
    check_number("−1.5", -1.5, 1, 2);
    check_number("12", 12.0, 0, 2);
    check_number(".5", 0.5, 1, 1);
    check_number("0.000", 0.0, 3, 0);
    check_number("5.11e-2", 0.0511, 4, 3);
    check_number("5.11·10^-2", 0.0511, 4, 3);
    check_number("5.11 × 10^-2", 0.0511, 4, 3);
    check_number("1e3", 1000.0, -3, 1);
    check_number("\xC2\xA0+0.25 ", 0.25, 2, 2);
}

TEST_CASE("a fraction stands for itself") {
    const auto number = read_number("3/8");
    REQUIRE(number.has_value());
    CHECK(number->value == 0.375);
    CHECK(number->fraction);
    CHECK(number->unit() == 0.0);
    CHECK(read_number("-1.5 / 4")->value == -0.375);
    CHECK_FALSE(read_number("1/0").has_value());
    CHECK_FALSE(read_number("1/2/3").has_value());
}

TEST_CASE("a comma is a decimal comma only where that is said, and no point is beside it") {
    CHECK_FALSE(read_number("0,0511").has_value());
    CHECK(read_number("0,0511", DecimalComma::understood)->value == 0.0511);
    CHECK(read_number("0,0511", DecimalComma::understood)->decimals == 4);
    CHECK_FALSE(read_number("1.234,5", DecimalComma::understood).has_value());
    CHECK_FALSE(read_number("1,234,567", DecimalComma::understood).has_value());
}

TEST_CASE("what is no number is none") {
    for (const std::string_view text :
         {"", "-", ".", "e5", "abc", "1e", "1e999", "nan", "inf", "0x10", "1 2", "--1", "1.2.3"}) {
        CAPTURE(text);
        CHECK_FALSE(read_number(text).has_value());
    }
}

TEST_CASE("a value is written to the decimals asked for") {
    CHECK(written(0.05114, 4) == WrittenNumber{0.0511, 4, 3, false});
    CHECK(written(-0.00001, 3).significant == 0);
}

TEST_CASE("a number stands for all that rounds to it; one unit further only if it has places enough") {
    const auto of = [](const char* text) { return *read_number(text); };
    CHECK(rounds_to(of("0.52"), 0.5249));
    CHECK(rounds_to(of("0.52"), 0.525));
    CHECK_FALSE(rounds_to(of("0.52"), 0.5251));
    CHECK(one_unit_off(of("0.52"), 0.5251));
    CHECK_FALSE(one_unit_off(of("0.52"), 0.5249));
    CHECK_FALSE(one_unit_off(of("0.52"), 0.5351));
    CHECK_FALSE(one_unit_off(of("0.5"), 0.5751));
    CHECK(rounds_to(of("1/3"), 1.0 / 3));
    CHECK_FALSE(rounds_to(of("1/3"), 0.3333));
    CHECK_FALSE(one_unit_off(of("1/3"), 0.3333));
}
