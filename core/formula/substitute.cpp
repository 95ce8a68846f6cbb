#include "core/formula/substitute.h"

#include "core/formula/build.h"
#include "core/formula/number_text.h"
#include "core/formula/parts.h"
#include "core/formula/text.h"

#include <algorithm>
#include <utility>

namespace backstep {
namespace {

using namespace algebra;

constexpr std::size_t most_terms = 12;
constexpr Eigen::Index most_weights = 1000;

Formula shown_number(double value, int decimals) {
    return number(number_text(value, decimals), value);
}

Formula named(Formula formula, const std::optional<Quantity>& quantity) {
    if (quantity && !formula.quantity) formula.quantity = quantity;
    return formula;
}

bool is_plain_number(const Formula& f) {
    return std::holds_alternative<Number>(f.node);
}

class Substitution {
public:
    Substitution(const Numbers& numbers, int decimals) : numbers_(numbers), decimals_(decimals) {}

    Formula at(const Formula& f) const {
        return std::visit([&](const auto& node) { return named(replaced(node, f), f.quantity); }, f.node);
    }

private:
    Formulas all(const Formulas& parts) const {
        Formulas done;
        for (const Formula& part : parts) done.push_back(at(part));
        return done;
    }

    Formula replaced(const Words&, const Formula& f) const { return f; }
    Formula replaced(const Number&, const Formula& f) const { return f; }
    Formula replaced(const Variable& node, const Formula& f) const {
        if (!node.meaning.empty() && is_plain_number(node.meaning.front())) {
            const double value = std::get<Number>(node.meaning.front().node).value;
            // e stays e; a learning rate is as short as it was typed.
            return node.name.base == "e" ? f : number(value);
        }
        if (!node.meaning.empty() && is_constant(node.meaning.front())) return short_numbers(f);
        if (node.all_examples) return by_value(f, [&](int i, int m) { return of_column(*f.quantity, i, m); });
        return by_value(f, entries_of(f.quantity, node.transposed));
    }

    // Nothing in it depends on the network.
    static bool is_constant(const Formula& f) {
        if (const auto* g = std::get_if<Grid>(&f.node)) return std::ranges::all_of(g->entries, is_constant);
        if (const auto* a = std::get_if<Apply>(&f.node))
            return std::ranges::all_of(a->arguments, is_constant);
        return is_plain_number(f);
    }

    Formula short_numbers(const Formula& f) const {
        const auto value = evaluate(f, numbers_);
        if (!value) return f;
        const Matrix& matrix = value->front();
        if (matrix.size() == 1) return number(matrix(0));
        return grid(static_cast<int>(matrix.rows()), static_cast<int>(matrix.cols()),
                    [&](int i, int j) { return number(matrix(i - 1, j - 1)); });
    }

    std::optional<Quantity> of_column(Quantity quantity, int row, int column) const {
        if (quantity.row == 0) quantity.row = row;
        quantity.example = numbers_.trace.examples[static_cast<std::size_t>(column - 1)] + 1;
        return quantity;
    }

    Formula replaced(const Derivative& node, const Formula& f) const {
        const auto* x = std::get_if<Variable>(&node.parts.back().node);
        const bool of_x = x != nullptr && x->transposed;
        const bool turned = of_x != (node.arrangement == Arrangement::numerator);
        if (const auto known = in_trace(node, f, turned))
            return shown_value(*known, decimals_, entries_of(f.quantity, turned));
        return is_laborious(node) ? f : by_value(f, entries_of(f.quantity, turned));
    }

    // The trace holds the error's derivatives already: of a large layer they would be long in coming again.
    std::optional<Matrix> in_trace(const Derivative& node, const Formula& f, bool turned) const {
        const auto* x = std::get_if<Variable>(&node.parts.back().node);
        const auto& of = node.parts.front().quantity;
        if (!f.quantity || !of || of->symbol != Symbol::cost || (x != nullptr && x->all_examples))
            return std::nullopt;
        Formula held = variable({}, *f.quantity);
        std::get<Variable>(held.node).transposed = turned;
        const auto value = evaluate(held, numbers_);
        return value ? std::optional(value->front()) : std::nullopt;
    }

    // By a matrix of many weights.
    bool is_laborious(const Derivative& node) const {
        const auto x = evaluate(node.parts.back(), numbers_);
        return x && x->front().cols() > 1 && x->front().size() > most_weights;
    }

    Formula by_value(const Formula& f, const EntryQuantity& entry) const {
        const auto value = evaluate(f, numbers_);
        if (!value || value->size() != 1) return f;
        return shown_value(value->front(), decimals_, entry);
    }

