#include "core/notation/names.h"

#include <cctype>

namespace backstep {
namespace {

using namespace algebra;

Symbol without_update(Symbol symbol) {
    return symbol == Symbol::updated_weight ? Symbol::weight : Symbol::bias;
}

void mark_updated(Name& name) {
    name.sup += name.sup.empty() ? "new" : ",new";
}

} // namespace

Address address(const Quantity& q) {
    return {q.symbol, {q.layer, {}}, {q.row, {}}, {q.column, {}}, {q.example, {}}};
}

Formula Names::operator()(const Quantity& quantity) const {
    return (*this)(address(quantity));
}

Formula Names::operator()(const Address& given) const {
    Address named = given;
    switch (given.symbol) {
    case Symbol::updated_weight:
    case Symbol::updated_bias: {
        named.symbol = without_update(given.symbol);
        Name name = *notation_.letter(named, network_);
        mark_updated(name);
        return turned(variable(std::move(name), given.quantity()));
    }
    case Symbol::cost_gradient_a: return of_cost(given, Symbol::activation);
    case Symbol::weight_gradient: return of_cost(given, Symbol::weight);
    case Symbol::bias_gradient: return of_cost(given, Symbol::bias);
    default: break;
    }
    if (const auto name = notation_.letter(given, network_)) {
        Formula f = variable(*name, given.quantity());
        std::get<Variable>(f.node).transposed = given.symbol == Symbol::weight &&
                                                notation_.conventions().transposed_weights &&
                                                !is_scalar(given.quantity());
        return f;
    }
    if (given.symbol == Symbol::delta) return of_cost(given, Symbol::weighted_input);
    named.symbol = Symbol::weighted_input;
    return of(activation_slope(given.layer, (*this)(named)), given.quantity());
}

// Where the notes write weights the other way round, their matrix is the transpose of the quantity.
Formula Names::turned(Formula named) const {
    const Symbol symbol = named.quantity->symbol;
    const bool weights = symbol == Symbol::weight || symbol == Symbol::updated_weight;
    std::get<Variable>(named.node).transposed =
        weights && notation_.conventions().transposed_weights && !is_scalar(*named.quantity);
    return named;
}

Formula Names::make(Symbol symbol, Index l, Index i, Index j) const {
    return (*this)(Address{symbol, std::move(l), std::move(i), std::move(j),
                           is_per_example(symbol) ? example_ : whole()});
}

Formula Names::a(Index l, Index i) const {
    return l.value == 0 && l.letter.empty() ? x(std::move(i))
                                            : make(Symbol::activation, std::move(l), std::move(i));
}

Formula Names::dE_dW(Index l, Index i, Index j) const {
    return make(Symbol::weight_gradient, std::move(l), std::move(i), std::move(j));
}

Formula Names::dE_db(Index l, Index i) const {
    return make(Symbol::bias_gradient, std::move(l), std::move(i));
}

Formula Names::rate(Index l, double value) const {
    return abbreviation(notation_.learning_rate(l), number(value));
}

Formula Names::samples(Symbol symbol, int layer) const {
    const Symbol named = symbol == Symbol::activation && layer == 0 ? Symbol::input : symbol;
    const Quantity quantity{.symbol = named, .layer = layer};
    Name name = *notation_.letter(address(quantity), network_);
    for (char& c : name.base) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    // The index of the sample, which the columns now stand for.
    if (notation_.conventions().samples_in_columns) name.sub.clear();
    Formula f = variable(std::move(name), quantity);
    std::get<Variable>(f.node).all_examples = true;
    return f;
}

Formula Names::activation(Index l, Formula argument) const {
    const Activation kind = network_.layer(l.value).activation;
    return apply(notation_.activation_function(l, network_), Function::activation, std::move(argument), kind);
}

Formula Names::activation_slope(Index l, Formula argument) const {
    Name name = notation_.activation_function(l, network_);
    ++name.primes;
    const Activation kind = network_.layer(l.value).activation;
    return apply(std::move(name), Function::activation_derivative, std::move(argument), kind);
}

Formula Names::derivative(Formula f, Formula x) const {
    const Conventions ways = notation_.conventions();
    const Quantity of_x = x.quantity.value_or(Quantity{});
    const DerivativeSign sign = is_scalar(of_x)                              ? ways.by_scalar
                                : is_matrix(of_x.symbol) && of_x.column == 0 ? ways.by_matrix
                                                                             : ways.by_vector;
    return algebra::derivative(std::move(f), std::move(x), sign, ways.arrangement);
}

Formula Names::transposed(Formula inner) const {
    return algebra::transposed(std::move(inner), notation_.conventions().transpose);
}

Formula Names::of_cost(const Address& address, Symbol by) const {
    Address x = address;
    x.symbol = by;
    if (by == Symbol::weight || by == Symbol::bias) x.example = {0, {}};
    const Formula E = (*this)(Address{Symbol::cost, {0, {}}, {0, {}}, {0, {}}, address.example});
    return of(derivative(E, (*this)(x)), address.quantity());
}

} // namespace backstep
