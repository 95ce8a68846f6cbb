#include "core/formula/evaluate.h"

#include "core/formula/dual.h"
#include "core/formula/tangent.h"
#include "core/model/activation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace backstep {
namespace {

bool is_number(const Matrix& matrix) {
    return matrix.size() == 1;
}

// A 1-row tensor is a matrix, whichever way it was made (R3).
Value flattened(Value slices) {
    if (slices.size() < 2 || slices.front().rows() > 1) return slices;
    Matrix rows(static_cast<Eigen::Index>(slices.size()), slices.front().cols());
    for (std::size_t i = 0; i < slices.size(); ++i) rows.row(static_cast<Eigen::Index>(i)) = slices[i];
    return {rows};
}

class Evaluator {
public:
    explicit Evaluator(const Numbers& numbers, const Tangents* tangents = nullptr, int example_of_cost = 0)
        : numbers_(numbers), tangents_(tangents), example_of_cost_(example_of_cost) {}

    // Throws NoValue.
    Dual at(const Formula& f) const {
        return std::visit([&](const auto& node) { return value(node, f); }, f.node);
    }

    Value tensor_at(const Formula& f) const {
        if (const auto* d = std::get_if<Derivative>(&f.node)) return differentiated(*d);
        if (const auto* p = std::get_if<Product>(&f.node)) return multiplied(*p);
        if (const auto* c = std::get_if<Chain>(&f.node)) return tensor_at(c->sides.back());
        if (const auto* g = std::get_if<Group>(&f.node); g != nullptr && g->bracket == Bracket::round)
            return tensor_at(g->parts.front());
        if (const auto* u = std::get_if<Underbrace>(&f.node)) return tensor_at(u->parts.front());
        return {at(f).value};
    }

private:
    Dual constant(Matrix matrix) const {
        Matrix zero = Matrix::Zero(matrix.rows(), matrix.cols());
        return {std::move(matrix), std::move(zero)};
    }

    Dual value(const Words&, const Formula&) const { throw NoValue{}; }
    Dual value(const Number& node, const Formula&) const {
        return constant(Matrix::Constant(1, 1, node.value));
    }

    Dual value(const Variable& node, const Formula& f) const {
        if (!f.quantity) {
            if (node.meaning.empty()) throw NoValue{};
            return at(node.meaning.front());
        }
        Dual all = node.all_examples ? every_example(*f.quantity) : block(*f.quantity);
        return node.transposed ? Dual{all.value.transpose(), all.change.transpose()} : all;
    }

    int example() const {
        return numbers_.example > 0 ? numbers_.example : numbers_.trace.examples.front() + 1;
    }

    Quantity meant(Quantity q) const {
        if (q.example != 0 || !is_per_example(q.symbol) || is_gradient(q.symbol)) return q;
        if (q.symbol != Symbol::cost)
            q.example = example();
        else
            q.example = example_of_cost_;
        return q;
    }

    // All weights of a layer; of them only the one by which a derivative is taken changes.
    Dual weights(const Quantity& q) const {
        Dual all = constant(numbers_.network.layer(q.layer).W);
        if (tangents_ == nullptr) return all;
        const Quantity& seed = tangents_->seed;
        if (seed.symbol == Symbol::weight && seed.layer == q.layer)
            all.change(seed.row - 1, seed.column - 1) = 1.0;
        return all;
    }

    Dual block(const Quantity& named) const {
        const Quantity q = meant(named);
        if (q.symbol == Symbol::weight && q.row == 0 && q.column == 0) return weights(q);
        const Shape whole = shape_of(q.symbol, q.layer, numbers_.network);
        const int first_row = std::max(q.row, 1), first_column = std::max(q.column, 1);
        const int rows = q.row > 0 ? 1 : whole.rows, columns = q.column > 0 ? 1 : whole.columns;
        Dual all{Matrix(rows, columns), Matrix::Zero(rows, columns)};
        for (int i = 0; i < rows; ++i)
            for (int j = 0; j < columns; ++j) {
                Quantity element = q;
                element.row = first_row + i;
                element.column = is_matrix(q.symbol) ? first_column + j : 0;
                all.value(i, j) = number(element);
                if (tangents_ != nullptr) all.change(i, j) = change(element);
            }
        return all;
    }

    Dual every_example(Quantity q) const {
        const auto count = static_cast<Eigen::Index>(numbers_.trace.examples.size());
        const Shape whole = shape_of(q.symbol, q.layer, numbers_.network);
        Dual all{Matrix(q.row > 0 ? 1 : whole.rows, count), {}};
        all.change = Matrix::Zero(all.value.rows(), count);
        for (Eigen::Index m = 0; m < count; ++m) {
            q.example = numbers_.trace.examples[static_cast<std::size_t>(m)] + 1;
            const Dual one = block(q);
            all.value.col(m) = one.value;
            all.change.col(m) = one.change;
        }
        return all;
    }

