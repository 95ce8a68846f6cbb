#include "app/session/walker.h"

#include "core/training/order.h"

#include <algorithm>

namespace backstep {

UpdateNumbers numbers_at(const History& run, std::int64_t update, Network network) {
    const std::vector<int> examples = examples_of_update(run.scenario(), update);
    UpdateNumbers numbers{std::move(network), {}, Walk(run.scenario(), examples)};
    compute(numbers.network, run.scenario(), examples, numbers.trace);
    return numbers;
}

Walker::Walker(Place place)
    : place_(std::move(place)),
      numbers_(numbers_at(*place_.run, place_.update, place_.run->network_at(place_.update))) {}

void Walker::load() {
    const Scenario& scenario = place_.run->scenario();
    const std::vector<int> examples = examples_of_update(scenario, place_.update);
    numbers_.network = place_.run->network_at(place_.update);
    compute(numbers_.network, scenario, examples, numbers_.trace);
    numbers_.walk = Walk(scenario, examples);
}

void Walker::move_to(Place place) {
    const bool same = place.run == place_.run && place.update == place_.update;
    place_ = std::move(place);
    if (!same) load();
    place_.position = std::clamp(place_.position, Walk::Position{0}, numbers_.walk.end());
}

void Walker::go_to(std::int64_t update, Walk::Position position) {
    Place place = place_;
    place.update = std::clamp(update, std::int64_t{0}, place.run->updates());
    place.position = position;
    move_to(std::move(place));
}

void Walker::go_to(std::int64_t update, UpdateNumbers numbers) {
    place_.update = update;
    place_.position = 0;
    numbers_ = std::move(numbers);
}

bool Walker::forward(Granularity granularity) {
    if (place_.position < numbers_.walk.end()) {
        place_.position = numbers_.walk.next(place_.position, granularity);
        return true;
    }
    const std::int64_t next = place_.update + 1;
    if (next > place_.run->updates() && !place_.run->advance()) return false;
    go_to(next, 0);
    place_.position = numbers_.walk.after(1, granularity);
    return true;
}

bool Walker::back(Granularity granularity) {
    const Walk::Position before = numbers_.walk.previous(place_.position, granularity);
    if (before > 0 || place_.update == 0) {
        const bool moved = place_.position > 0;
        place_.position = before;
        return moved;
    }
    go_to(place_.update - 1, 0);
    place_.position = numbers_.walk.end();
    return true;
}

} // namespace backstep
