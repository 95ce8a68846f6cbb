#pragma once

#include <functional>
#include <string>

namespace backstep::contest {

inline constexpr int steps_compared = 200;

/// Two programs for the same work: Backstep's and the one it is measured by. Both start from the same
/// weights.
struct Contest {
    std::string name, rival;
    double target;                 ///< of the ratio: Backstep's steps per second to the rival's
    std::function<void(int)> ours; ///< makes so many steps
    std::function<void(int)> theirs;

    /// The largest difference between the two, relative to the larger; both from the start, after
    /// steps_compared.
    std::function<double()> difference;
};

/// 3-4-2 sigmoid, half squared error, online, every intermediate kept; beside a loop over arrays of fixed
/// size.
Contest online_step();

/// 784-30-10 sigmoid, half squared error, batches of 10; beside plain products of Eigen's dynamic matrices.
Contest batch_step();

} // namespace backstep::contest
