#include "core/check/answers.h"

#include "core/files/scenario_file.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

class Reading {
public:
    explicit Reading(std::string_view notation = "suresh-sardana", std::vector<int> examples = {0})
        : reader_(scenario_, *notation_named(notation), examples) {}

    std::vector<Submission> all(std::string_view text) { return reader_.read(text, "file"); }
    Submission one(std::string_view text) {
        std::vector<Submission> submissions = all(text);
        REQUIRE(submissions.size() == 1);
        return submissions.front();
    }
    Submission pasted(std::string_view text, std::string_view quantity) {
        return reader_.read_pasted(text, parse_quantity(quantity));
    }

private:
    Scenario scenario_ = test::network_of_the_notes();
    AnswerReader reader_;
};

std::string answers_text(const Submission& submission) {
    std::string text;
    for (const Answer& each : submission.answers)
        text += to_text(each.quantity) + "=" + std::to_string(each.number.value).substr(0, 5) + " ";
    return text;
}

// One answer without any note.
void check_line(std::string_view line, std::string_view quantity, double value) {
    CAPTURE(line);
    const Submission read = Reading().one(line);
    CHECK(read.notes.empty());
    REQUIRE(read.answers.size() == 1);
    CHECK(to_text(read.answers[0].quantity) == quantity);
    CHECK(read.answers[0].number.value == value);
}

} // namespace

TEST_CASE("a prime or new behind a weight or bias makes it the updated one") {
    for (const char* name : {"w48'", "w48′", "w48new", "w48^new", "w₄₈ⁿᵉʷ"})
        check_line(name + std::string(", 0.6"), "W2'[1,1]", 0.6);
    check_line("b4' = 0.2135", "b1'[1]", 0.2135);
    CHECK(answers_text(Reading().one("b1' = [0.21, -0.22, 0.30, 0.06]"))
              .starts_with("b1'[1]=0.210 b1'[2]=-0.22"));
    CHECK(answers_text(Reading().one("b1' = 0.21, -0.22, 0.30, 0.06"))
              .starts_with("b1'[1]=0.210 b1'[2]=-0.22"));
    // Where a prime has a meaning of its own, it keeps it: an earlier layer.
    Reading facts("facts", {0});
    CHECK(answers_text(facts.one("a', 0.5")) != "a2[1]=0.5 ");
}

TEST_CASE("a line is a quantity of any notation and its value") {
    check_line("z1[2],0.35", "z1[2]", 0.35);
    check_line("dE/dW1[3,2],-0.5", "dE/dW1[3,2]", -0.5);
    check_line("\"dE/dW1[3,2]\",-0.5", "dE/dW1[3,2]", -0.5);
    check_line("n4;0,525", "a1[1]", 0.525);
    check_line("n4\t0,525", "a1[1]", 0.525);
    check_line("n4,\"0,525\"", "a1[1]", 0.525);
    check_line("dE/dw48 = 3/8", "dE/dW2[1,1]", 0.375);
    check_line("∂E/∂w₄₈ = −5.11e-2 # rounded", "dE/dW2[1,1]", -0.0511);
    check_line("z_1^2, 0.1", "z1[1]", 0.1);
    check_line("delta9 = 0,1240", "delta2[2]", 0.124);
    check_line("W2'[1,1] = 0,6256", "W2'[1,1]", 0.6256);
    check_line("w_{1,2}^{[1]}, 0.1", "W1[2,1]", 0.1);
    check_line("E 0.2086", "E", 0.2086);
    check_line("x[1],1", "x[1]", 1.0);
}

TEST_CASE("titles say what the columns are, in any order, and students apart") {
    const auto read = Reading().all("Student,Value,Quantity\nann,0.1,z4\nbob,0.2,z4\nann,0.3,z5\n");
    REQUIRE(read.size() == 2);
    CHECK(read[0].name == "ann");
    CHECK(answers_text(read[0]) == "z1[1]=0.100 z1[2]=0.300 ");
    CHECK(answers_text(read[1]) == "z1[1]=0.200 ");
    const auto wide = Reading().all("student;z4;z5\nann;0,1;0,3\nbob;0,2;\n");
    REQUIRE(wide.size() == 2);
    CHECK(answers_text(wide[0]) == "z1[1]=0.100 z1[2]=0.300 ");
    CHECK(answers_text(wide[1]) == "z1[1]=0.200 ");
    const Submission german = Reading().one("Größe;Wert\nz4;0,1\n");
    CHECK(answers_text(german) == "z1[1]=0.100 ");
    REQUIRE(german.notes.size() == 1);
    CHECK_FALSE(german.notes[0].broken);
}

