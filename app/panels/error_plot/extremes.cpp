#include "app/panels/error_plot/extremes.h"

#include <algorithm>

namespace backstep::error_plot {

namespace {

void widen(Range& range, Range other) {
    range.low = std::min(range.low, other.low);
    range.high = std::max(range.high, other.high);
}

} // namespace

void Extremes::update(std::int64_t count, const At& at) {
    if (count_ > 0 && (count < count_ || at(0) != first_ || at(count_ - 1) != last_)) {
        levels_.clear();
        count_ = 0;
    }
    if (count == count_) return;
    if (count_ == 0) first_ = at(0);
    for (auto start = count_ / block * block; start + block <= count; start += block) {
        Range range{at(start), at(start)};
        for (auto i = start + 1; i < start + block; ++i) widen(range, {at(i), at(i)});
        add_block(0, range);
    }
    count_ = count;
    last_ = at(count - 1);
}

void Extremes::add_block(std::size_t level, Range range) {
    if (levels_.size() <= level) levels_.emplace_back();
    levels_[level].push_back(range);
    const auto& ranges = levels_[level];
    if (ranges.size() % block != 0) return;
    Range whole = ranges[ranges.size() - block];
    for (auto i = ranges.size() - block + 1; i < ranges.size(); ++i) widen(whole, ranges[i]);
    add_block(level + 1, whole);
}

Range Extremes::over(std::int64_t first, std::int64_t last, const At& at) const {
    Range range{at(first), at(first)};
    auto i = first;
    while (i <= last) {
        // The largest whole block that starts here and ends in time.
        std::int64_t size = 1;
        std::size_t level = 0;
        while (i % (size * block) == 0 && i + size * block - 1 <= last && level < levels_.size() &&
               static_cast<std::size_t>(i / (size * block)) < levels_[level].size()) {
            size *= block;
            ++level;
        }
        if (level == 0)
            widen(range, {at(i), at(i)});
        else
            widen(range, levels_[level - 1][static_cast<std::size_t>(i / size)]);
        i += size;
    }
    return range;
}

std::vector<Column> columns_of(const Extremes& extremes, const Extremes::At& at, std::int64_t first,
                               std::int64_t last, int width) {
    std::vector<Column> columns;
    last = std::min(last, extremes.count() - 1);
    if (first > last || width < 1) return columns;
    const auto count = last - first + 1;
    const auto wanted = std::min<std::int64_t>(count, width);
    columns.reserve(static_cast<std::size_t>(wanted));
    for (std::int64_t k = 0; k < wanted; ++k) {
        const auto from = first + count * k / wanted, to = first + count * (k + 1) / wanted - 1;
        columns.push_back({from, to, extremes.over(from, to, at)});
    }
    return columns;
}

} // namespace backstep::error_plot