    Formula replaced(const Sum& node, const Formula&) const {
        Sum done;
        for (std::size_t i = 0; i < node.terms.size(); ++i) {
            if (std::holds_alternative<Struck>(node.terms[i].node)) continue;
            Formula term = at(node.terms[i]);
            done.terms.push_back(done.terms.empty() ? std::move(term)
                                                    : bracketed_if_negative(std::move(term)));
            done.minus.push_back(node.minus[i]);
        }
        if (done.terms.size() == 1 && !done.minus.front()) return std::move(done.terms.front());
        return {.node = std::move(done)};
    }

    static bool is_negative(const Formula& f) {
        if (const auto* n = std::get_if<Number>(&f.node)) return n->text.starts_with("−");
        if (const auto* p = std::get_if<Product>(&f.node)) return is_negative(p->factors.front());
        return false;
    }

    static Formula bracketed_if_negative(Formula f) {
        if (!is_negative(f)) return f;
        const auto quantity = f.quantity;
        return named(group(std::move(f)), quantity);
    }

    static bool holds_matrix(const Formula& f) {
        if (const auto* g = std::get_if<Group>(&f.node))
            return g->bracket != Bracket::norm && holds_matrix(g->parts.front());
        if (const auto* s = std::get_if<Sum>(&f.node)) return holds_matrix(s->terms.front());
        if (const auto* p = std::get_if<Product>(&f.node))
            return p->times != Times::dot && std::any_of(p->factors.begin(), p->factors.end(), holds_matrix);
        if (const auto* a = std::get_if<Apply>(&f.node)) return holds_matrix(a->arguments.front());
        return std::holds_alternative<Grid>(f.node) || std::holds_alternative<Transpose>(f.node);
    }

    Formula replaced(const Product& node, const Formula&) const {
        Product done{all(node.factors), node.times};
        bool scalars = true;
        for (std::size_t i = 0; i < done.factors.size(); ++i) {
            Formula& factor = done.factors[i];
            if (i > 0) factor = bracketed_if_negative(std::move(factor));
            scalars = scalars && !holds_matrix(factor);
        }
        if (done.times != Times::adjacent) return {.node = std::move(done)};
        if (scalars)
            done.times = Times::cross;
        else
            multiply_numbers(done.factors);
        return {.node = std::move(done)};
    }

    // 1/4 × 1/2 in front of a matrix.
    static void multiply_numbers(Formulas& factors) {
        const auto is_matrix = [](const Formula& f) { return holds_matrix(f); };
        const auto first = std::ranges::find_if(factors, is_matrix);
        if (first - factors.begin() < 2) return;
        Formula numbers{.node = Product{{factors.begin(), first}, Times::cross}};
        factors.erase(factors.begin() + 1, first);
        factors.front() = std::move(numbers);
    }

    Formula replaced(const Series& node, const Formula&) const {
        Formulas terms;
        for (std::size_t i = 0; i < node.terms.size(); ++i) {
            if (node.terms.size() > most_terms && i == most_terms - 1) {
                terms.push_back(words("⋯"));
                i = node.terms.size() - 1;
            }
            Formula term = at(node.terms[i]);
            terms.push_back(terms.empty() ? std::move(term) : bracketed_if_negative(std::move(term)));
        }
        return sum(std::move(terms));
    }

    Formula replaced(const Group& node, const Formula&) const {
        Formula inner = at(node.parts.front());
        const bool needless =
            is_plain_number(inner) ? !is_negative(inner) : std::holds_alternative<Grid>(inner.node);
        if (node.bracket == Bracket::round && needless) return inner;
        return group(std::move(inner), node.bracket);
    }

    Formula replaced(const Transpose& node, const Formula&) const {
        Formula inner = at(node.parts.front());
        if (is_plain_number(inner)) return inner;
        auto* matrix = std::get_if<Grid>(&inner.node);
        if (matrix == nullptr) return {.node = Transpose{{std::move(inner)}, node.sign}};
        return turned(*matrix);
    }

    static Formula turned(const Grid& matrix) {
        return grid(matrix.columns, backstep::rows_of(matrix),
                    [&](int i, int j) { return matrix.entries[index_of(matrix, j - 1, i - 1)]; });
    }

    Formula replaced(const Struck& node, const Formula&) const { return at(node.parts.front()); }
    Formula replaced(const Underbrace& node, const Formula&) const { return at(node.parts.front()); }
    Formula replaced(const Cases& node, const Formula&) const { return at(node.values[node.holds]); }

    Formula replaced(const Fraction& node, const Formula&) const {
        return {.node = Fraction{all(node.parts)}};
    }
    Formula replaced(const Power& node, const Formula&) const {
        return {.node = Power{{bracketed_if_negative(at(node.parts.front())), at(node.parts.back())}}};
    }
    Formula replaced(const Apply& node, const Formula& f) const {
        // σ′(z) where it is the name of what the walk computes.
        if (f.quantity && f.quantity->symbol == Symbol::activation_derivative)
            return by_value(f, entries_of(f.quantity));
        return {.node = Apply{node.name, node.function, node.activation, all(node.arguments)}};
    }
    Formula replaced(const Grid& node, const Formula&) const {
        return in_one_bracket(Grid{node.columns, all(node.entries), node.augmented});
    }

