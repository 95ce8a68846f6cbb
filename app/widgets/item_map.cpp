#include "app/widgets/item_map.h"

namespace backstep {

std::optional<Rect> ItemMap::find(std::string_view name) const {
    for (auto item = items_.rbegin(); item != items_.rend(); ++item)
        if (item->name == name) return item->rect;
    return std::nullopt;
}

} // namespace backstep
