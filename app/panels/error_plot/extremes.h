#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace backstep::error_plot {

struct Range {
    double low = 0, high = 0;
    bool operator==(const Range&) const = default;
};

/// The smallest and largest of any stretch of a series that only grows, without reading all of it: a pyramid
/// of blocks. The values themselves stay where they are and are read through `at`.
class Extremes {
public:
    using At = std::function<double(std::int64_t)>;

    /// Takes in the values up to, not including, `count`. Starts again if there are fewer, or if what was
    /// taken in has changed (another run).
    void update(std::int64_t count, const At& at);

    /// Of first ≤ i ≤ last, both taken in.
    Range over(std::int64_t first, std::int64_t last, const At& at) const;

    std::int64_t count() const { return count_; }

private:
    static constexpr std::int64_t block = 32;
    std::vector<std::vector<Range>> levels_; ///< levels_[k][i]: values i·block^(k+1) … of whole blocks
    std::int64_t count_ = 0;
    double first_ = 0, last_ = 0; ///< to notice another run

    void add_block(std::size_t level, Range range);
};

/// A stretch of a series for one column of pixels: a vertical stroke from low to high.
struct Column {
    std::int64_t first = 0, last = 0; ///< updates
    Range range;
    bool operator==(const Column&) const = default;
};

/// The series first … last for a plot `width` columns wide that spans low … high updates: one column per
/// value while they fit, else one per pixel with its extremes; so at most `width` + 1 columns.
std::vector<Column> columns_of(const Extremes& extremes, const Extremes::At& at, std::int64_t first,
                               std::int64_t last, int width);

} // namespace backstep::error_plot
