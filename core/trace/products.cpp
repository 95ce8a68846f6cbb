#include "core/trace/products.h"

#include <algorithm>

namespace backstep::batch {
namespace {

using namespace lanes;

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

// Calls tile<Rows, Columns>(i, j) for tiles of at most 4×4 that cover rows × columns: their sums stay in the
// registers of any x86-64.
template<class Tile>
void in_tiles(Index rows, Index columns, const Tile& tile) {
    Index j = 0;
    for (; j + 4 <= columns; j += 4) down_the_rows<4>(rows, j, tile);
    switch (columns - j) {
    case 3: return down_the_rows<3>(rows, j, tile);
    case 2: return down_the_rows<2>(rows, j, tile);
    case 1: return down_the_rows<1>(rows, j, tile);
    }
}

// So many columns of W stay in the nearest cache until all its tiles are done.
constexpr Index sources_at_once = 64;

// So many examples stay in a near cache until all tiles of a gradient have taken them in.
constexpr Index examples_at_once = 32;

} // namespace

void weighted_inputs(const Matrix& W, const Vector& b, const Matrix& a, Matrix& z) {
    const Index n = W.rows(), p = W.cols();
    const double *weights = W.data(), *sources = a.data();
    double* sums = z.data();
    for (Index from = 0; from < p; from += sources_at_once) {
        const Index to = std::min(from + sources_at_once, p);
        const double* start = from == 0 ? b.data() : sums;
        const Index stride = from == 0 ? 0 : n;
        in_tiles(n, a.cols(), [=]<int Rows, int Columns>(Index i, Index m) {
            Lanes<Rows> sum[Columns];
            for (int c = 0; c < Columns; ++c) sum[c] = load<Rows>(start + i + (m + c) * stride);
            for (Index j = from; j < to; ++j) {
                const Lanes<Rows> w = load<Rows>(weights + i + j * n);
                for (int c = 0; c < Columns; ++c) sum[c] += w * sources[j + (m + c) * p];
            }
            for (int c = 0; c < Columns; ++c) at<Rows>(sums + i + (m + c) * n) = sum[c];
        });
    }
}

void pull_back(const Matrix& W, const Matrix& delta, Matrix& g) {
    const Index n = W.rows(), p = W.cols();
    for (Index m = 0; m < delta.cols(); ++m)
        for (Index j = 0; j < p; ++j) {
            const double *w = W.data() + j * n, *d = delta.data() + m * n;
            double sum = 0.0;
            for (Index i = 0; i < n; ++i) sum += w[i] * d[i];
            g(j, m) = sum;
        }
}

void outer_products(const Matrix& delta, const Matrix& a, double count, Matrix& D) {
    const Index n = delta.rows(), p = a.rows(), examples = delta.cols();
    const double *deltas = delta.data(), *sources = a.data();
    double* result = D.data();
    for (Index from = 0; from < examples; from += examples_at_once) {
        const Index to = std::min(from + examples_at_once, examples);
        const bool first = from == 0;
        const double divisor = to == examples ? count : 1.0;
        in_tiles(n, p, [=]<int Rows, int Columns>(Index i, Index j) {
            Lanes<Rows> sum[Columns];
            for (int c = 0; c < Columns; ++c)
                if (first)
                    sum[c].setZero();
                else
                    sum[c] = load<Rows>(result + i + (j + c) * n);
            for (Index m = from; m < to; ++m) {
                const Lanes<Rows> d = load<Rows>(deltas + i + m * n);
                for (int c = 0; c < Columns; ++c) sum[c] += d * sources[j + c + m * p];
            }
            for (int c = 0; c < Columns; ++c) at<Rows>(result + i + (j + c) * n) = sum[c] / divisor;
        });
    }
}

void column_sums(const Matrix& delta, double count, Vector& d) {
    const Index n = delta.rows(), examples = delta.cols();
    const double* deltas = delta.data();
    double* result = d.data();
    in_lanes(n, [=]<int N>(Index i) {
        Lanes<N> sum = load<N>(deltas + i);
        for (Index m = 1; m < examples; ++m) sum += load<N>(deltas + i + m * n);
        at<N>(result + i) = sum / count;
    });
}

} // namespace backstep::batch