    static int rows_of(const Formula& block) {
        const auto* g = std::get_if<Grid>(&block.node);
        return g != nullptr ? backstep::rows_of(*g) : 1;
    }
    static int columns_of(const Formula& block) {
        const auto* g = std::get_if<Grid>(&block.node);
        return g != nullptr ? g->columns : 1;
    }

    // A matrix of matrices, as high and as wide as each other, is one matrix of numbers.
    static Formula in_one_bracket(Grid blocks) {
        const int across = blocks.columns, down = backstep::rows_of(blocks);
        const auto block = [&](int i, int j) -> const Formula& {
            return blocks.entries[index_of(blocks, i, j)];
        };
        bool fits = false;
        for (const Formula& each : blocks.entries) fits = fits || std::holds_alternative<Grid>(each.node);
        for (int i = 0; i < down; ++i)
            for (int j = 0; j < across; ++j)
                fits = fits && rows_of(block(i, j)) == rows_of(block(i, 0)) &&
                       columns_of(block(i, j)) == columns_of(block(0, j));
        if (!fits) return {.node = std::move(blocks)};
        Formulas entries;
        int columns = 0;
        for (int j = 0; j < across; ++j) columns += columns_of(block(0, j));
        for (int i = 0; i < down; ++i)
            for (int row = 0; row < rows_of(block(i, 0)); ++row)
                for (int j = 0; j < across; ++j) {
                    const auto* g = std::get_if<Grid>(&block(i, j).node);
                    if (g == nullptr) entries.push_back(block(i, j));
                    for (int column = 0; g != nullptr && column < g->columns; ++column)
                        entries.push_back(g->entries[index_of(*g, row, column)]);
                }
        return grid(columns, std::move(entries), blocks.augmented);
    }
    // Of A = g(Z) = g([z₁₁, …]) the last two read the same: it is said once.
    Formula replaced(const Chain& node, const Formula&) const {
        Chain done{{at(node.sides.front())}, {}};
        for (std::size_t i = 1; i < node.sides.size(); ++i) {
            Formula side = at(node.sides[i]);
            const bool again = i > 1 && node.relations[i - 1] == Relation::equals &&
                               to_plain_text(side) == to_plain_text(done.sides.back());
            if (again) continue;
            done.sides.push_back(std::move(side));
            done.relations.push_back(node.relations[i - 1]);
        }
        return {.node = std::move(done)};
    }

    const Numbers& numbers_;
    int decimals_;
};

Formula worked_out(Formula formula, const Numbers& numbers, int decimals, bool in_matrix) {
    if (in_matrix && std::holds_alternative<Group>(formula.node)) {
        const auto value = evaluate_number(formula, numbers);
        if (!value) return formula;
        Formula number = shown_number(*value, decimals);
        return *value < 0 ? group(std::move(number)) : number;
    }
    const bool inside = in_matrix || std::holds_alternative<Grid>(formula.node);
    for_each_part(formula.node,
                  [&](Formula& part) { part = worked_out(std::move(part), numbers, decimals, inside); });
    return formula;
}

} // namespace

EntryQuantity entries_of(const std::optional<Quantity>& quantity, bool transposed) {
    return [quantity, transposed](int i, int j) -> std::optional<Quantity> {
        if (!quantity) return std::nullopt;
        Quantity element = *quantity;
        if (transposed) std::swap(i, j);
        if (element.row == 0) element.row = i;
        if (element.column == 0 && is_matrix(element.symbol)) element.column = j;
        return element;
    };
}

Formula shown_value(const Matrix& value, int decimals, const EntryQuantity& entry) {
    const auto number_at = [&](int i, int j) {
        return named(shown_number(value(i - 1, j - 1), decimals), entry(i, j));
    };
    if (value.size() == 1) return number_at(1, 1);
    const int rows = static_cast<int>(value.rows()), columns = static_cast<int>(value.cols());
    Grid grid{.columns = columns, .entries = Formulas(static_cast<std::size_t>(value.size()))};
    // What nobody sees has its value all the same, but neither a text nor a name.
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            grid.entries[index_of(grid, row, column)].node = Number{{}, value(row, column)};
    for (const int row : shown(rows))
        for (const int column : shown(columns))
            if (row != gap && column != gap)
                grid.entries[index_of(grid, row, column)] = number_at(row + 1, column + 1);
    return {.node = std::move(grid)};
}

Formula with_numbers(const Formula& formula, const Numbers& numbers, int decimals) {
    return Substitution(numbers, decimals).at(formula);
}

Formula with_brackets_worked_out(Formula formula, const Numbers& numbers, int decimals) {
    return worked_out(std::move(formula), numbers, decimals, false);
}

} // namespace backstep
