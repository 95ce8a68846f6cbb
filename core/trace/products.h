#pragma once

#include "core/model/matrix.h"

/// The three products of a pass. Each sums in the same order whatever the number of columns, so an example
/// has the same bits alone and in a batch. Results must have their size already; nothing is allocated.
namespace backstep {

/// z = W a + b for each column: W n×p, b n, a p×m, z n×m. The sum starts at b and runs over the sources.
void weighted_inputs(const Matrix& W, const Vector& b, const Matrix& a, Matrix& z);

/// g = Wᵀ δ for each column: W n×p, delta n×m, g p×m.
void pull_back(const Matrix& W, const Matrix& delta, Matrix& g);

/// D = δ aᵀ, the sum of the outer products of the columns: delta n×m, a p×m, D n×p.
void sum_of_outer_products(const Matrix& delta, const Matrix& a, Matrix& D);

} // namespace backstep
