#pragma once

#include "core/training/history.h"
#include "core/walk/walk.h"

#include <memory>

namespace backstep {

/// Where the walk stands, and on what: all that undo brings back.
struct Place {
    std::shared_ptr<const Scenario>
        scenario; ///< as it would be saved; its numbers are those of the run's update 0
    std::shared_ptr<History> run;
    std::int64_t update = 0; ///< at most run->updates()
    Walk::Position position = 0;
    std::int64_t revision = 0; ///< the same for the same scenario, another one after every edit
};

/// All numbers of one update, and the way through them.
struct UpdateNumbers {
    Network network; ///< before the update
    Trace trace;
    Walk walk;
};

/// Of update `update` of the run, at the weights `network`.
UpdateNumbers numbers_at(const History& run, std::int64_t update, Network network);

/// Walks through a run, from one update into the next and back, with the numbers of the update it stands in.
class Walker {
public:
    explicit Walker(Place place);

    const Place& place() const { return place_; }
    const Scenario& scenario() const { return *place_.scenario; }
    const Network& network() const { return numbers_.network; }
    const Trace& trace() const { return numbers_.trace; }
    const Walk& walk() const { return numbers_.walk; }

    /// Elsewhere altogether: another run, or the same one with another scenario.
    void move_to(Place place);

    /// To an update that has been made, at a position of its walk; both are clamped.
    void go_to(std::int64_t update, Walk::Position position);

    /// To the start of an update whose numbers are there already.
    void go_to(std::int64_t update, UpdateNumbers numbers);

    /// One step on. From the end of an update to the first step of the next one, which is made if it was not.
    /// False if that would give a number that is not finite; then nothing changes.
    bool forward(Granularity granularity);

    /// One step back; from the first step of an update to the end of the one before. False at the run's
    /// start.
    bool back(Granularity granularity);

private:
    Place place_;
    UpdateNumbers numbers_;

    void load();
};

} // namespace backstep
