#include "tests/core/files/sample.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::test;

TEST_CASE("broken JSON is refused with line, column and what was expected") {
    struct Case {
        std::string text, message;
    };
    const Case cases[] = {
        {"", "f.json: line 1, column 1: the text ends here, but a scenario in { } was expected"},
        {" \n\n ", "f.json: line 3, column 2: the text ends here, but a scenario in { } was expected"},
        {"{", "f.json: line 1, column 2: the text ends here, but a key in double quotes or } was expected"},
        {"{\"a\"", "f.json: line 1, column 5: the text ends here, but a : was expected after the key"},
        {"{\"a\" 1}", "f.json: line 1, column 6: found 1, but a : was expected after the key"},
        {"{\"a\": }", "f.json: line 1, column 7: found }, but a value was expected"},
        {"{\"a\": 1 \"b\": 2}", "f.json: line 1, column 9: found \"b\", but a comma or } was expected"},
        {"{\"a\": 1,}",
         "f.json: line 1, column 9: found }, but another key in double quotes was expected after the comma"},
        {"{a: 1}", "f.json: line 1, column 2: found a, but a key in double quotes or } was expected"},
        {"{\n  \"a\": [1, 2,]\n}",
         "f.json: line 2, column 14: found ], but another value was expected after the comma"},
        {"{true: 1}", "f.json: line 1, column 2: found true, but a key in double quotes or } was expected"},
        {"[1 2]", "f.json: line 1, column 4: found 2, but a comma or ] was expected"},
        {"[1, 2}", "f.json: line 1, column 6: found }, but a comma or ] was expected"},
        {"[1, 2", "f.json: line 1, column 6: the text ends here, but a comma or ] was expected"},
        {"[", "f.json: line 1, column 2: the text ends here, but a value or ] was expected"},
        {"{} x", "f.json: line 1, column 4: found x, but nothing more was expected after the closing }"},
        {"[\"äöü\", x]", "f.json: line 1, column 9: found x, but another value was expected after the comma"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.text);
        CHECK(refusal(each.text) == each.message);
    }
}

TEST_CASE("common mistakes are named") {
    const std::string not_finite = "NaN and infinity are not allowed, a finite number was expected";
    for (const std::string word : {"NaN", "nan", "-NaN", "Infinity", "-Infinity", "inf"})
        CHECK(refusal("[" + word + "]") == "f.json: line 1, column 2: " + not_finite);
    CHECK(refusal("[True]") == "f.json: line 1, column 2: true, false and null are written in small letters");
    CHECK(refusal("{'a': 1}") == "f.json: line 1, column 2: text is written in double quotes");
    CHECK(refusal("{ // remark\n}") ==
          "f.json: line 1, column 3: JSON has no comments; a key of your own, such as \"comment\", is kept");
    CHECK(refusal("[.5]") == "f.json: line 1, column 2: a number starts with a digit or a minus sign");
    CHECK(refusal("[+5]") == "f.json: line 1, column 2: a number starts with a digit or a minus sign");
    CHECK(refusal("[nul]") == "f.json: line 1, column 2: found nul, but a value or ] was expected");
    CHECK(refusal("[1.]") == "f.json: line 1, column 2: found 1., but a value or ] was expected");
}

TEST_CASE("text in quotes that breaks says where") {
    CHECK(refusal("{\"ab") ==
          "f.json: line 1, column 2: the text in quotes has no end, another \" was expected");
    CHECK(refusal("{\n\"ab\n\": 1}") ==
          "f.json: line 2, column 1: the text in quotes does not end on its line, another \" was expected");
    CHECK(refusal("[\"a\\\"b\tc\"]") ==
          "f.json: line 1, column 7: a control character in quotes, which is written as \\t or \\u00XX");
    const std::string escape = "the \\ in quotes was expected before one of \" \\ / b f n r t, or u and four "
                               "hexadecimal digits";
    CHECK(refusal("[\"C:\\Users\"]") == "f.json: line 1, column 6: " + escape);
    CHECK(refusal("[\"\\u12\"]") == "f.json: line 1, column 7: " + escape);
}

TEST_CASE("numbers no double can hold are refused") {
    CHECK(refusal(sample_with("0.4", "1e999")) ==
          "f.json: line 6, column 72: 1e999 is too large for a number, which ends near 1.8e308");
    CHECK(refusal(sample_with("0.4", "-1e999")).find("-1e999 is too large for a number") !=
          std::string::npos);
    CHECK(refusal(sample_with("0.4", std::string(400, '9'))).find("is too large for a number") !=
          std::string::npos);
}

TEST_CASE("a key given twice is refused, with the place of its object") {
    CHECK(refusal(sample_with("\"decimals\"", "\"title\": \"x\", \"decimals\"")) ==
          "f.json: /: the key \"title\" is given twice");
    CHECK(refusal(sample_with("\"weights\": [[0.1", "\"weights\": 1, \"weights\": [[0.1")) ==
          "f.json: /layers/1: the key \"weights\" is given twice");
}

TEST_CASE("nesting without end is refused") {
    const std::string lists(1'000'000, '[');
    CHECK(refusal(lists).find("nested more than 64 levels deep") != std::string::npos);
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    CHECK(refusal(objects).find("nested more than 64 levels deep") != std::string::npos);
}

TEST_CASE("only UTF-8 is read, with or without its mark") {
    CHECK(refusal("\xEF\xBB\xBF" + sample) == "");
    const std::string message = "a byte that is not UTF-8 text, which was expected";
    const std::string not_utf8[] = {"\xE4",         "\xC0\x80",         "\xED\xA0\x80", "\xF5\x80\x80\x80",
                                    "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xE2\x82",     "\x80"};
    for (const std::string& bytes : not_utf8)
        CHECK(refusal("{\n\"" + bytes) == "f.json: line 2, column 2: " + message);
    CHECK(refusal(std::string("\xFF\xFE{\0}\0", 6)) ==
          "f.json: written in UTF-16, but a text file in UTF-8 was expected");
    CHECK(refusal(sample_with("Sample", "∂E ≤ 𝛿")) == "");
    CHECK(refusal(std::string("\0\0", 2)).find("a scenario in { } was expected") != std::string::npos);
}
