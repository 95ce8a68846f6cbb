#pragma once

#include "core/model/activation.h"
#include "core/walk/quantity.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace backstep {

struct Formula;
using Formulas = std::vector<Formula>;

/// How the letters of a name are drawn.
enum class Face { italic, upright, bold, bold_italic, blackboard };
enum class Accent { none, arrow, hat, tilde };

/// How a symbol is written: a base, an accent over it, primes and scripts. In the base and the scripts
/// letters are drawn in the face (scripts in italics), digits, brackets and signs upright.
struct Name {
    std::string base; ///< UTF-8: `w`, `δ`, `σ`
    Face face = Face::italic;
    std::string sub = {}; ///< `48`, `i,m`
    std::string sup = {}; ///< `l−1`, `(2)`
    int primes = 0;
    Accent accent = Accent::none;

    bool operator==(const Name&) const = default;
};

/// A leaf: the name of a quantity, of something that abbreviates a formula (α, r = ŷ − y, x̃), or of something
/// without a value (an index).
struct Variable {
    Name name;
    Formulas meaning;          ///< what it abbreviates, at most one; not drawn
    bool transposed = false;   ///< stands for the transpose of its quantity (weights of the fifth notes)
    bool all_examples = false; ///< the matrix with one column for each example of the update

    bool operator==(const Variable&) const = default;
};

/// A leaf: a number as it is shown, and the value it stands for.
struct Number {
    std::string text; ///< `0.5250`, `−1`, `½`
    double value = 0.0;

    bool operator==(const Number&) const = default;
};

/// A leaf: words in a formula, `if`, `where`, without a value.
struct Words {
    std::string text;
    bool operator==(const Words&) const = default;
};

/// a + b − c
struct Sum {
    Formulas terms;
    std::vector<bool> minus; ///< as many as terms; a leading minus is drawn too

    bool operator==(const Sum&) const = default;
};

enum class Times {
    adjacent,  ///< x y, nothing between
    dot,       ///< x · y
    cross,     ///< x × y
    hadamard,  ///< x ⊙ y, element by element
    outer,     ///< x ⊗ y = x yᵀ (F9)
    kronecker, ///< the tensor products of R4: x ⊗ Y and Y ⊗ x
};

/// Scalars scale; matrices and vectors multiply as matrices, unless the sign says otherwise.
struct Product {
    Formulas factors;
    Times times = Times::adjacent;

    bool operator==(const Product&) const = default;
};

/// One part over the other, a quotient of numbers.
struct Fraction {
    Formulas parts; ///< numerator, denominator
    bool operator==(const Fraction&) const = default;
};

struct Power {
    Formulas parts; ///< base, exponent
    bool operator==(const Power&) const = default;
};

enum class Function {
    activation,            ///< of one layer; element by element but for softmax
    activation_derivative, ///< σ′, likewise; of softmax there is none
    ln,                    ///< element by element
    max,                   ///< the larger of two
    diag,                  ///< the square matrix with the vector on its diagonal
    row_sums,              ///< Σ over the columns: a column
};

/// f(x, …)
struct Apply {
    Name name;
    Function function = Function::activation;
    Activation activation = Activation::sigmoid; ///< of the first two
    Formulas arguments;

    bool operator==(const Apply&) const = default;
};

enum class Bracket { round, square, norm, bar };

/// Brackets that stretch around what they hold. `norm` is the Euclidean length, `bar` the absolute value.
struct Group {
    Bracket bracket = Bracket::round;
    Formulas parts; ///< one
    bool operator==(const Group&) const = default;
};

/// Σ with its limits.
struct Series {
    std::string below; ///< `j`, `j = 1`
    std::string above; ///< `n`, or empty
    Formulas parts;    ///< one: the body as drawn, with the index by its letter
    Formulas terms;    ///< what it adds up, for its value; not drawn

    bool operator==(const Series&) const = default;
};

enum class DerivativeSign {
    partial, ///< ∂f over ∂x
    inline_, ///< ∂f/∂x in one line
    before,  ///< ∂ over ∂x, then f
    indexed, ///< ∂_x f (F14)
    d,       ///< d_x f, a column (F2)
    D,       ///< D_x f, one column per component of x, transposed Jacobian (F2)
    nabla,   ///< ∇_x f
};

/// The shape of a derivative by a vector or matrix.
enum class Arrangement {
    like_denominator, ///< the gradient has the shape of what it is taken by
    numerator,        ///< Jacobians, transposed gradients (R1, R3)
};

/// The derivative of the first part by the second, which carries a quantity: the total derivative through the
/// network, everything else that is given held fixed.
struct Derivative {
    Formulas parts; ///< f, x
    DerivativeSign sign = DerivativeSign::partial;
    Arrangement arrangement = Arrangement::like_denominator;

    bool operator==(const Derivative&) const = default;
};

struct Transpose {
    Formulas parts;         ///< one
    std::string sign = "T"; ///< `T`, `t`, `⊤`
    bool operator==(const Transpose&) const = default;
};

/// A matrix in square brackets. Its entries may be matrices themselves (blocks); numbers align on the decimal
/// point. Printers show at most `most_shown` rows and columns: the first ones, ⋯, the last.
struct Grid {
    static constexpr int most_shown = 6;
    int columns = 1;
    Formulas entries;       ///< row by row
    bool augmented = false; ///< a rule before the last column (R8)

    bool operator==(const Grid&) const = default;
};

/// Struck through: a term that vanishes. It still has its value.
struct Struck {
    Formulas parts; ///< one
    bool operator==(const Struck&) const = default;
};

/// A brace below, with what it says there.
struct Underbrace {
    Formulas parts; ///< what is braced, the label
    bool operator==(const Underbrace&) const = default;
};

/// Alternatives with their conditions, in a left brace; the value is that of the one that holds.
struct Cases {
    Formulas values, conditions; ///< as many of both
    std::size_t holds = 0;

    bool operator==(const Cases&) const = default;
};

enum class Relation { equals, becomes, implies, element_of, approximately, greater, at_most };

/// a = b = c. The first side may be missing (an empty `Words`) where a line goes on from the one above.
struct Chain {
    Formulas sides;
    std::vector<Relation> relations; ///< one fewer than sides

    bool operator==(const Chain&) const = default;
};

/// Mathematics as a tree: it is drawn, printed and evaluated from the same nodes.
struct Formula {
    using Node = std::variant<Words, Variable, Number, Sum, Product, Fraction, Power, Apply, Group, Series,
                              Derivative, Transpose, Grid, Struck, Underbrace, Cases, Chain>;
    Node node;
    /// What the node stands for: what lights up with it, and, of a variable, its value.
    std::optional<Quantity> quantity = {};

    bool operator==(const Formula&) const = default;
};

} // namespace backstep