    double number(const Quantity& element) const {
        const auto found = value_of(element, numbers_.network, numbers_.trace);
        if (!found) throw NoValue{};
        return *found;
    }

    double change(const Quantity& q) const {
        const Tangents& t = *tangents_;
        if (Quantity seed = t.seed; q == seed) return 1.0;
        const Eigen::Index i = q.row - 1;
        const Eigen::Index m = q.example > 0 ? numbers_.trace.column_of(q.example - 1) : 0;
        switch (q.symbol) {
        case Symbol::weight:
        case Symbol::bias:
        case Symbol::target: return 0.0;
        case Symbol::input: return t.x(i, m);
        case Symbol::weighted_input: return t.layers[static_cast<std::size_t>(q.layer - 1)].z(i, m);
        case Symbol::activation: return t.layers[static_cast<std::size_t>(q.layer - 1)].a(i, m);
        case Symbol::cost: return q.example > 0 && numbers_.trace.examples.size() > 1 ? t.costs(m) : t.cost;
        default: throw NoValue{};
        }
    }

    Dual value(const Sum& node, const Formula&) const {
        Dual all = at(node.terms.front());
        if (node.minus.front()) all = negative(all);
        for (std::size_t i = 1; i < node.terms.size(); ++i)
            all = added(all, node.minus[i] ? negative(at(node.terms[i])) : at(node.terms[i]));
        return all;
    }

    Dual value(const Product& node, const Formula& f) const {
        if (node.times == Times::kronecker || has_tensor(node)) {
            const Value all = tensor_at(f);
            if (all.size() != 1) throw NoValue{};
            return constant(all.front());
        }
        Dual all = at(node.factors.front());
        for (std::size_t i = 1; i < node.factors.size(); ++i)
            all = times(all, at(node.factors[i]), node.times);
        return all;
    }

    bool has_tensor(const Product& node) const {
        return std::any_of(node.factors.begin(), node.factors.end(), [](const Formula& f) {
            const Formula* inner = &f;
            if (const auto* u = std::get_if<Underbrace>(&inner->node)) inner = &u->parts.front();
            if (const auto* g = std::get_if<Group>(&inner->node)) inner = &g->parts.front();
            if (const auto* p = std::get_if<Product>(&inner->node)) return p->times == Times::kronecker;
            const auto* d = std::get_if<Derivative>(&inner->node);
            return d != nullptr && d->arrangement == Arrangement::numerator;
        });
    }

    Value multiplied(const Product& node) const {
        if (node.times == Times::kronecker) return tensor_product(node);
        Value all = tensor_at(node.factors.front());
        for (std::size_t i = 1; i < node.factors.size(); ++i) {
            const Value next = tensor_at(node.factors[i]);
            if (all.size() != 1) throw NoValue{};
            all = next.size() == 1
                      ? Value{times(constant(all.front()), constant(next.front()), node.times).value}
                      : contracted(all.front(), next);
        }
        return all;
    }

    // rᵀ T: the slices of T, each times a component of r. A matrix gives a slice for each of its rows.
    static Value contracted(const Matrix& left, const Value& tensor) {
        if (left.cols() != static_cast<Eigen::Index>(tensor.size())) throw NoValue{};
        Value all;
        for (Eigen::Index i = 0; i < left.rows(); ++i) {
            Matrix sum = Matrix::Zero(tensor.front().rows(), tensor.front().cols());
            for (Eigen::Index k = 0; k < left.cols(); ++k)
                sum += left(i, k) * tensor[static_cast<std::size_t>(k)];
            all.push_back(std::move(sum));
        }
        return flattened(std::move(all));
    }

    // (x ⊗ Y)_ijk = x_i y_kj and (Y ⊗ x)_ijk = x_j y_ki (R4); of two columns x yᵀ.
    Value tensor_product(const Product& node) const {
        const Matrix left = at(node.factors.front()).value, right = at(node.factors.back()).value;
        Value all;
        if (left.cols() == 1 && !is_named_matrix(node.factors.front())) {
            for (Eigen::Index i = 0; i < left.rows(); ++i) all.push_back(left(i, 0) * right.transpose());
        } else {
            if (right.cols() != 1) throw NoValue{};
            for (Eigen::Index i = 0; i < left.cols(); ++i) all.push_back(right * left.col(i).transpose());
        }
        return flattened(std::move(all));
    }

