#pragma once

#include "core/derivation/equations/common.h"

namespace backstep::equations {

/// One place of the network, twice: with the notes' letters for its layer and neurons, and with its numbers.
/// Both have the same value.
class Spot {
public:
    Spot(const Setting& setting, const Place& place, bool letters, const char* layer = "l")
        : s(setting), n(setting.names()), p(place), letters_(letters), layer_(layer) {}

    const Setting& s;
    const Names& n;
    const Place p;

    Index l(int by = 0) const; ///< `l+1`
    Index i() const { return with_letter(p.row, "i"); }
    Index j() const { return with_letter(p.column, "j"); }
    Index with_letter(int value, const char* letter) const;

    Formula C() const { return n.E(); }
    Formula z(const Index& i) const { return n.z(l(), i); }
    Formula a(const Index& i) const { return n.a(l(), i); }
    Formula a_before(const Index& j = Names::whole()) const { return activations(s, l(-1), j); }
    /// With letters a Σ, with numbers its terms.
    Formula total(int count, const char* letter, const std::function<Formula(const Index&)>& term) const;

private:
    bool letters_;
    const char* layer_;
};

/// The lines with letters, then those with numbers.
Formulas twice(const Setting& setting, const Place& place, const std::function<Formulas(const Spot&)>& lines,
               const char* layer = "l");

/// A letter without indices for a quantity that has them, where the notes drop them.
Formula bare(const char* letter, const Formula& named);

std::vector<Equation> neal_network();       ///< N1–N4
std::vector<Equation> neal_fundamental();   ///< N5–N11
std::vector<Equation> neal_cross_entropy(); ///< N12–N15

} // namespace backstep::equations
