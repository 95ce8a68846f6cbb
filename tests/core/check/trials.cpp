#include "tests/core/check/trials.h"

#include "core/training/order.h"

#include <fmt/format.h>

#include <cmath>

namespace backstep::test {
namespace {

struct Exercise {
    Scenario scenario;
    std::vector<int> examples;
    Trace trace;

    explicit Exercise(Random& random) : scenario(small_scenario(random)) {
        examples = examples_of_update(scenario, 0);
        compute(scenario.network, scenario, examples, trace);
    }
    std::vector<Finding> check(std::span<const Answer> answers) const {
        return Checker(scenario, scenario.network, trace).check(answers);
    }
};

std::string describe(const Finding& finding, const Scenario& scenario, int decimals) {
    return fmt::format("{} given {} exact {} ({} {}, depth {}, {} decimals)",
                       to_text(finding.answer.quantity), finding.answer.as_written, finding.exact,
                       name(scenario.cost), name(scenario.network.layers.back().activation),
                       scenario.network.depth(), decimals);
}

// Digits swapped or the point moved in a number as it is written.
std::optional<std::string> miswritten(const std::string& text, Mistake mistake, int pick) {
    if (mistake == Mistake::decimal_point) {
        const std::size_t point = text.find('.');
        std::string moved = text;
        moved.erase(point, 1);
        if (pick % 2 == 0) return moved.insert(point + 1, ".");
        const std::size_t digit = text.starts_with('-') ? 1 : 0;
        if (point - digit > 1) return moved.insert(point - 1, ".");
        moved.insert(point, ".");
        moved.erase(point, 1);
        return moved.insert(digit, "0.");
    }
    std::vector<std::string> all;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '-' || text[i] == '.' || text[i + 1] == '.' || text[i] == text[i + 1]) continue;
        std::string swapped = text;
        std::swap(swapped[i], swapped[i + 1]);
        all.push_back(swapped);
    }
    if (all.empty()) return std::nullopt;
    return all[static_cast<std::size_t>(pick) % all.size()];
}

struct Submitted {
    std::vector<Answer> answers;
    Planted planted;
    int decimals = 0;
    Handed handed = Handed::everything;
};

bool differs(const Answer& answer, double right) {
    return std::abs(answer.number.value - right) > 1.5 * answer.number.unit() * (1.0 + 1e-6);
}

// Nothing where the mistake cannot be made, or does not show.
std::optional<Submitted> submitted(Random& random, const Exercise& exercise, Mistake mistake, int decimals) {
    const HandCalculation right(exercise.scenario, exercise.examples, std::nullopt, std::nullopt);
    Submitted result;
    result.decimals = decimals;
    result.handed = static_cast<Handed>(std::array{0, 0, 1, 2}[random.below(4)]);
    result.planted = {mistake, one_of(random, right.order()), whole(random, 0, 59)};
    const bool writing = mistake == Mistake::digits_swapped || mistake == Mistake::decimal_point;
    if ((writing || mistake == Mistake::wrong_element) && !is_handed(result.handed, result.planted.at.symbol))
        return std::nullopt;
    const HandCalculation made(exercise.scenario, exercise.examples, std::nullopt,
                               writing ? std::nullopt : std::optional(result.planted));
    if (!writing && !made.made()) return std::nullopt;
    result.answers = handed_in(made, result.handed, decimals);
    bool shows = false;
    for (Answer& answer : result.answers) {
        if (writing && answer.quantity == result.planted.at) {
            const auto text = miswritten(answer.as_written, mistake, result.planted.pick);
            if (!text) return std::nullopt;
            answer.as_written = *text;
            answer.number = *read_number(*text);
        }
        shows = shows || differs(answer, right.at(answer.quantity));
    }
    if (!shows) return std::nullopt;
    return result;
}

void count(Found& found, const Found& one) {
    found.planted += one.planted;
    found.overlooked += one.overlooked;
    found.named += one.named;
    found.first += one.first;
    found.alike += one.alike;
}

// The first number called wrong is where the mistake shows first.
Found judged(const std::vector<Finding>& findings, const Submitted& submission, const HandCalculation& made,
             PlantedTrials& trials) {
    Found found{.planted = 1};
    for (const Finding& finding : findings) {
        if (finding.verdict != Verdict::wrong) continue;
        const std::vector<Mistake> named = finding.mistakes();
        if (std::find(named.begin(), named.end(), submission.planted.mistake) != named.end()) found.named = 1;
        const Mistake wanted = submission.planted.mistake;
        if (!named.empty() && named.front() == wanted) {
            found.first = 1;
        } else if (!named.empty()) {
            ++trials.instead[{wanted, named.front()}];
            const double value = made.at(finding.answer.quantity);
            found.alike = std::abs(finding.suspicions.front().value - value) <= 1e-10 * std::abs(value);
        }
        return found;
    }
    found.overlooked = 1;
    return found;
}

