#pragma once

#include "core/notation/notation.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace backstep {

/// Reads a quantity by the notes' own plain names (`n4`, `w48`, `dE/dw48`, `delta_1^3`, `σ'8`, `w_11^2`),
/// with or without scripts, brackets, spaces and Greek letters, or by the names of `parse_quantity`; `@m`
/// picks an example. Whatever a notation shows as a name is understood. Throws InputError that says what was
/// expected.
Quantity parse_quantity(std::string_view text, const Notation& notation, const Network& network,
                        int examples);

/// The same for many names of one network: all spellings are written once.
class NameTable {
public:
    NameTable(const Notation& notation, const Network& network, int examples);

    /// As `parse_quantity` above.
    Quantity parse(std::string_view text) const;

    /// The one that is spelled so in this notation; nothing if there is none, or more than one.
    std::optional<Quantity> find(std::string_view text) const;

private:
    std::set<Quantity> meanings_of(std::string_view name) const;

    const Notation* notation_;
    std::unordered_map<std::string, std::set<Quantity>> meanings_;
};

} // namespace backstep
