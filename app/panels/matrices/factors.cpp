#include "app/panels/matrices/factors.h"

#include "core/formula/brackets.h"
#include "core/formula/glyphs.h"
#include "core/formula/parts.h"
#include "core/formula/text.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace backstep::matrices {

namespace {

template<class Kind>
const Kind* as(const Formula& formula) {
    return std::get_if<Kind>(&formula.node);
}

// What is shown as a matrix of its own.
bool is_term(const Formula& formula) {
    return formula.quantity && !is_scalar(*formula.quantity) && as<Chain>(formula) == nullptr;
}

bool has_terms(const Formula& formula) {
    bool found = is_term(formula);
    for_each_part(formula.node, [&](const Formula& part) { found = found || has_terms(part); });
    return found;
}

// A name needs none where it is a matrix on screen.
const Formula& without_brackets(const Formula& formula) {
    const auto* group = as<Group>(formula);
    return group != nullptr && is_term(group->parts[0]) ? group->parts[0] : formula;
}

bool is_diagonal(const Formula& formula) {
    const auto* function = as<Apply>(formula);
    return function != nullptr && function->function == Function::diag;
}

// Rows and columns of what a formula stands for.
class ShapeOf {
public:
    explicit ShapeOf(const Names& names) : names_(names) {}

    Shape operator()(const Formula& formula) const {
        if (is_term(formula)) return shown_shape(term_of(*formula.quantity, names_), names_.network());
        return std::visit(*this, formula.node);
    }
    Shape operator()(const Variable& variable) const {
        const auto* meaning = variable.meaning.empty() ? nullptr : as<Grid>(variable.meaning.front());
        return meaning != nullptr ? Shape{rows_of(*meaning), meaning->columns} : Shape{1, 1};
    }
    Shape operator()(const Sum& sum) const { return largest(sum.terms); }
    Shape operator()(const Fraction& fraction) const { return largest(fraction.parts); }
    Shape operator()(const Transpose& transpose) const {
        const Shape inner = (*this)(transpose.parts[0]);
        return {inner.columns, inner.rows};
    }
    Shape operator()(const Group& group) const {
        const bool number = group.bracket == Bracket::norm || group.bracket == Bracket::bar;
        return number ? Shape{1, 1} : (*this)(group.parts[0]);
    }
    Shape operator()(const Apply& function) const {
        const Shape inner = largest(function.arguments);
        return function.function == Function::diag ? Shape{inner.rows, inner.rows} : inner;
    }
    Shape operator()(const Product& product) const {
        if (product.times == Times::hadamard) return largest(product.factors);
        Shape shape{1, 1};
        bool first = true;
        for (const Formula& factor : product.factors) {
            const Shape next = (*this)(factor);
            if (next == Shape{1, 1}) continue;
            if (product.times == Times::outer)
                shape = first ? next : Shape{shape.rows, next.rows};
            else
                shape = {first ? next.rows : shape.rows, next.columns};
            first = false;
        }
        return shape;
    }
    template<class Other>
    Shape operator()(const Other&) const {
        return {1, 1};
    }

private:
    Shape largest(const Formulas& parts) const {
        Shape shape{1, 1};
        for (const Formula& part : parts) {
            const Shape next = (*this)(part);
            if (next.rows * next.columns > shape.rows * shape.columns) shape = next;
        }
        return shape;
    }

    const Names& names_;
};

constexpr Part no_part{Along::all, Along::all};

// Writes terms one after the other, each with the text since the one before.
class Writer {
public:
    explicit Writer(const Names& names) : names_(names), shape_of_(names) {}

    void write(const Formula& formula, Part part) {
        if (is_term(formula))
            term(*formula.quantity, false, part);
        else if (!has_terms(formula) && !is_rate(formula))
            text(plain(formula));
        else
            std::visit([&](const auto& node) { node_of(node, part); }, formula.node);
    }

    Equation finish(const Quantity& result) {
        text("=");
        Term last = term_of(result, names_);
        last.before = std::exchange(before_, "");
        equation_.terms.push_back(std::move(last));
        return std::move(equation_);
    }

private:
    // A learning rate: an abbreviation of a number.
    static bool is_rate(const Formula& formula) {
        const auto* variable = as<Variable>(formula);
        return variable != nullptr && !variable->meaning.empty() && as<Number>(variable->meaning.front());
    }

    static std::string plain(const Formula& formula) {
        std::string text = to_plain_text(formula);
        return text == "1/2" ? "½" : text;
    }

    void text(std::string_view more) {
        if (more.empty()) return;
        const bool tight = before_.empty() || opens_ || more.starts_with(")");
        if (!tight) before_ += " ";
        before_ += more;
        opens_ = more.ends_with("(");
    }
    // Directly behind what was written: a superscript.
    void attach(std::string_view script) { before_ += script; }

    void term(const Quantity& quantity, bool turned, Part part) {
        Term next = term_of(quantity, names_);
        next.transposed = next.transposed != turned;
        next.part = part;
        next.before = std::exchange(before_, "");
        next.rate = std::exchange(rate_, std::nullopt);
        opens_ = false;
        equation_.terms.push_back(std::move(next));
    }

