#pragma once

#include "app/widgets/ui.h"

#include <string_view>

namespace backstep {

/// A dialog in the middle of the window, over a scrim; nothing under it can be reached. Title at the top;
/// text and buttons follow at Dear ImGui's cursor.
class Modal {
public:
    /// `width` and `height` in pixels of the design, no more than the window has; height 0: what the content
    /// needs. Opens and closes with `wanted`, which is to be asked in every frame.
    Modal(const Ui& ui, const char* id, bool wanted, std::string_view title, float width, float height = 0);
    ~Modal();
    Modal(const Modal&) = delete;
    Modal& operator=(const Modal&) = delete;

    explicit operator bool() const { return open_; } ///< draw its content
    bool escaped() const { return escaped_; }        ///< Escape was pressed

private:
    const Ui& ui_;
    bool open_ = false, escaped_ = false;
};

/// A paragraph as wide as the dialog.
void paragraph(const Ui& ui, std::string_view text, ImU32 colour);

/// Puts the cursor where a row of buttons begins that ends at the dialog's right side. Widths in screen
/// pixels, spaces between the buttons included.
void place_buttons(const Ui& ui, float width);

} // namespace backstep
