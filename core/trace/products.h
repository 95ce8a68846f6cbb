#pragma once

#include "core/model/lanes.h"
#include "core/model/matrix.h"

/// What a pass multiplies and adds. Each number is a sum in one fixed order, whatever the number of columns,
/// so an example has the same bits alone and in a batch. Results must have their size already; nothing is
/// allocated, and no result may be an operand.
///
/// What is done for one example is inline: in a small network a call takes longer than the numbers.
namespace backstep {

namespace batch {
void weighted_inputs(const Matrix& W, const Vector& b, const Matrix& a, Matrix& z);
void pull_back(const Matrix& W, const Matrix& delta, Matrix& g);
void outer_products(const Matrix& delta, const Matrix& a, double count, Matrix& D);
void column_sums(const Matrix& delta, double count, Vector& d);
} // namespace batch

/// z = W a + b for each column: W n×p, b n, a p×m, z n×m. The sum starts at b and runs over the sources.
inline void weighted_inputs(const Matrix& W, const Vector& b, const Matrix& a, Matrix& z) {
    using namespace lanes;
    if (a.cols() != 1) return batch::weighted_inputs(W, b, a, z);
    const Index n = W.rows();
    const double *weights = W.data(), *start = b.data(), *sources = a.data(), *end = sources + W.cols();
    double* sums = z.data();
    in_lanes(n, [=]<int N>(Index i) {
        Lanes<N> sum = load<N>(start + i);
        const double* w = weights + i;
        for (const double* source = sources; source != end; ++source, w += n) sum += load<N>(w) * *source;
        at<N>(sums + i) = sum;
    });
}

/// g = Wᵀ δ for each column: W n×p, delta n×m, g p×m. The sum runs over the targets.
inline void pull_back(const Matrix& W, const Matrix& delta, Matrix& g) {
    using namespace lanes;
    if (delta.cols() != 1) return batch::pull_back(W, delta, g);
    const Index n = W.rows();
    const double *w = W.data(), *deltas = delta.data(), *end = deltas + n;
    double *result = g.data(), *last = result + g.size();
    for (; result != last; ++result) {
        double sum = 0.0;
        for (const double* d = deltas; d != end; ++d, ++w) sum += *w * *d;
        *result = sum;
    }
}

/// r = u ⊙ v, all of one size.
inline void hadamard(const Matrix& u, const Matrix& v, Matrix& r) {
    using namespace lanes;
    const double *left = u.data(), *right = v.data();
    double* result = r.data();
    in_lanes(r.size(), [=]<int N>(Index i) { at<N>(result + i) = load<N>(left + i) * load<N>(right + i); });
}

/// D = δ aᵀ / count, the outer products of the columns added up and divided: delta n×m, a p×m, D n×p.
inline void outer_products(const Matrix& delta, const Matrix& a, double count, Matrix& D) {
    using namespace lanes;
    if (delta.cols() != 1) return batch::outer_products(delta, a, count, D);
    const Index n = D.rows();
    const double *deltas = delta.data(), *sources = a.data(), *end = sources + D.cols();
    double* result = D.data();
    in_lanes(n, [=]<int N>(Index i) {
        const Lanes<N> d = load<N>(deltas + i);
        double* to = result + i;
        for (const double* source = sources; source != end; ++source, to += n) at<N>(to) = d * *source;
    });
}

/// d = Σ δ / count over the columns: delta n×m, d n.
inline void column_sums(const Matrix& delta, double count, Vector& d) {
    using namespace lanes;
    if (delta.cols() != 1) return batch::column_sums(delta, count, d);
    const double* only = delta.data();
    double* result = d.data();
    in_lanes(d.size(), [=]<int N>(Index i) { at<N>(result + i) = load<N>(only + i); });
}

/// to = from − rate · gradient, `size` numbers each.
inline void descend(const double* from, double rate, const double* gradient, double* to, Eigen::Index size) {
    using namespace lanes;
    in_lanes(size, [=]<int N>(Index i) { at<N>(to + i) = load<N>(from + i) - rate * load<N>(gradient + i); });
}

} // namespace backstep
