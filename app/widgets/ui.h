#pragma once

#include "app/widgets/edge_canvas.h"
#include "app/widgets/fonts.h"
#include "app/widgets/item_map.h"
#include "app/widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace backstep {

class FormulaPainter;

/// What a frame wants of those after it: when the next is due although nothing happens, and in which letters.
struct RedrawRequest {
    bool next_frame = false;
    std::optional<double> at; ///< seconds, on the clock of Ui::time
    std::string names;        ///< what users named, whose letters the fonts must hold
};

/// What every panel gets besides the session. Made anew for each frame.
struct Ui {
    const Theme& theme;
    const Fonts& fonts;
    float scale = 1;             ///< screen pixels per pixel of the design: text scale times the monitor's
    double time = 0;             ///< seconds, monotone
    bool reduced_motion = false; ///< nothing moves by itself
    ItemMap* items = nullptr;    ///< may be missing
    EdgeCanvas* edges = nullptr; ///< may be missing: DrawListEdgeCanvas does it too
    RedrawRequest* redraw = nullptr;
    FormulaPainter* formulas = nullptr; ///< see app/typeset/formula_painter.h

    /// A length of the design on this screen; and the same in whole pixels, at least one.
    float px(float length) const { return length * scale; }
    float snapped(float length) const { return std::max(1.0F, std::round(length * scale)); }
    float hairline() const { return std::max(1.0F, std::floor(scale)); }

    void keep_drawing() const {
        if (redraw != nullptr) redraw->next_frame = true;
    }
    void redraw_at(double seconds) const {
        if (redraw != nullptr) redraw->at = std::min(seconds, redraw->at.value_or(seconds));
    }
    /// For text that users wrote, and names of files: its letters are there from the next frame on.
    void shows(std::string_view text) const {
        const bool ascii =
            std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        if (redraw != nullptr && !ascii) redraw->names += text;
    }
    void record(std::string_view name, ImVec2 min, ImVec2 max) const {
        if (items != nullptr) items->record(name, min, max);
    }
    /// Records the widget submitted last.
    void record_item(std::string_view name) const {
        record(name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    }
};

} // namespace backstep