    // A matrix of one column, such as W of a single input or I of a single neuron, is still one.
    static bool is_named_matrix(const Formula& f) {
        if (f.quantity) return is_matrix(f.quantity->symbol) && f.quantity->column == 0;
        const auto* v = std::get_if<Variable>(&f.node);
        const auto* a =
            v != nullptr && !v->meaning.empty() ? std::get_if<Apply>(&v->meaning.front().node) : nullptr;
        return a != nullptr && a->function == Function::diag;
    }

    Dual value(const Fraction& node, const Formula&) const {
        return divided(at(node.parts[0]), at(node.parts[1]));
    }

    Dual value(const Power& node, const Formula&) const {
        return raised(at(node.parts[0]), at(node.parts[1]));
    }

    Dual value(const Apply& node, const Formula&) const {
        if (node.function == Function::max) return larger(at(node.arguments[0]), at(node.arguments[1]));
        return applied(node.function, node.activation, at(node.arguments.front()), tangents_ != nullptr);
    }

    Dual value(const Group& node, const Formula&) const {
        const Dual inner = at(node.parts.front());
        if (node.bracket == Bracket::norm) return length(inner);
        return node.bracket == Bracket::bar ? magnitude(inner) : inner;
    }

    Dual value(const Series& node, const Formula&) const {
        Dual all = at(node.terms.front());
        for (std::size_t i = 1; i < node.terms.size(); ++i) all = added(all, at(node.terms[i]));
        return all;
    }

    Dual value(const Derivative& node, const Formula&) const {
        if (tangents_ != nullptr) throw NoValue{};
        const Value all = differentiated(node);
        if (all.size() != 1) throw NoValue{};
        return constant(all.front());
    }

    Dual value(const Transpose& node, const Formula&) const {
        const Dual inner = at(node.parts.front());
        return {inner.value.transpose(), inner.change.transpose()};
    }

    Dual value(const Grid& node, const Formula&) const {
        std::vector<Dual> entries;
        for (const Formula& entry : node.entries) entries.push_back(at(entry));
        return blocks(entries, static_cast<std::size_t>(node.columns));
    }

    Dual value(const Struck& node, const Formula&) const { return at(node.parts.front()); }
    Dual value(const Underbrace& node, const Formula&) const { return at(node.parts.front()); }
    Dual value(const Cases& node, const Formula&) const { return at(node.values[node.holds]); }
    Dual value(const Chain& node, const Formula&) const { return at(node.sides.back()); }

    // The change of f by one number.
    Matrix changed(const Formula& f, Quantity seed, bool by_all_examples) const {
        if (is_per_example(seed.symbol) && seed.example == 0) seed.example = example();
        const int column = seed.example > 0 ? numbers_.trace.column_of(seed.example - 1) : 0;
        if (column < 0) throw NoValue{};
        const Tangents t = tangents(numbers_.scenario, numbers_.network, numbers_.trace, seed, column);
        return Evaluator(numbers_, &t, by_all_examples ? 0 : seed.example).at(f).change;
    }

    Value differentiated(const Derivative& node) const { return by(node.parts[0], node.parts[1], node); }

    Value by(const Formula& f, const Formula& x, const Derivative& node) const {
        if (x.quantity) return by_quantity(f, x, node);
        if (const auto* v = std::get_if<Variable>(&x.node); v != nullptr && !v->meaning.empty())
            return by(f, v->meaning.front(), node);
        if (const auto* s = std::get_if<Sum>(&x.node)) return by(f, s->terms.front(), node);
        if (const auto* g = std::get_if<Group>(&x.node)) return by(f, g->parts.front(), node);
        if (const auto* g = std::get_if<Grid>(&x.node)) return by_blocks(f, *g, node);
        throw NoValue{};
    }

    // By [W | b] or (x, 1): block by block; a constant block has none.
    Value by_blocks(const Formula& f, const Grid& grid, const Derivative& node) const {
        const bool below = node.arrangement == Arrangement::numerator && grid.columns > 1;
        Value slices;
        for (const Formula& entry : grid.entries) {
            if (std::holds_alternative<Number>(entry.node)) continue;
            Value part = by(f, entry, node);
            if (below) part = sliced(part, at(f).value.rows());
            if (!slices.empty() && part.size() != slices.size()) throw NoValue{};
            slices = slices.empty() ? part : joined(slices, part, below);
        }
        return slices;
    }

    // What a Jacobian by a column is as a tensor: a slice for each component of f.
    static Value sliced(const Value& matrix, Eigen::Index components) {
        if (components == 1 || matrix.size() > 1) return matrix;
        Value all;
        for (Eigen::Index k = 0; k < matrix.front().rows(); ++k) all.push_back(matrix.front().row(k));
        return all;
    }

