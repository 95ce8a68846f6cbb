#pragma once

#include "core/walk/quantity.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace backstep {

enum class Phase { forward, error, backward, average, update };
enum class Granularity { pass, layer, vector, element };
inline constexpr std::array all_granularities{Granularity::pass, Granularity::layer, Granularity::vector,
                                              Granularity::element};

std::string_view name(Phase phase);             ///< `forward`, …
std::string_view name(Granularity granularity); ///< `pass`, …
std::optional<Granularity> granularity_named(std::string_view name);

/// One stop of a walk: what becomes known there.
struct Step {
    Phase phase = Phase::forward;
    int layer = 0;   ///< 0: several, or none (E)
    int example = 0; ///< from 1; 0: all of them (average, update)
    /// Whole vectors or matrices, or one element, in the order computed. They name their example only if the
    /// walk has several.
    std::vector<Quantity> quantities;

    bool operator==(const Step&) const = default;
};

/// The stops of one update, in the order in which one computes by hand: for each example forward, error and
/// backward; the average, if there are several; the update. Gradients are all taken at the old weights.
///
/// Every number has a place in one order, whatever the granularity; a position is how many numbers are known
/// (0: none yet), and a granularity only says where one stops. So changing it keeps what is known.
class Walk {
public:
    using Position = std::int64_t;

    /// The walk of one update of the scenario over these examples (indices from 0).
    Walk(const Scenario& scenario, std::vector<int> examples);

    Position end() const; ///< all numbers are known
    std::int64_t step_count(Granularity granularity) const;

    /// The step by number, 1 to step_count.
    Step step(std::int64_t number, Granularity granularity) const;

    /// The position after the step; number 0 gives position 0.
    Position after(std::int64_t number, Granularity granularity) const;

    /// How many steps are wholly known at the position.
    std::int64_t steps_done(Position position, Granularity granularity) const;

    /// The step that made the number at `position` known, or is under way there: 1 to step_count; 0 at the
    /// start.
    std::int64_t current_step(Position position, Granularity granularity) const;

    /// The next and the previous stop; the same position at the ends.
    Position next(Position position, Granularity granularity) const;
    Position previous(Position position, Granularity granularity) const;

    /// When the quantity is wholly known: the smallest such position. 0 for what is given (x, y, W, b).
    /// Nothing for what this walk does not compute. A per-example quantity without an example means that of
    /// `example` (from 1; 0: the first); a gradient or E without one means the mean or sum if there are
    /// several examples.
    std::optional<Position> known_at(const Quantity& quantity, int example = 0) const;

    bool known(const Quantity& quantity, Position position, int example = 0) const;

    const std::vector<int>& examples() const;

    /// The example (from 1) whose numbers the position shows; past the last one, the last.
    int example_at(Position position) const;

private:
    // A whole vector or matrix of the order; its numbers take the places first + 1 … first + count, row by
    // row.
    struct Block {
        Phase phase;
        Quantity quantity;
        Position first, count;
        Shape shape;
        std::array<std::int64_t, 3> step; ///< number of its step by pass, layer and vector
    };
    std::vector<Block> blocks_;
    std::map<Quantity, std::size_t> block_of_; ///< by the whole vector or matrix
    std::vector<int> examples_;
    std::array<std::vector<Position>, 3> ends_; ///< position after each step by pass, layer and vector

    void add_example(const Scenario& scenario, int example);
    void add_average(const Scenario& scenario);
    void add_update(const Scenario& scenario);
    void add(Phase phase, const Quantity& quantity, Shape shape);
    const Block& block_at(Position position) const;
    const Block* block_of(const Quantity& quantity, int example) const;
};

} // namespace backstep
