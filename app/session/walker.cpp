#include "app/session/walker.h"

#include "core/training/order.h"

#include <algorithm>

namespace backstep {

Walker::Walker(Place place)
    : place_(std::move(place)), walk_(*place_.scenario, examples_of_update(*place_.scenario, place_.update)) {
    load();
}

void Walker::load() {
    const Scenario& scenario = place_.run->scenario();
    const std::vector<int> examples = examples_of_update(scenario, place_.update);
    network_ = place_.run->network_at(place_.update);
    compute(network_, scenario, examples, trace_);
    walk_ = Walk(scenario, examples);
}

void Walker::move_to(Place place) {
    const bool same = place.run == place_.run && place.update == place_.update;
    place_ = std::move(place);
    if (!same) load();
    place_.position = std::clamp(place_.position, Walk::Position{0}, walk_.end());
}

void Walker::go_to(std::int64_t update, Walk::Position position) {
    Place place = place_;
    place.update = std::clamp(update, std::int64_t{0}, place.run->updates());
    place.position = position;
    move_to(std::move(place));
}

bool Walker::forward(Granularity granularity) {
    if (place_.position < walk_.end()) {
        place_.position = walk_.next(place_.position, granularity);
        return true;
    }
    const std::int64_t next = place_.update + 1;
    if (next > place_.run->updates() && !place_.run->advance()) return false;
    go_to(next, 0);
    place_.position = walk_.after(1, granularity);
    return true;
}

bool Walker::back(Granularity granularity) {
    const Walk::Position before = walk_.previous(place_.position, granularity);
    if (before > 0 || place_.update == 0) {
        const bool moved = place_.position > 0;
        place_.position = before;
        return moved;
    }
    go_to(place_.update - 1, 0);
    place_.position = walk_.end();
    return true;
}

} // namespace backstep
