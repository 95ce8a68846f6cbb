#include "core/formula/dual.h"

#include <cmath>
#include <functional>

namespace backstep {
namespace {

void same_shape(const Dual& a, const Dual& b) {
    if (a.value.rows() != b.value.rows() || a.value.cols() != b.value.cols()) throw NoValue{};
}

bool is_number(const Dual& a) {
    return a.value.size() == 1;
}

Dual scaled(const Dual& number, const Dual& a) {
    const double x = number.value(0), dx = number.change(0);
    return {x * a.value, x * a.change + dx * a.value};
}

Dual each(const Dual& a, const std::function<double(double)>& f, const std::function<double(double)>& slope) {
    return {a.value.unaryExpr(f), a.value.unaryExpr(slope).cwiseProduct(a.change)};
}

Dual activated(Activation activation, const Dual& z, bool slopes, bool differentiate) {
    Matrix a = z.value, s = Matrix::Zero(z.value.rows(), z.value.cols());
    activate(activation, z.value, a, s);
    if (slopes) {
        if (!is_elementwise(activation) || differentiate) throw NoValue{};
        return {s, Matrix::Zero(s.rows(), s.cols())};
    }
    if (is_elementwise(activation)) return {a, s.cwiseProduct(z.change)};
    Matrix da(a.rows(), a.cols());
    for (Eigen::Index m = 0; m < a.cols(); ++m)
        da.col(m) = a.col(m).array() * (z.change.col(m).array() - a.col(m).dot(z.change.col(m)));
    return {a, da};
}

Dual diagonal(const Dual& a) {
    if (a.value.cols() != 1) throw NoValue{};
    return {a.value.col(0).asDiagonal(), a.change.col(0).asDiagonal()};
}

} // namespace

Dual negative(const Dual& a) {
    return {-a.value, -a.change};
}

Dual added(const Dual& a, const Dual& b) {
    same_shape(a, b);
    return {a.value + b.value, a.change + b.change};
}

Dual times(const Dual& a, const Dual& b, Times times) {
    // Of one neuron the outer product is a row, not a scaled column.
    if (times != Times::outer && is_number(a)) return scaled(a, b);
    if (times != Times::outer && is_number(b)) return scaled(b, a);
    switch (times) {
    case Times::hadamard:
        same_shape(a, b);
        return {a.value.cwiseProduct(b.value),
                a.change.cwiseProduct(b.value) + a.value.cwiseProduct(b.change)};
    case Times::outer:
        if (a.value.cols() != 1 || b.value.cols() != 1) throw NoValue{};
        return {a.value * b.value.transpose(),
                a.change * b.value.transpose() + a.value * b.change.transpose()};
    case Times::kronecker: throw NoValue{};
    default:
        // A dot between two columns is their dot product.
        if (times == Times::dot && a.value.cols() == 1 && b.value.cols() == 1) {
            same_shape(a, b);
            return {a.value.transpose() * b.value,
                    a.change.transpose() * b.value + a.value.transpose() * b.change};
        }
        if (a.value.cols() != b.value.rows()) throw NoValue{};
        return {a.value * b.value, a.change * b.value + a.value * b.change};
    }
}

Dual divided(const Dual& a, const Dual& b) {
    if (is_number(b)) {
        const double y = b.value(0), dy = b.change(0);
        return {a.value / y, a.change / y - a.value * (dy / (y * y))};
    }
    same_shape(a, b);
    const Matrix quotient = a.value.cwiseQuotient(b.value);
    return {quotient, (a.change - quotient.cwiseProduct(b.change)).cwiseQuotient(b.value)};
}

Dual raised(const Dual& base, const Dual& exponent) {
    if (!is_number(exponent)) {
        // e^z of a vector, element by element.
        if (!is_number(base)) throw NoValue{};
        const double b = base.value(0);
        return each(
            exponent, [b](double x) { return std::pow(b, x); },
            [b](double x) { return std::pow(b, x) * std::log(b); });
    }
    const double n = exponent.value(0);
    Dual all = each(
        base, [n](double x) { return std::pow(x, n); }, [n](double x) { return n * std::pow(x, n - 1.0); });
    if (is_number(base) && exponent.change(0) != 0.0)
        all.change(0) += exponent.change(0) * std::log(base.value(0)) * all.value(0);
    return all;
}

Dual larger(const Dual& a, const Dual& b) {
    if (!is_number(a) || !is_number(b)) throw NoValue{};
    return a.value(0) > b.value(0) ? a : b;
}

Dual length(const Dual& a) {
    const double norm = a.value.norm();
    const double change = norm > 0.0 ? a.value.cwiseProduct(a.change).sum() / norm : 0.0;
    return {Matrix::Constant(1, 1, norm), Matrix::Constant(1, 1, change)};
}

Dual magnitude(const Dual& a) {
    if (!is_number(a)) throw NoValue{};
    return a.value(0) < 0.0 ? negative(a) : a;
}

Dual blocks(const std::vector<Dual>& entries, std::size_t columns) {
    if (entries.empty() || entries.size() % columns != 0) throw NoValue{};
    Eigen::Index width = 0, height = 0;
    for (std::size_t j = 0; j < columns; ++j) width += entries[j].value.cols();
    for (std::size_t i = 0; i < entries.size(); i += columns) height += entries[i].value.rows();
    Dual all{Matrix(height, width), Matrix(height, width)};
    Eigen::Index y = 0;
    for (std::size_t i = 0; i < entries.size(); i += columns) {
        Eigen::Index x = 0;
        const Eigen::Index rows = entries[i].value.rows();
        for (std::size_t j = i; j < i + columns; ++j) {
            const Dual& part = entries[j];
            if (part.value.rows() != rows || x + part.value.cols() > width) throw NoValue{};
            all.value.block(y, x, rows, part.value.cols()) = part.value;
            all.change.block(y, x, rows, part.value.cols()) = part.change;
            x += part.value.cols();
        }
        if (x != width) throw NoValue{};
        y += rows;
    }
    return all;
}

Dual applied(Function function, Activation activation, const Dual& argument, bool differentiate) {
    switch (function) {
    case Function::activation: return activated(activation, argument, false, differentiate);
    case Function::activation_derivative: return activated(activation, argument, true, differentiate);
    case Function::ln:
        return each(
            argument, [](double x) { return std::log(x); }, [](double x) { return 1.0 / x; });
    case Function::diag: return diagonal(argument);
    case Function::row_sums: return {argument.value.rowwise().sum(), argument.change.rowwise().sum()};
    case Function::max: throw NoValue{};
    }
    throw NoValue{};
}

} // namespace backstep
