#pragma once

#include "core/check/answers.h"
#include "core/check/slip.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

/// Judges hand calculations.
namespace backstep {

/// From best to worst.
enum class Verdict {
    exact,           ///< all digits given are right, and they are at least 6, or all that there are
    rounded,         ///< correctly rounded to the places given
    last_digit,      ///< one unit off in the last place given
    carried_forward, ///< not right, but right for the submission's own earlier numbers
    wrong,
};

inline constexpr std::array all_verdicts{Verdict::exact, Verdict::rounded, Verdict::last_digit,
                                         Verdict::carried_forward, Verdict::wrong};

/// The id in reports, such as `carried_forward`.
std::string_view name(Verdict verdict);

/// A mistake that, made at a quantity, gives the number.
struct Suspicion {
    Mistake mistake = Mistake::sign;
    Slip slip;               ///< what exactly, for the explanation
    Quantity at;             ///< where it was made: the answer's quantity, or one before it that is not given
    bool throughout = false; ///< made at every neuron of that layer, of which `at` is one
    std::optional<Quantity> other; ///< the term left out, or the number taken instead
    double value = 0;              ///< the answer with this mistake

    bool operator==(const Suspicion&) const = default;
};

/// What is to be said of one answer.
struct Finding {
    Answer answer;    ///< as it was judged: a mere 0 with the places that the submission has
    double exact = 0; ///< the right value
    Verdict verdict = Verdict::wrong;
    std::vector<Suspicion> suspicions;   ///< of a wrong answer, most likely first; none: nothing explains it
    std::optional<Quantity> from;        ///< of one carried forward, where the slip was made; of a wrong one,
                                         ///< where its first suspicion was, if that is not itself
    std::optional<Quantity> through;     ///< of one carried forward, the submission's number that brought it
    std::optional<double> carried_value; ///< what it should be, given the submission's own earlier numbers
    bool only_rounding = false;          ///< carried forward from nothing but early rounding

    /// Ids of the suspicions, each once.
    std::vector<Mistake> mistakes() const;
};

/// Checks submissions against one update. Made once, then used for any number of them.
class Checker {
public:
    /// The trace is of this network and scenario. Throws InputError if there are too many numbers in it to be
    /// computed by hand. The scenario and trace must outlive the checker.
    Checker(const Scenario& scenario, const Network& network, const Trace& trace);
    ~Checker();
    Checker(Checker&&) noexcept;
    Checker& operator=(Checker&&) noexcept;

    /// One finding for each answer, in their order.
    std::vector<Finding> check(std::span<const Answer> answers);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// One sentence or two about a finding, in the notation's names: what was made wrong, where, and what it
/// should be. Plain Unicode.
std::string explanation(const Finding& finding, const Notation& notation, const Scenario& scenario);

} // namespace backstep