TEST_CASE("an = that stands in another column separates nothing") {
    CHECK(answers_text(Reading().one("quantity,value,comment\nz4,0.1,z=wx+b\nz5,0.3,\n")) ==
          "z1[1]=0.100 z1[2]=0.300 ");
    const auto read = Reading().all("student,quantity,value\nBob = B,z4,0.1\nAnn,z4,0.2\n");
    REQUIRE(read.size() == 2);
    CHECK(read[0].name == "Bob = B");
    CHECK(answers_text(read[0]) == "z1[1]=0.100 ");
    CHECK(answers_text(Reading().one("z4,0.1,z=wx+b")) == "z1[1]=0.100 ");
    CHECK(answers_text(Reading().one("student,z4,z5\nBob = B,0.1,0.3\n")) == "z1[1]=0.100 z1[2]=0.300 ");
    const Submission sum = Reading().one("z5,1.3/2 = 0.65\n");
    REQUIRE(sum.notes.size() == 1);
    CHECK(sum.notes.front().sentence == "z1[2]: “1.3/2 = 0.65” is not a number");
}

TEST_CASE("behind a name = and ; separate, though titles above it are separated otherwise") {
    CHECK(answers_text(Reading().one("quantity,value\nz4,0.1\nz5 = 0.3\nb2 = [0.1, 0.2]\n")) ==
          "z1[1]=0.100 z1[2]=0.300 b2[1]=0.100 b2[2]=0.200 ");
    CHECK(answers_text(Reading().one("quantity,value\nz4;0,1\nz5 = 0,3\n")) == "z1[1]=0.100 z1[2]=0.300 ");
    check_line("w_1,2^[1] = 0,3", "W1[2,1]", 0.3);
    CHECK(Reading().one("z99 = 0,5").notes.front().sentence.starts_with("z99"));
}

TEST_CASE("a broken line is named and does not stop the rest") {
    const Submission read =
        Reading().one("quantity,value\nz4,0.1\nz99,1\nz5,abc\nz6,0,5\nz4,0.2\nz7,\n\nz1[9],1\nn4,0.5\n");
    CHECK(answers_text(read) == "z1[1]=0.100 a1[1]=0.500 ");
    REQUIRE(read.blank.size() == 1);
    CHECK(to_text(read.blank[0]) == "z1[4]");
    std::vector<int> lines;
    for (const LineNote& note : read.notes) lines.push_back(note.line);
    CHECK(lines == std::vector<int>{3, 4, 5, 6, 9});
    CHECK(read.notes[1].sentence == "z1[2]: “abc” is not a number");
    CHECK(read.notes[3].sentence == "z1[1] was given on line 2 already; that is the one checked");
}

TEST_CASE("matrices and vectors as programs write them") {
    const std::string all = "W2[1,1]=0.100 W2[1,2]=0.200 W2[1,3]=0.300 W2[1,4]=0.400 W2[2,1]=0.500 "
                            "W2[2,2]=0.600 W2[2,3]=0.700 W2[2,4]=0.800 ";
    for (const std::string_view text :
         {"W2 = [[0.1, 0.2, 0.3, 0.4], [0.5, 0.6, 0.7, 0.8]]",
          "W2 = np.array([[0.1, 0.2, 0.3, 0.4],\n              [0.5, 0.6, 0.7, 0.8]])",
          "W2,[[0.1 0.2 0.3 0.4]\n [0.5 0.6 0.7 0.8]]", "W2 = [0.1 0.2 0.3 0.4; 0.5 0.6 0.7 0.8];",
          "W2 = [0.1, 0.2, 0.3, 0.4\n0.5, 0.6, 0.7, 0.8]", "W2\n0.1,0.2,0.3,0.4\n0.5,0.6,0.7,0.8\n",
          "W2\n0,1\t0,2\t0,3\t0,4\n0,5\t0,6\t0,7\t0,8\n",
          "W2\n[[0.1, 0.2, 0.3, 0.4], [0.5, 0.6, 0.7, 0.8]]"}) {
        CAPTURE(text);
        const Submission read = Reading().one(text);
        CHECK(answers_text(read) == all);
        CHECK(read.notes.empty());
    }
    const std::string vector = "b2[1]=0.100 b2[2]=0.200 ";
    for (const std::string_view text : {"b2 = [0.1, 0.2]", "b2,0.1,0.2", "b2\n0.1\n0.2", "b2 = [0.1; 0.2]"}) {
        CAPTURE(text);
        CHECK(answers_text(Reading().one(text)) == vector);
    }
}

