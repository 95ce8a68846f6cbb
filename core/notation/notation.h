#pragma once

#include "core/formula/build.h"
#include "core/model/network.h"

#include <memory>
#include <span>
#include <string_view>

namespace backstep {

/// A quantity whose indices may be written with letters: z_i^l. An index of value 0 is left out, as in
/// Quantity; a letter, where there is one, is written instead of the number.
struct Address {
    Symbol symbol = Symbol::cost;
    algebra::Index layer{0, {}}, row{0, {}}, column{0, {}}, example{0, {}};

    Quantity quantity() const { return {symbol, layer.value, row.value, column.value, example.value}; }
};

Address address(const Quantity& quantity);

/// What a set of notes does alike in all its formulas.
struct Conventions {
    Arrangement arrangement = Arrangement::like_denominator;
    bool transposed_weights = false; ///< w leads from its first index to its second: z = Wᵀ a + b
    bool samples_in_columns = false; ///< vectors of all examples stand side by side in a matrix
    std::string transpose = "T";     ///< how it is marked
    DerivativeSign by_scalar = DerivativeSign::partial;
    DerivativeSign by_vector = DerivativeSign::partial;
    DerivativeSign by_matrix = DerivativeSign::partial;
    bool through_outputs = false; ///< chains from the outputs down; the others derive through δ = ∂E/∂z
    int first_layer = 1;          ///< the number of the first hidden layer
    std::string_view error = "error"; ///< what E is called in a sentence
};

/// How one set of notes names quantities. Everything else, parsing too, follows from the names.
class Notation {
public:
    virtual ~Notation() = default;

    virtual std::string_view id() const = 0;    ///< in files and commands: `neal`
    virtual std::string_view title() const = 0; ///< in menus: `Neal`
    virtual Conventions conventions() const = 0;

    /// The notes' own letter for x, y, W, b, z, a, σ′, E or δ; nothing where they have none, so that σ′ is
    /// σ′(z) and δ is ∂E/∂z.
    virtual std::optional<Name> letter(const Address& address, const Network& network) const = 0;

    /// σ or g of a layer, and the learning rate.
    virtual Name activation_function(const algebra::Index& layer, const Network& network) const = 0;
    virtual Name learning_rate(const algebra::Index& layer) const = 0;
};

/// All that there are; the first is the default. Adding one is a line here and a file of its own.
std::span<const std::unique_ptr<const Notation>> all_notations();

/// By id; null if there is none.
const Notation* notation_named(std::string_view id);

} // namespace backstep
