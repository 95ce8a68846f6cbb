#pragma once

#include "app/typeset/formula_painter.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/ui.h"

#include <utility>

namespace backstep::test {

/// Seconds from one frame to the next.
inline constexpr float usual_step = 1.0F / 60;
/// Seconds after which a click is none of a double click.
inline constexpr float until_next_click = 0.5F;

/// Dear ImGui without a window: frames that are built, but drawn nowhere.
class WidgetFrames {
public:
    explicit WidgetFrames(float scale = 1) : scale_(scale) {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1440, 900};
        io.DeltaTime = usual_step;
        fonts_ = build_fonts(*io.Fonts, scale, false);
        ImGui::GetStyle() = make_style(theme_, scale);
    }
    ~WidgetFrames() { ImGui::DestroyContext(); }
    WidgetFrames(const WidgetFrames&) = delete;
    WidgetFrames& operator=(const WidgetFrames&) = delete;

    template<typename Function>
    void frame(Function draw) {
        ImGui::NewFrame();
        items_.clear();
        request_ = {};
        const Ui ui{theme_, fonts_, scale_, 0, false, &items_, nullptr, &request_, &formulas_};
        draw(ui);
        ImGui::Render();
    }

    /// The next frame comes this much later than usual.
    template<typename Function>
    void frame_after(float seconds, Function draw) {
        float& step = ImGui::GetIO().DeltaTime;
        const float usual = std::exchange(step, seconds);
        frame(draw);
        step = usual;
    }

    /// Presses and releases the left button on the item; returns after the frame of the release.
    template<typename Function>
    void click(std::string_view item, Function draw) {
        const ImVec2 at = items_.find(item).value().centre();
        compat::add_mouse_position(ImGui::GetIO(), at);
        frame(draw);
        compat::add_mouse_button(ImGui::GetIO(), 0, true);
        frame(draw);
        compat::add_mouse_button(ImGui::GetIO(), 0, false);
        frame(draw);
    }

    const Fonts& fonts() const { return fonts_; }
    const Theme& theme() const { return theme_; }
    const ItemMap& items() const { return items_; }
    const RedrawRequest& request() const { return request_; }

private:
    float scale_;
    Theme theme_ = light_theme();
    Fonts fonts_;
    ItemMap items_;
    RedrawRequest request_;
    FormulaPainter formulas_{std::make_unique<NoGlyphTextures>()};
};

} // namespace backstep::test