TEST_CASE("a matrix that stands the other way round is read so, with a note, where its notation writes it "
          "otherwise") {
    const std::string_view turned = "dE/dW2\n0.1,0.5\n0.2,0.6\n0.3,0.7\n0.4,0.8\n";
    const Submission read = Reading().one(turned);
    CHECK(read.answers.size() == 8);
    CHECK(to_text(read.answers[1].quantity) == "dE/dW2[1,2]");
    CHECK(read.answers[1].number.value == 0.2);
    REQUIRE(read.notes.size() == 1);
    CHECK_FALSE(read.notes[0].broken);
    CHECK(Reading("richardson").one(turned).notes.empty());
    const Submission odd = Reading().one("W2\n0.1,0.2\n0.3,0.4\n");
    CHECK(odd.answers.empty());
    REQUIRE(odd.notes.size() == 1);
    CHECK(odd.notes[0].sentence == "W2: 2×4 numbers were expected, but 2×2 are given");
}

TEST_CASE("brackets left open break their line only") {
    const Submission read = Reading().one("W2 = [[0.1, 0.2\nz4,0.1\nz5,0.2\n");
    CHECK(answers_text(read) == "z1[1]=0.100 z1[2]=0.200 ");
    REQUIRE(read.notes.size() == 1);
    CHECK(read.notes[0].line == 1);
}

TEST_CASE("numbers pasted for a quantity") {
    CHECK(answers_text(Reading().pasted("0,1\t0,2\t0,3\t0,4\r\n0,5\t0,6\t0,7\t0,8\r\n", "W2"))
              .starts_with("W2[1,1]=0.100 "));
    CHECK(answers_text(Reading().pasted(" 0.25 ", "delta1[2]")) == "delta1[2]=0.250 ");
    CHECK(answers_text(Reading().pasted("1 2 3 4", "W2[1,:]")) ==
          "W2[1,1]=1.000 W2[1,2]=2.000 W2[1,3]=3.000 W2[1,4]=4.000 ");
    CHECK(Reading().pasted("1 2", "delta1[2]").notes.front().sentence ==
          "delta1[2]: one number was expected, but 2 are given");
    CHECK(Reading().pasted("", "W2").notes.size() == 1);
}

TEST_CASE("an example is named only where an update uses several") {
    CHECK(answers_text(Reading().one("z1[1]@1,0.1")) == "z1[1]=0.100 ");
    Scenario scenario = test::network_of_the_notes();
    scenario.examples.push_back(scenario.examples.front());
    const std::vector<int> both{0, 1}, second{1};
    AnswerReader of_both(scenario, *notation_named("suresh-sardana"), both);
    CHECK(to_text(of_both.quantity_named("z4")) == "z1[1]@1");
    CHECK(to_text(of_both.quantity_named("z4@2")) == "z1[1]@2");
    CHECK(to_text(of_both.quantity_named("dE/dw48")) == "dE/dW2[1,1]");
    CHECK(to_text(of_both.quantity_named("E")) == "E");
    AnswerReader of_second(scenario, *notation_named("suresh-sardana"), second);
    const auto read = of_second.read("z1[1]@1,0.1\nz1[1]@2,0.2\n", "file");
    CHECK(answers_text(read[0]) == "z1[1]=0.200 ");
    CHECK(read[0].notes.front().sentence == "z1[1]@1: example 1 is not among those of this update");
}
