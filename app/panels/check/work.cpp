#include "app/panels/check/work.h"

#include "core/model/input_error.h"
#include "core/training/order.h"

namespace backstep::check {

std::optional<WrittenNumber> typed(std::string_view text) {
    return read_number(trimmed(text), DecimalComma::understood);
}

Mark mark_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::exact: return Mark::exact;
    case Verdict::rounded: return Mark::rounded;
    case Verdict::last_digit: return Mark::last_digit;
    case Verdict::carried_forward: return Mark::carried;
    case Verdict::wrong: return Mark::wrong;
    }
    return Mark::wrong;
}

Work::Basis::Basis(const Scenario& of)
    : scenario(of), examples(examples_of_update(scenario, 0)), walk(scenario, examples) {
    compute(scenario.network, scenario, examples, trace);
}

void Work::follow(const Session& session, const std::optional<Quantity>& typing) {
    if (session.revision() != revision_) {
        basis_ = std::make_unique<Basis>(session.scenario());
        revision_ = session.revision();
        judged_once_ = false;
        refusal_.clear();
        list_groups();
        try {
            basis_->checker.emplace(basis_->scenario, basis_->scenario.network, basis_->trace);
        } catch (const InputError& error) {
            refusal_ = error.what();
        }
    }
    if (judged_once_ && (typing || session.answers() == judged_)) return;
    judge(session.answers());
}

void Work::list_groups() {
    groups_.clear();
    group_of_.clear();
    numbers_ = 0;
    const Walk& walk = basis_->walk;
    for (std::int64_t number = 1; number <= walk.step_count(Granularity::vector); ++number) {
        const Step step = walk.step(number, Granularity::vector);
        for (const Quantity& whole : step.quantities) {
            Group group{whole, step.phase, step.example, number, numbers_of(whole, basis_->scenario.network)};
            for (const Quantity& each : group.numbers) group_of_[each] = groups_.size();
            numbers_ += static_cast<int>(group.numbers.size());
            groups_.push_back(std::move(group));
        }
    }
}

void Work::judge(const std::map<Quantity, std::string>& answers) {
    judged_ = answers;
    judged_once_ = true;
    findings_.clear();
    unreadable_.clear();
    ++version_;
    std::vector<Answer> given;
    for (const Group& group : groups_)
        for (const Quantity& number : group.numbers) {
            const auto text = answers.find(number);
            if (text == answers.end()) continue;
            if (const auto read = typed(text->second))
                given.push_back({number, *read, text->second, 0});
            else
                unreadable_.insert(number);
        }
    if (basis_->checker)
        for (Finding& finding : basis_->checker->check(given)) {
            const Quantity of = finding.answer.quantity;
            findings_.insert_or_assign(of, std::move(finding));
        }
    count_ = {};
    for (const auto& [quantity, finding] : findings_) {
        if (finding.verdict == Verdict::wrong)
            ++count_.wrong;
        else if (finding.verdict == Verdict::carried_forward)
            ++count_.carried;
        else
            ++count_.right;
    }
    count_.unreadable = static_cast<int>(unreadable_.size());
    count_.missing = numbers_ - count_.right - count_.carried - count_.wrong - count_.unreadable;
}

const Finding* Work::finding(const Quantity& quantity) const {
    const auto found = findings_.find(quantity);
    return found == findings_.end() ? nullptr : &found->second;
}

Mark Work::mark(const Quantity& quantity) const {
    if (const Finding* found = finding(quantity)) return mark_of(found->verdict);
    return unreadable_.contains(quantity) ? Mark::unreadable : Mark::missing;
}

const Group* Work::group_of(const Quantity& number) const {
    const auto found = group_of_.find(number);
    return found == group_of_.end() ? nullptr : &groups_[found->second];
}

double Work::exact(const Quantity& number) const {
    return value_of(number, basis_->scenario.network, basis_->trace).value_or(0);
}

Setting Work::setting(const Notation& notation, const Quantity& of) const {
    const int example = of.example > 0 ? of.example : basis_->examples.front() + 1;
    return {notation, basis_->scenario, basis_->scenario.network, basis_->trace, example};
}

} // namespace backstep::check
