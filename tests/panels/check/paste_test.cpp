#include "app/panels/check/paste.h"

#include "core/notation/parse.h"
#include "tests/panels/window_frames.h"

#include <doctest/doctest.h>

using namespace backstep;
using namespace backstep::check;

namespace {

struct Table {
    Session session{test::bundled("notes-3-4-2")};
    Work work;

    Table() { work.follow(session, {}); }
    Pasted paste(std::string_view text, const char* at) {
        return read_pasted(text, parse_quantity(at), work, session.notation());
    }
};

std::string at(const Pasted& pasted, const char* name) {
    const auto found = pasted.answers.find(parse_quantity(name));
    return found == pasted.answers.end() ? "" : found->second;
}

} // namespace

TEST_CASE("a column goes down from where it is pasted, empty cells leave theirs as they are") {
    Table table;
    const Pasted pasted = table.paste("0.1\n0.65\r\n\n-0.6\n0.525\n", "z1[1]");
    CHECK(pasted.notes.empty());
    CHECK(at(pasted, "z1[1]") == "0.1");
    CHECK(at(pasted, "z1[2]") == "0.65");
    CHECK(at(pasted, "z1[3]") == "");
    CHECK(at(pasted, "z1[4]") == "-0.6");
    CHECK(at(pasted, "a1[1]") == "0.525");
    CHECK(pasted.answers.size() == 4);
    CHECK(at(table.paste("0,1\n0,65", "z1[2]"), "z1[3]") == "0,65");
}

TEST_CASE("a cell that is no number is kept to be mended, and named") {
    Table table;
    const Pasted pasted = table.paste("0.1\n0.65\nabc\n-0.6\n", "z1[1]");
    CHECK(pasted.notes == std::vector<std::string>{"Line 3: “abc” is not a number."});
    CHECK(at(pasted, "z1[3]") == "abc");
    CHECK(at(pasted, "z1[4]") == "-0.6");
    CHECK(table.paste("not at all\na column", "z1[1]").answers.empty());
}

TEST_CASE("a whole matrix is pasted at once, as programs write it") {
    Table table;
    for (const char* text : {"[[1, 2, 3, 4], [5, 6, 7, 8]]", "np.array([[1, 2, 3, 4],\n [5, 6, 7, 8]])",
                             "[1 2 3 4; 5 6 7 8]", "1\t2\t3\t4\n5\t6\t7\t8\n", "1,2,3,4\n5,6,7,8\n"}) {
        CAPTURE(text);
        const Pasted pasted = table.paste(text, "dE/dW2[2,2]");
        CHECK(pasted.notes.empty());
        REQUIRE(pasted.answers.size() == 8);
        CHECK(at(pasted, "dE/dW2[1,4]") == "4");
        CHECK(at(pasted, "dE/dW2[2,1]") == "5");
    }
}

TEST_CASE("a matrix of another shape is refused with what was expected, and changes nothing") {
    Table table;
    const Pasted pasted = table.paste("1 2\n3 4\n", "dE/dW2[1,1]");
    CHECK(pasted.answers.empty());
    REQUIRE(pasted.notes.size() == 1);
    CHECK(pasted.notes[0].find("2×4 numbers were expected, but 2×2 are given") != std::string::npos);
}

TEST_CASE("lines with names go to where they belong, and broken ones say which they are") {
    Table table;
    const Pasted pasted = table.paste("n4, 0.525\ndelta8; -0,0974\nfoo, 3\nE = 0.2x\nw48, 1\n", "z1[1]");
    CHECK(at(pasted, "a1[1]") == "0.525");
    CHECK(at(pasted, "delta2[1]") == "-0,0974");
    CHECK(pasted.answers.size() == 2); // a weight is given, and no answer
    REQUIRE(pasted.notes.size() == 2);
    CHECK(pasted.notes[0].starts_with("Line 3: "));
    CHECK(pasted.notes[1].starts_with("Line 4: "));
}

TEST_CASE("numbers under a name go to where the name says, wherever they are pasted") {
    Table table;
    const Pasted pasted = table.paste("z1\n0.1\n0.65\n-0.6\n0.2\n", "a1[2]");
    CHECK(pasted.notes.empty());
    CHECK(at(pasted, "z1[1]") == "0.1");
    CHECK(at(pasted, "z1[4]") == "0.2");
    CHECK(pasted.answers.size() == 4);
}

TEST_CASE("what holds no numbers, or more than the table, is said in a sentence") {
    Table table;
    const Pasted words = table.paste("hello world", "z1[1]");
    CHECK(words.answers.empty());
    CHECK(words.notes.size() == 1);
    const Pasted nothing = table.paste("", "z1[1]");
    CHECK(nothing.answers.empty());
    CHECK(nothing.notes.size() == 1);
    const Pasted long_one = table.paste("1\n2\n3\n4\n5", "b1'[3]");
    CHECK(at(long_one, "b1'[4]") == "2");
    CHECK(long_one.answers.size() == 2);
    REQUIRE(long_one.notes.size() == 1);
    CHECK(long_one.notes[0].find("2 of the 5") != std::string::npos);
}

TEST_CASE("one number is no block, whatever its letters") {
    for (const char* one : {"0.5", "−0,25", " 3/8 ", "1.2e-3", ""}) CHECK_FALSE(is_block(one));
    for (const char* many : {"1 2", "1;2", "[1]", "z1[1] = 4", "0.1\n0.2"}) CHECK(is_block(many));
}
