#include "app/panels/check/words.h"

#include "app/session/shown_name.h"
#include "core/check/mistaken.h"
#include "core/derivation/caption.h"
#include "core/derivation/spoken.h"

#include <fmt/format.h>

#include <cmath>

namespace backstep::check {
namespace {

std::string name_in(Quantity quantity, const Work& work, const Notation& notation) {
    quantity.example = 0;
    return Spoken(notation, work.scenario().network).name(quantity);
}

/// The few words of each mistake that need no name.
std::string_view plain_words(Mistake mistake) {
    switch (mistake) {
    case Mistake::target_minus_output: return "target minus output";
    case Mistake::added_instead_of_subtracted: return "step added, not subtracted";
    case Mistake::missing_activation_derivative: return "derivative of the activation missing";
    case Mistake::bias_forgotten: return "bias forgotten";
    case Mistake::activation_skipped: return "weighted input in place of the activation";
    case Mistake::derivative_at_activation: return "derivative taken at the activation";
    case Mistake::transposed_gradient: return "gradient transposed";
    case Mistake::transposed_weights: return "weights transposed";
    case Mistake::updated_weights_used: return "updated weights used";
    case Mistake::path_missing: return "a term of the sum is missing";
    case Mistake::factor_two: return "a factor 2";
    case Mistake::not_averaged: return "mean and sum confused";
    case Mistake::learning_rate_missing: return "learning rate missing";
    case Mistake::learning_rate_twice: return "learning rate twice";
    case Mistake::other_cost: return "formula of another cost";
    case Mistake::other_activation_derivative: return "derivative of another activation";
    case Mistake::exponent_sign: return "sign of the exponent";
    case Mistake::sign: return "sign lost";
    case Mistake::wrong_layer: return "a number of another layer";
    case Mistake::wrong_element: return "a number of another place";
    case Mistake::digits_swapped: return "two digits swapped";
    case Mistake::decimal_point: return "decimal point shifted";
    }
    return "";
}

} // namespace

std::string_view words(Mark mark) {
    switch (mark) {
    case Mark::exact: return "exact";
    case Mark::rounded: return "correctly rounded";
    case Mark::last_digit: return "last digit off by one";
    case Mark::carried: return "carried forward";
    case Mark::wrong: return "wrong";
    case Mark::unreadable: return "not a number";
    case Mark::missing: return "not entered";
    }
    return "";
}

std::string name_of(const Quantity& quantity, const Work& work, const Notation& notation) {
    return shown_name(Names(notation, work.scenario().network), quantity);
}

std::string slip(const Suspicion& suspicion, const Work& work, const Notation& notation) {
    std::string text(plain_words(suspicion.mistake));
    if (const auto missing = left_out(suspicion, work.scenario().network))
        text = name_in(*missing, work, notation) +
               (suspicion.mistake == Mistake::path_missing ? ": its term is missing" : " missing");
    else if (suspicion.other &&
             (suspicion.mistake == Mistake::wrong_element || suspicion.mistake == Mistake::wrong_layer))
        text = name_in(*suspicion.other, work, notation) + " in its place";
    return text;
}

std::string remark(const Finding& finding, bool told, const Work& work, const Notation& notation) {
    if (finding.verdict == Verdict::carried_forward) {
        const auto source = finding.through ? finding.through : finding.from;
        if (source) return "uses your " + name_of(*source, work, notation);
        return finding.only_rounding ? "from early rounding" : "";
    }
    if (finding.verdict != Verdict::wrong || !told) return "";
    if (finding.suspicions.empty()) return "no usual slip";
    return slip(finding.suspicions.front(), work, notation);
}

std::string summary(const Count& count) {
    if (count.wrong == 0 && count.carried == 0)
        return count.right == 0 ? "" : fmt::format("{} right so far", count.right);
    std::string text = fmt::format("{} {}", count.wrong, count.wrong == 1 ? "mistake" : "mistakes");
    if (count.carried > 0)
        text += fmt::format(", {} {}", count.carried, count.carried == 1 ? "value follows" : "values follow");
    return text;
}

std::string first_hint(const Quantity& quantity, const Work& work, const Notation& notation) {
    const Group* group = work.group_of(quantity);
    if (group == nullptr) return "";
    const Step step = work.walk().step(group->step, Granularity::vector);
    std::string text = fmt::format("Step {}: {}", group->step, caption(step, work.scenario(), notation));
    const Finding* finding = work.finding(quantity);
    if (finding == nullptr || finding->verdict != Verdict::wrong) return text;
    if (finding->suspicions.empty()) return text + " None of the usual slips gives your number.";
    const Suspicion& likely = finding->suspicions.front();
    const std::string where = likely.at == quantity || likely.throughout
                                  ? ""
                                  : fmt::format(" on the way, at {}", name_of(likely.at, work, notation));
    text += fmt::format(" Likely slip{}: {}", where, slip(likely, work, notation));
    const auto mistakes = finding->mistakes();
    if (mistakes.size() > 1) text += fmt::format(", or {}", plain_words(mistakes[1]));
    return text + ".";
}

std::string comment(const Quantity& quantity, const Work& work, const Notation& notation) {
    const Finding* finding = work.finding(quantity);
    const std::string name = name_of(quantity, work, notation);
    if (finding == nullptr)
        return work.mark(quantity) == Mark::unreadable
                   ? "This is not a number; one such as −0.0974, 1.2e-3 or 3/8 was expected."
                   : fmt::format("Type {}, or paste it with those after it.", name);
    switch (finding->verdict) {
    case Verdict::wrong: return fmt::format("{} is not right.", name);
    case Verdict::last_digit:
        return fmt::format("{} is one unit off in its last place, as early rounding makes it.", name);
    case Verdict::carried_forward:
        if (finding->from)
            return fmt::format("{} is right for your own numbers before it; the slip is in {}.", name,
                               name_of(*finding->from, work, notation));
        return fmt::format("{} is off by no more than rounding on the way explains.", name);
    default: return explanation(*finding, notation, work.scenario());
    }
}

} // namespace backstep::check
