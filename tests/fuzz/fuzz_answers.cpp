#include "core/check/check.h"
#include "tests/core/walk/scenarios.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace backstep;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

// A scenario, the numbers of its update, and who reads and checks answers to it.
struct Exercise {
    Scenario scenario;
    std::vector<int> examples;
    Trace trace;
    Checker checker;
    std::vector<AnswerReader> readers; ///< one for each notation

    explicit Exercise(Scenario chosen)
        : scenario(std::move(chosen)), examples(all(scenario)), trace(computed(scenario, examples)),
          checker(scenario, scenario.network, trace) {
        for (const auto& notation : all_notations()) readers.emplace_back(scenario, *notation, examples);
    }
    Exercise(const Exercise&) = delete;

    static std::vector<int> all(const Scenario& scenario) {
        std::vector<int> examples;
        for (int m = 0; m < std::ssize(scenario.examples); ++m) examples.push_back(m);
        return examples;
    }
    static Trace computed(const Scenario& scenario, const std::vector<int>& examples) {
        Trace trace;
        compute(scenario.network, scenario, examples, trace);
        return trace;
    }

    void check(const Submission& submission, bool judged) {
        for (const LineNote& note : submission.notes) {
            require(note.line > 0 && !note.sentence.empty() && note.sentence.size() < 600);
            require(note.sentence.find('\n') == std::string::npos);
        }
        for (const Answer& answer : submission.answers) {
            require(is_scalar(answer.quantity) && !problem(answer.quantity, scenario));
            require(std::isfinite(answer.number.value));
        }
        if (!judged) return;
        const std::vector<Finding> findings = checker.check(submission.answers);
        require(findings.size() == submission.answers.size());
        for (const Finding& finding : findings)
            require(finding.suspicions.empty() || finding.verdict == Verdict::wrong);
    }

    // As a file in one of the notations, and pasted for a matrix, a vector and a number.
    void read(const std::string& text, std::size_t notation, bool judged) {
        AnswerReader& reader = readers[notation % readers.size()];
        for (const Submission& each : reader.read(text, "f")) check(each, judged);
        for (const Quantity& quantity : {Quantity{.symbol = Symbol::weight_gradient, .layer = 2},
                                         Quantity{.symbol = Symbol::updated_bias, .layer = 1},
                                         Quantity{.symbol = Symbol::updated_bias, .layer = 1, .row = 2}})
            check(reader.read_pasted(text, quantity), judged);
    }
};

} // namespace

/// Any text is a list of answers that can be checked, with one line of complaint for what is not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Exercise one(test::network_of_the_notes()), three(test::batch_of_three());
    const std::string text(data, data + size);
    // Looking for mistakes takes most of the time, so it is done for one length in sixteen.
    (size % 2 == 0 ? one : three).read(text, size / 2, size % 32 < 2);
    return 0;
}