std::string row(const std::string& what, const Found& found) {
    const auto percent = [&](int part) { return 100.0 * part / std::max(found.planted, 1); };
    return fmt::format("{:<32}{:>8}{:>10.2f} %{:>10.2f} %{:>10.2f} %{:>10.2f} %\n", what, found.planted,
                       percent(found.named), percent(found.first), percent(found.first + found.alike),
                       percent(found.overlooked));
}

} // namespace

RightTrials check_right_submissions(int count, std::uint64_t seed) {
    Random random(seed);
    RightTrials trials;
    for (; trials.submissions < count; ++trials.submissions) {
        const Exercise exercise(random);
        const int decimals = whole(random, 2, 10), kind = trials.submissions % 3;
        const HandCalculation calculation(exercise.scenario, exercise.examples,
                                          kind == 2 ? std::optional(decimals) : std::nullopt, std::nullopt);
        const auto handed = static_cast<Handed>(std::array{0, 0, 1, 2}[random.below(4)]);
        const auto answers = handed_in(calculation, handed, kind == 0 ? 15 : decimals);
        for (const Finding& finding : exercise.check(answers)) {
            ++trials.answers;
            if (finding.verdict == Verdict::carried_forward) ++trials.carried;
            if (finding.verdict != Verdict::wrong) continue;
            ++trials.accused;
            if (trials.first_accused.empty())
                trials.first_accused = fmt::format("submission {} kind {}: {}", trials.submissions, kind,
                                                   describe(finding, exercise.scenario, decimals));
        }
    }
    return trials;
}

PlantedTrials check_planted_mistakes(int wanted, std::uint64_t seed) {
    Random random(seed);
    PlantedTrials trials;
    while (trials.all.planted < wanted) {
        const Mistake mistake = one_of(random, all_mistakes);
        const int decimals = whole(random, 3, 8);
        std::optional<Submitted> submission;
        for (int tries = 0; tries < 200 && !submission; ++tries) {
            const Exercise exercise(random);
            submission = submitted(random, exercise, mistake, decimals);
            if (!submission) continue;
            const bool writing = mistake == Mistake::digits_swapped || mistake == Mistake::decimal_point;
            const HandCalculation made(exercise.scenario, exercise.examples, std::nullopt,
                                       writing ? std::nullopt : std::optional(submission->planted));
            const Found one = judged(exercise.check(submission->answers), *submission, made, trials);
            count(trials.by_mistake[mistake], one);
            count(trials.by_decimals[decimals], one);
            count(trials.by_handed[submission->handed], one);
            count(trials.all, one);
        }
    }
    return trials;
}

std::string table(const PlantedTrials& trials) {
    std::string text = fmt::format("{:<32}{:>8}{:>12}{:>12}{:>12}{:>12}\n", "mistake", "planted", "named",
                                   "first", "or alike", "overlooked");
    for (const auto& [mistake, found] : trials.by_mistake) text += row(std::string(name(mistake)), found);
    for (const auto& [decimals, found] : trials.by_decimals)
        text += row(fmt::format("{} decimals", decimals), found);
    constexpr std::array<std::string_view, 3> handed{"everything", "main numbers", "gradients and update"};
    for (const auto& [what, found] : trials.by_handed)
        text += row(std::string(handed[static_cast<std::size_t>(what)]), found);
    text += row("all", trials.all) + "\nnamed first in place of the one planted:\n";
    for (const auto& [pair, times] : trials.instead)
        text += fmt::format("  {:<32}{:<32}{}\n", name(pair.first), name(pair.second), times);
    return text;
}

GarbageTrials check_garbage(int count, std::uint64_t seed, int decimals) {
    Random random(seed);
    GarbageTrials trials;
    for (int i = 0; i < count; ++i) {
        const Exercise exercise(random);
        const HandCalculation right(exercise.scenario, exercise.examples, std::nullopt, std::nullopt);
        const auto handed = static_cast<Handed>(std::array{0, 0, 1, 2}[random.below(4)]);
        std::vector<Answer> answers = handed_in(right, handed, decimals);
        Answer& one = answers[static_cast<std::size_t>(random.below(answers.size()))];
        one.as_written = fmt::format("{:.{}f}", between(random, -1.0, 1.0), decimals);
        one.number = *read_number(one.as_written);
        for (const Finding& finding : exercise.check(answers)) {
            if (finding.answer.quantity != one.quantity || finding.verdict != Verdict::wrong) continue;
            ++trials.wrong;
            if (!finding.suspicions.empty()) ++trials.explained;
        }
    }
    return trials;
}

} // namespace backstep::test
