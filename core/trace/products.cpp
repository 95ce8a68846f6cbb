#include "core/trace/products.h"

namespace backstep {
namespace {

using Index = Eigen::Index;

template<int Rows>
using Block = Eigen::Array<double, Rows, 1>;

// C[i, j] = start[i] + Σ_k A[i, k] B[k, j] for a block of Rows × Columns that stays in registers. A is
// column-major with `stride`; B's elements are `along` apart in k and `across` apart in j.
struct Product {
    const double* A;
    Index stride;
    const double* B;
    Index along, across;
    const double* start; ///< null: zero
    double* C;
    Index rows, inner, columns; ///< C is rows × columns, column-major without gaps
};

template<int Rows, int Columns>
void block(const Product& p, Index i, Index j) {
    Block<Rows> sum[Columns];
    for (auto& column : sum) {
        if (p.start)
            column = Eigen::Map<const Block<Rows>>(p.start + i);
        else
            column.setZero();
    }
    for (Index k = 0; k < p.inner; ++k) {
        const Block<Rows> a = Eigen::Map<const Block<Rows>>(p.A + i + k * p.stride);
        for (int c = 0; c < Columns; ++c) sum[c] += a * p.B[k * p.along + (j + c) * p.across];
    }
    for (int c = 0; c < Columns; ++c) Eigen::Map<Block<Rows>>(p.C + i + (j + c) * p.rows) = sum[c];
}

template<int Columns>
void block_columns(const Product& p, Index j) {
    Index i = 0;
    for (; i + 4 <= p.rows; i += 4) block<4, Columns>(p, i, j);
    if (i + 2 <= p.rows) {
        block<2, Columns>(p, i, j);
        i += 2;
    }
    if (i < p.rows) block<1, Columns>(p, i, j);
}

void multiply(const Product& p) {
    Index j = 0;
    for (; j + 4 <= p.columns; j += 4) block_columns<4>(p, j);
    for (; j < p.columns; ++j) block_columns<1>(p, j);
}

} // namespace

void weighted_inputs(const Matrix& W, const Vector& b, const Matrix& a, Matrix& z) {
    multiply({W.data(), W.rows(), a.data(), 1, a.rows(), b.data(), z.data(), W.rows(), W.cols(), a.cols()});
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
    multiply({delta.data(), delta.rows(), a.data(), a.rows(), 1, nullptr, D.data(), delta.rows(),
              delta.cols(), a.rows()});
}

} // namespace backstep
