#include "core/trace/products.h"

#include <algorithm>

namespace backstep {
namespace {

using Index = Eigen::Index;

template<int Rows>
using Lanes = Eigen::Array<double, Rows, 1>;

template<int Rows>
auto lanes(const double* from) {
    return Eigen::Map<const Lanes<Rows>>(from);
}

template<int Columns, class Tile>
void down_the_rows(Index rows, Index j, const Tile& tile) {
    Index i = 0;
    for (; i + 4 <= rows; i += 4) tile.template operator()<4, Columns>(i, j);
    if (rows & 2) {
        tile.template operator()<2, Columns>(i, j);
        i += 2;
    }
    if (rows & 1) tile.template operator()<1, Columns>(i, j);
}

// Calls tile<Rows, Columns>(i, j) for tiles of at most 4×4 that cover rows × columns: their sums fit in the
// registers of any x86-64.
template<class Tile>
void for_each_tile(Index rows, Index columns, const Tile& tile) {
    Index j = 0;
    for (; j + 4 <= columns; j += 4) down_the_rows<4>(rows, j, tile);
    switch (columns - j) {
    case 3: return down_the_rows<3>(rows, j, tile);
    case 2: return down_the_rows<2>(rows, j, tile);
    case 1: return down_the_rows<1>(rows, j, tile);
    }
}

// How many sources at a time: so many columns of W stay in the first cache while all its tiles are done.
constexpr Index sources_at_once = 64;

} // namespace

void weighted_inputs(const Matrix& W, const Vector& b, const Matrix& a, Matrix& z) {
    const Index n = W.rows(), p = W.cols();
    const double *weights = W.data(), *sources = a.data();
    double* sums = z.data();
    for (Index from = 0; from < p; from += sources_at_once) {
        const Index to = std::min(from + sources_at_once, p);
        const double* start = from == 0 ? b.data() : sums;
        const Index start_stride = from == 0 ? 0 : n;
        for_each_tile(n, a.cols(), [=]<int Rows, int Columns>(Index i, Index m) {
            Lanes<Rows> sum[Columns];
            for (int c = 0; c < Columns; ++c) sum[c] = lanes<Rows>(start + i + (m + c) * start_stride);
            for (Index j = from; j < to; ++j) {
                const Lanes<Rows> w = lanes<Rows>(weights + i + j * n);
                for (int c = 0; c < Columns; ++c) sum[c] += w * sources[j + (m + c) * p];
            }
            for (int c = 0; c < Columns; ++c) Eigen::Map<Lanes<Rows>>(sums + i + (m + c) * n) = sum[c];
        });
    }
}

void pull_back(const Matrix& W, const Matrix& delta, Matrix& g) {
    const Index n = W.rows();
    for (Index m = 0; m < delta.cols(); ++m) {
        const double* d = delta.data() + m * n;
        for (Index j = 0; j < W.cols(); ++j) {
            const double* w = W.data() + j * n;
            double sum = 0.0;
            for (Index i = 0; i < n; ++i) sum += w[i] * d[i];
            g(j, m) = sum;
        }
    }
}

void sum_of_outer_products(const Matrix& delta, const Matrix& a, Matrix& D) {
    const Index n = delta.rows(), p = a.rows(), examples = delta.cols();
    const double *deltas = delta.data(), *sources = a.data();
    double* sums = D.data();
    for_each_tile(n, p, [=]<int Rows, int Columns>(Index i, Index j) {
        Lanes<Rows> sum[Columns];
        for (auto& column : sum) column.setZero();
        for (Index m = 0; m < examples; ++m) {
            const Lanes<Rows> d = lanes<Rows>(deltas + i + m * n);
            for (int c = 0; c < Columns; ++c) sum[c] += d * sources[j + c + m * p];
        }
        for (int c = 0; c < Columns; ++c) Eigen::Map<Lanes<Rows>>(sums + i + (j + c) * n) = sum[c];
    });
}

} // namespace backstep
