#pragma once

#include "core/model/matrix.h"

/// Softmax and the costs over it, one column per example; y are targets of the same shape. Everything is
/// finite and keeps its precision however saturated the softmax is.
namespace backstep {

/// a_k = exp(z_k) / Σ exp(z_i).
void softmax(const Matrix& z, Matrix& a);

/// 1 − a_k of column m, from the other probabilities where a_k is almost 1.
double complement_of_softmax(const Matrix& a, Eigen::Index k, Eigen::Index m);

/// −Σ y ln a of column m.
double softmax_cross_entropy(const Matrix& z, const Matrix& y, Eigen::Index m);

/// −Σ [y ln a + (1 − y) ln(1 − a)] of column m; at least 2 outputs.
double cross_entropy_of_softmax(const Matrix& z, const Matrix& y, Eigen::Index m);

/// δ of −Σ y ln a: a_k Σ y_i − y_k, which is a − y where the targets add up to 1.
void softmax_cross_entropy_delta(const Matrix& a, const Matrix& y, Matrix& delta);

/// δ of −Σ [y ln a + (1 − y) ln(1 − a)].
void cross_entropy_of_softmax_delta(const Matrix& z, const Matrix& a, const Matrix& y, Matrix& delta);

/// δ_k = Σ_i ∂E/∂a_i ∂a_i/∂z_k = a_k Σ_i a_i (∂E/∂a_k − ∂E/∂a_i), for any cost.
void softmax_delta(const Matrix& a, const Matrix& dE_da, Matrix& delta);

} // namespace backstep
