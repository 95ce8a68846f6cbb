#pragma once

#include <Eigen/Core>

namespace backstep {

using Matrix = Eigen::MatrixXd; ///< column-major
using Vector = Eigen::VectorXd;

} // namespace backstep
