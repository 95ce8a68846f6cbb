#pragma once

#include "app/widgets/ui.h"

#include <string_view>

namespace backstep {

/// A panel: a fixed, borderless window without padding, which ends when this goes out of scope.
class PanelFrame {
public:
    /// `name` is its id, and its name in the item map. A panel that does not `scroll` clips what is too
    /// large.
    PanelFrame(const Ui& ui, const char* name, Rect area, bool scroll = false);
    ~PanelFrame();
    PanelFrame(const PanelFrame&) = delete;
    PanelFrame& operator=(const PanelFrame&) = delete;

    const Rect& area() const { return area_; }

private:
    Rect area_;
};

/// The strip of 40 at the top of a panel: title, subtitle in the notation's letters, a hairline below.
class PanelHeader {
public:
    PanelHeader(const Ui& ui, Rect panel, std::string_view title, std::string_view subtitle = {});

    /// Puts Dear ImGui's cursor where a control of this width (screen pixels) and height 26 goes: at the
    /// right, the first call outermost. Returns its left edge.
    float place(float width);
    /// A note left of the controls placed so far.
    void note(std::string_view text);
    /// Where the subtitle stands, if there is one.
    Rect subtitle() const { return subtitle_; }
    /// The panel below the header.
    Rect below() const { return below_; }

private:
    const Ui& ui_;
    Rect below_, subtitle_;
    float middle_, right_, gap_ = 0;
};

} // namespace backstep