    static Value joined(const Value& a, const Value& b, bool below) {
        Value all;
        for (std::size_t i = 0; i < a.size(); ++i) {
            Matrix both(a[i].rows() + (below ? b[i].rows() : 0), a[i].cols() + (below ? 0 : b[i].cols()));
            if (below)
                both << a[i], b[i];
            else
                both.leftCols(a[i].cols()) = a[i], both.rightCols(b[i].cols()) = b[i];
            all.push_back(std::move(both));
        }
        return all;
    }

    Value by_quantity(const Formula& f, const Formula& x, const Derivative& node) const {
        const Quantity& q = *x.quantity;
        const auto* variable = std::get_if<Variable>(&x.node);
        const bool turned = variable != nullptr && variable->transposed;
        const bool each_example = variable != nullptr && variable->all_examples;
        const Shape whole = shape_of(q.symbol, q.layer, numbers_.network);
        const int rows = q.row > 0 ? 1 : whole.rows;
        const int columns = each_example ? static_cast<int>(numbers_.trace.examples.size())
                            : q.column > 0 || !is_matrix(q.symbol) ? 1
                                                                   : whole.columns;
        std::vector<std::vector<Matrix>> changes(static_cast<std::size_t>(turned ? columns : rows));
        for (int i = 0; i < (turned ? columns : rows); ++i)
            for (int j = 0; j < (turned ? rows : columns); ++j) {
                Quantity seed = q;
                seed.row = std::max(q.row, 1) + (turned ? j : i);
                if (is_matrix(q.symbol)) seed.column = std::max(q.column, 1) + (turned ? i : j);
                if (each_example) seed.example = numbers_.trace.examples[static_cast<std::size_t>(j)] + 1;
                changes[static_cast<std::size_t>(i)].push_back(changed(f, seed, each_example));
            }
        return is_scalar(q) && !each_example ? Value{changes.front().front()} : arranged(changes, node);
    }

    // changes[i][j]: how f changes with x_ij.
    static Value arranged(const std::vector<std::vector<Matrix>>& changes, const Derivative& node) {
        const Matrix& one = changes.front().front();
        const auto rows = static_cast<Eigen::Index>(changes.size());
        const auto columns = static_cast<Eigen::Index>(changes.front().size());
        const auto at = [&](Eigen::Index i, Eigen::Index j) -> const Matrix& {
            return changes[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
        };
        if (one.cols() != 1) throw NoValue{};
        if (node.arrangement == Arrangement::numerator) {
            Value slices;
            for (Eigen::Index k = 0; k < one.rows(); ++k)
                slices.push_back(Matrix::NullaryExpr(
                    columns, rows, [&](Eigen::Index i, Eigen::Index j) { return at(j, i)(k); }));
            return flattened(std::move(slices));
        }
        if (is_number(one))
            return {Matrix::NullaryExpr(rows, columns,
                                        [&](Eigen::Index i, Eigen::Index j) { return at(i, j)(0); })};
        if (columns != 1) throw NoValue{};
        if (node.sign == DerivativeSign::d) return {diagonal(changes)};
        // D_x f: a column for each component of f.
        return {Matrix::NullaryExpr(rows, one.rows(),
                                    [&](Eigen::Index i, Eigen::Index k) { return at(i, 0)(k); })};
    }

    // d_x f of a vector: each component of f by the one of x that it depends on, and on no other (F3, F4).
    static Matrix diagonal(const std::vector<std::vector<Matrix>>& changes) {
        const auto size = static_cast<Eigen::Index>(changes.size());
        Matrix column(size, 1);
        for (Eigen::Index i = 0; i < size; ++i) {
            Matrix change = changes[static_cast<std::size_t>(i)].front();
            if (change.rows() != size) throw NoValue{};
            column(i) = std::exchange(change(i), 0.0);
            if (!change.isZero(0.0)) throw NoValue{};
        }
        return column;
    }

    const Numbers& numbers_;
    const Tangents* tangents_;
    int example_of_cost_; ///< whose E is meant, where something of one example changes
};

} // namespace

std::optional<Value> evaluate(const Formula& formula, const Numbers& numbers) {
    try {
        return Evaluator(numbers).tensor_at(formula);
    } catch (const NoValue&) {
        return std::nullopt;
    }
}

std::optional<double> evaluate_number(const Formula& formula, const Numbers& numbers) {
    const auto value = evaluate(formula, numbers);
    if (!value || value->size() != 1 || !is_number(value->front())) return std::nullopt;
    return value->front()(0);
}

} // namespace backstep
