#pragma once

#include "app/panels/network_editor/network_editor.h"

#include <span>

/// The parts of a form: labelled rows whose controls wrap where the window is narrow.
namespace backstep::network_editor {

class Form {
public:
    explicit Form(const Ui& ui);
    ~Form();
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;

    void section(std::string_view title);
    void row(std::string_view label);
    /// Puts Dear ImGui's cursor where a control of this width (screen pixels) and height 26 goes.
    void place(float width);
    /// A word or two between controls.
    void text(std::string_view words);
    /// Leaves out so much height, where nothing of it is in view.
    void skip(float height) { y_ += height; }

    float y() const { return y_; }
    float controls_width() const { return right_ - controls_left_; }
    float line_height() const;
    const Ui& ui() const { return ui_; }

private:
    const Ui& ui_;
    ImVec2 origin_;
    float right_, controls_left_, x_, y_;
    bool first_in_row_ = true;
};

/// A field that shows `text` until something else is typed and kept, by Enter, Tab or a click elsewhere; then
/// returns it. Escape keeps nothing. The id is its name in the item map.
std::optional<std::string> typed_field(const Ui& ui, Typing& typing, const std::string& id,
                                       const std::string& text, float width);

/// The same for numbers; what is no number, or not between `low` and `high`, stays in the field with the
/// reason.
struct Bounds {
    double low, high;
    bool whole = false;
};
std::optional<double> number_field(const Ui& ui, Typing& typing, const std::string& id, double value,
                                   float width, Bounds bounds);

struct Option {
    std::string label, why_not; ///< not empty: grey, with the reason
};

/// A button that opens a list; returns the option picked.
std::optional<int> option_list(const Ui& ui, Typing& typing, const std::string& id,
                               std::span<const Option> options, int chosen, float width);

} // namespace backstep::network_editor