    void node_of(const Variable& variable, Part) { rate_ = as<Number>(variable.meaning.front())->value; }

    void node_of(const Sum& sum, Part part) {
        for (std::size_t i = 0; i < sum.terms.size(); ++i) {
            if (sum.minus[i]) text("−");
            if (i > 0 && !sum.minus[i]) text("+");
            write(sum.terms[i], part);
        }
    }

    void node_of(const Product& product, Part part) {
        const std::vector<Part> parts = parts_of(product, part);
        for (std::size_t i = 0; i < product.factors.size(); ++i) {
            if (i > 0) text(sign(product, product.factors[i - 1], product.factors[i]));
            write(product.factors[i], parts[i]);
        }
    }

    std::string_view sign(const Product& product, const Formula& left, const Formula& right) const {
        switch (product.times) {
        case Times::hadamard: return "⊙";
        case Times::outer:
        case Times::kronecker: return "⊗";
        case Times::dot: return "·";
        case Times::cross: return "×";
        case Times::adjacent: break;
        }
        if (rate_ || !has_terms(right)) return "";
        if (has_terms(left)) return stands_alone(left) && stands_alone(right) ? "×" : "";
        const bool number = as<Number>(left) != nullptr || as<Fraction>(left) != nullptr;
        return number && plain(left) != "½" ? "·" : "";
    }
    // A sum of products that is one number scales what it stands beside.
    bool stands_alone(const Formula& factor) const {
        return as<Group>(factor) == nullptr || shape_of_(factor) != Shape{1, 1};
    }

    // Which part of each factor enters a cell of which the product's `part` is known.
    std::vector<Part> parts_of(const Product& product, Part part) const {
        const std::size_t count = product.factors.size();
        std::vector<Part> parts(count, part);
        if (product.times == Times::hadamard) return parts;
        if (product.times == Times::outer) {
            parts.front().columns = Along::all;
            parts.back() = {part.columns, Along::all};
            return parts;
        }
        std::vector<std::size_t> matrices;
        for (std::size_t i = 0; i < count; ++i) {
            if (is_diagonal(product.factors[i])) continue; // takes each column as it is
            if (shape_of_(product.factors[i]) == Shape{1, 1})
                parts[i] = no_part;
            else
                matrices.push_back(i);
        }
        for (std::size_t k = 0; k < matrices.size(); ++k) {
            if (k + 1 < matrices.size()) parts[matrices[k]].columns = Along::all;
            if (k > 0) parts[matrices[k]].rows = Along::all;
        }
        return parts;
    }

    void node_of(const Fraction& fraction, Part part) {
        write(fraction.parts[0], part);
        text("/");
        write(fraction.parts[1], part);
    }

    void node_of(const Group& group, Part part) {
        const bool norm = group.bracket == Bracket::norm;
        text(norm ? "‖" : "(");
        write(group.parts[0], norm ? no_part : part);
        text(norm ? "‖" : ")");
    }

    void node_of(const Power& power, Part part) {
        write(power.parts[0], part);
        attach(superscript_of(to_plain_text(power.parts[1])).value_or(""));
    }

    void node_of(const Transpose& transpose, Part part) {
        const Formula& inner = without_brackets(transpose.parts[0]);
        const Part turned{part.columns, part.rows};
        if (is_term(inner)) {
            term(*inner.quantity, true, part); // as it is shown then
            return;
        }
        write(transpose.parts[0], turned);
        attach(superscript_of(transpose.sign).value_or("^" + transpose.sign));
    }

    void node_of(const Apply& function, Part part) {
        const Formula& argument = function.arguments.front();
        if (function.function == Function::diag) {
            text("diag(");
            write(argument, {part.columns, Along::all});
            text(")");
            return;
        }
        if (function.function == Function::activation)
            apply(function, argument, is_elementwise(function.activation) ? part : no_part);
        else
            enclosed(to_plain_text(function.name) + "(", argument, part);
    }

    void apply(const Apply& function, const Formula& argument, Part part) {
        switch (function.activation) {
        case Activation::sigmoid: return enclosed(to_plain_text(function.name) + "(", argument, part);
        case Activation::tanh: return enclosed("tanh(", argument, part);
        case Activation::softmax: return enclosed("softmax(", argument, part);
        case Activation::relu: return enclosed("max(0,", argument, part);
        case Activation::leaky_relu:
            text(fmt::format("max({}", leaky_slope));
            write(argument, part);
            text(",");
            write(argument, part);
            text(")");
            return;
        case Activation::identity: write(argument, part); return;
        }
    }
    void enclosed(const std::string& open, const Formula& argument, Part part) {
        text(open);
        write(argument, part);
        text(")");
    }

    template<class Other>
    void node_of(const Other& other, Part) {
        text(plain(Formula{other}));
    }

    const Names& names_;
    ShapeOf shape_of_;
    Equation equation_;
    std::string before_;
    bool opens_ = false; ///< the text so far ends with a bracket that what follows stands close to
    std::optional<double> rate_;
};

} // namespace

Equation equation_from(const Formula& formula, const Quantity& result, const Names& names) {
    Writer writer(names);
    writer.write(with_brackets(formula, Medium::line), {});
    return writer.finish(result);
}

} // namespace backstep::matrices
