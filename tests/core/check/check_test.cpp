#include "core/check/check.h"

#include "core/training/order.h"
#include "tests/core/walk/scenarios.h"

#include <doctest/doctest.h>

using namespace backstep;

namespace {

class Check {
public:
    explicit Check(Scenario scenario = test::network_of_the_notes()) : scenario_(std::move(scenario)) {
        examples_ = examples_of_update(scenario_, 0);
        compute(scenario_.network, scenario_, examples_, trace_);
    }

    std::vector<Finding> all(std::string_view text) const {
        AnswerReader reader(scenario_, notation(), examples_);
        const std::vector<Submission> read = reader.read(text, "file");
        REQUIRE(read.front().notes.empty());
        return Checker(scenario_, scenario_.network, trace_).check(read.front().answers);
    }
    Finding last(std::string_view text) const { return all(text).back(); }
    Verdict verdict(std::string_view text) const { return last(text).verdict; }
    std::string explained(std::string_view text) const {
        return explanation(last(text), notation(), scenario_);
    }

private:
    Scenario scenario_;
    std::vector<int> examples_;
    Trace trace_;
    const Notation& notation() const { return *notation_named("suresh-sardana"); }
};

bool names(const Finding& finding, Mistake mistake) {
    const auto all = finding.mistakes();
    return std::find(all.begin(), all.end(), mistake) != all.end();
}

} // namespace

TEST_CASE("verdicts by how far a number is from the right one") {
    // n₈ = 0.59580…, n₄ = 0.524979…
    const Check check;
    CHECK(check.verdict("z4,0.1") == Verdict::exact);
    CHECK(check.verdict("z4,1/10") == Verdict::exact);
    CHECK(check.verdict("z4,1/9") == Verdict::wrong);
    CHECK(check.verdict("n4,0.524979") == Verdict::exact);
    CHECK(check.verdict("n4,0.52498") == Verdict::rounded);
    CHECK(check.verdict("n4,0.5250") == Verdict::rounded);
    CHECK(check.verdict("n4,0.5249") == Verdict::last_digit);
    CHECK(check.verdict("n4,0.5251") == Verdict::last_digit);
    CHECK(check.verdict("n4,0.5248") == Verdict::wrong);
    CHECK(check.verdict("n4,5.2498e-1") == Verdict::rounded);
    CHECK(check.verdict("n4,-0.5250") == Verdict::wrong);
}

TEST_CASE("nothing but a 0 is not right for whatever is small") {
    const Check check;
    CHECK(check.verdict("dE/dw48,0") == Verdict::wrong);
    CHECK(check.verdict("n4,0.5250\ndE/dw48,0") == Verdict::wrong);
    CHECK(check.last("n4,0.5250\ndE/dw48,0").answer.number.decimals == 4);
    CHECK(check.verdict("n4,1") == Verdict::rounded);
    CHECK(check.verdict("n4,0") == Verdict::wrong);
}

TEST_CASE("one slip costs once: what follows from it is carried forward, and says from where") {
    const auto findings = Check().all("n9,0.5038\nE,0.2086\ndelta2[1],-0.4042\ndelta2[2],0.1259\n"
                                      "dE/dw48,-0.2122\ndE/dw49,0.0661\n");
    CHECK(findings[0].verdict == Verdict::wrong);
    CHECK(names(findings[0], Mistake::sign));
    CHECK(findings[1].verdict == Verdict::carried_forward);
    CHECK(to_text(*findings[1].from) == "a2[2]");
    CHECK(findings[2].verdict == Verdict::wrong);
    CHECK(findings[2].mistakes().front() == Mistake::missing_activation_derivative);
    CHECK(findings[2].suspicions.front().at == findings[2].answer.quantity);
    CHECK(findings[3].verdict == Verdict::carried_forward);
    CHECK(findings[4].verdict == Verdict::carried_forward);
    CHECK(to_text(*findings[4].from) == "delta2[1]");
    CHECK(findings[4].carried_value == doctest::Approx(-0.2122).epsilon(1e-3));
    CHECK(findings[5].verdict == Verdict::carried_forward);
    CHECK(to_text(*findings[5].from) == "a2[2]");
    CHECK(to_text(*findings[5].through) == "delta2[2]");
}

TEST_CASE("a slip in a number that is not given costs once, too") {
    const auto findings = Check().all("dE/dw48,-0.2122\ndE/dw58,-0.2656\ndE/dw68,-0.1920\n");
    CHECK(findings[0].verdict == Verdict::wrong);
    CHECK(findings[0].mistakes().front() == Mistake::missing_activation_derivative);
    CHECK(findings[1].verdict == Verdict::carried_forward);
    CHECK(findings[2].verdict == Verdict::carried_forward);
}

TEST_CASE("numbers rounded early are not wrong") {
    const Check check;
    const auto findings =
        check.all("n4,0.52\nn8,0.60\nE,0.20\ndE/da2[1],-0.40\ns2[1],0.24\ndelta2[1],-0.096\n"
                  "dE/dw48,-0.04992\n");
    for (const Finding& each : findings) {
        CAPTURE(to_text(each.answer.quantity));
        CHECK(each.verdict != Verdict::wrong);
    }
}

TEST_CASE("what no mistake explains is wrong without a claim") {
    const Finding finding = Check().last("n8,0.7134892");
    CHECK(finding.verdict == Verdict::wrong);
    CHECK(finding.suspicions.empty());
    CHECK(Check().explained("n8,0.7134892") ==
          "n₈ is 0.5957505, not 0.7134892; none of the usual mistakes gives this number.");
}

TEST_CASE("few places excuse no more than rounding to them does") {
    const Check check; // z₄ = 0.1, E = 0.2048, δ₄ = −0.0269, ∂E/∂w₁₄ = −0.0269
    for (const char* wrong : {"z4,0.2", "E,0.1", "E,0.3", "δ4,-0.1", "w14^new,0.3", "δ4,0\ndE/dw14,0.1"}) {
        CAPTURE(wrong);
        CHECK(check.verdict(wrong) == Verdict::wrong);
    }
    CHECK(check.verdict("E,0.20") == Verdict::rounded);
    CHECK(check.verdict("δ4,-0.0") == Verdict::rounded); // to one place it is 0
    CHECK(check.verdict("δ4,0") == Verdict::wrong);
}

TEST_CASE("a 0 has no digits that could have been moved") {
    const Check check;
    for (const char* nothing : {"z8,0", "n9,0", "dE/dw48,0.000"}) {
        CAPTURE(nothing);
        CHECK_FALSE(names(check.last(nothing), Mistake::decimal_point));
        CHECK_FALSE(names(check.last(nothing), Mistake::digits_swapped));
    }
}

TEST_CASE("explanations speak the notation") {
    const Check check;
    CHECK(check.explained("delta2[1],-0.4042") == "δ₈ comes out as −0.4042 without σ′₈, or by the formula of "
                                                  "another cost, cross entropy, or with the derivative of "
                                                  "another activation, relu; −0.0974 is right.");
    CHECK(check.explained("s2[1],1").starts_with("σ′₈ comes out as 1 as if there were no activation"));
    CHECK(check.explained("z4,-0.1").starts_with("z₄ comes out as −0.1 without the bias b₄"));
    CHECK(check.explained("n4,0.5205") == "n₄ comes out as 0.5205 with two digits swapped; 0.5250 is right.");
}

TEST_CASE("every mistake has its id") {
    for (const Mistake mistake : all_mistakes) CHECK(mistake_named(name(mistake)) == mistake);
    CHECK_FALSE(mistake_named("typo").has_value());
}
