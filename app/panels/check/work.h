#pragma once

#include "app/session/session.h"
#include "app/widgets/mark.h"
#include "core/check/check.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace backstep::check {

/// A vector, matrix or number that one computes in one go, in the order of the walk.
struct Group {
    Quantity whole;
    Phase phase = Phase::forward;
    int example = 0;       ///< from 1; 0: all of them
    std::int64_t step = 0; ///< of the walk by vector
    std::vector<Quantity> numbers;
};

/// How the answers stand.
struct Count {
    int right = 0, carried = 0, wrong = 0, missing = 0, unreadable = 0;
    bool operator==(const Count&) const = default;
};

/// The run's first update, and what is to be said of the answers to it.
class Work {
public:
    /// Makes it afresh where scenario or answers are others than before. While an answer is being typed
    /// (`typing`) the verdicts stay those of before.
    void follow(const Session& session, const std::optional<Quantity>& typing);

    const std::vector<Group>& groups() const { return groups_; }
    int numbers() const { return numbers_; }
    /// Why nothing can be checked here; empty: it can.
    const std::string& refusal() const { return refusal_; }

    const Finding* finding(const Quantity& quantity) const;
    Mark mark(const Quantity& quantity) const;
    const Count& count() const { return count_; }
    int version() const { return version_; } ///< another one whenever marks change

    /// The group a number belongs to; null: none.
    const Group* group_of(const Quantity& number) const;
    double exact(const Quantity& number) const;
    const Scenario& scenario() const { return basis_->scenario; }
    std::span<const int> examples() const { return basis_->trace.examples; }
    const Walk& walk() const { return basis_->walk; }
    Setting setting(const Notation& notation, const Quantity& of) const;

private:
    struct Basis {
        Scenario scenario;
        std::vector<int> examples;
        Trace trace;
        Walk walk;
        std::optional<Checker> checker;

        explicit Basis(const Scenario& of);
    };
    std::unique_ptr<Basis> basis_;
    std::int64_t revision_ = -1;
    std::vector<Group> groups_;
    int numbers_ = 0;
    std::map<Quantity, std::size_t> group_of_;
    std::string refusal_;

    std::map<Quantity, std::string> judged_;
    bool judged_once_ = false;
    std::map<Quantity, Finding> findings_;
    std::set<Quantity> unreadable_;
    Count count_;
    int version_ = 0;

    void list_groups();
    void judge(const std::map<Quantity, std::string>& answers);
};

/// What is typed, as a number.
std::optional<WrittenNumber> typed(std::string_view text);

Mark mark_of(Verdict verdict);

} // namespace backstep::check
