#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backstep {

/// A rectangle on screen, in pixels.
struct Rect {
    ImVec2 min, max;

    ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    ImVec2 size() const { return {max.x - min.x, max.y - min.y}; }
    bool contains(ImVec2 p) const { return p.x >= min.x && p.y >= min.y && p.x < max.x && p.y < max.y; }
};

/// Where each named item of the last frame stands. Tests click by name and look at the right pixels with it.
class ItemMap {
public:
    struct Item {
        std::string name;
        Rect rect;
    };

    void clear() { items_.clear(); } ///< at the start of a frame
    void record(std::string_view name, ImVec2 min, ImVec2 max) {
        items_.push_back({std::string(name), {min, max}});
    }

    /// The last item recorded under this name: what is drawn later lies above.
    std::optional<Rect> find(std::string_view name) const;
    const std::vector<Item>& items() const { return items_; }

private:
    std::vector<Item> items_;
};

} // namespace backstep
