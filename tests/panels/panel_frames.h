#pragma once

#include "app/panels/panel.h"
#include "app/widgets/panel_frame.h"
#include "tests/window/widget_frame.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace backstep::test {

/// A panel over a session without a window: what it wishes for is done after every frame.
class PanelFrames {
public:
    using Draw = std::function<void(const Session&, const Ui&, Wishes&)>;

    PanelFrames(Session session, ImVec2 size, Draw draw, float scale = 1)
        : frames_(scale), session_(std::move(session)), size_(size), draw_(std::move(draw)) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {std::max(1440.0F, size.x), std::max(900.0F, size.y)};
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
#if IMGUI_VERSION_NUM < 18700
        for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
#endif
        compat::add_mouse_position(io, {-100, -100});
        frame();
        frame();
    }

    void frame() {
        frame_after(usual_step);
    }
    void frame_after(float seconds) {
        Wishes wishes;
        frames_.frame_after(seconds, [&](const Ui& ui) {
            const PanelFrame panel(ui, "panel", {{0, 0}, size_});
            draw_(session_, ui, wishes);
        });
        for (const Command& command : wishes.commands) session_.apply(command);
        work_ = ImGui::GetDrawData()->TotalVtxCount;
    }

    void move_to(ImVec2 at) {
        compat::add_mouse_position(ImGui::GetIO(), at);
        frame();
        frame();
    }
    void hold(bool down) {
        compat::add_mouse_button(ImGui::GetIO(), 0, down);
        frame();
    }
    void click_at(ImVec2 at) {
        move_to(at);
        hold(true);
        hold(false);
        frame();
    }
    void click(std::string_view item) {
        click_at(rect(item).centre());
    }
    void double_click(std::string_view item) {
        click(item);
        hold(true);
        hold(false);
        frame();
        frame();
    }
    void key(ImGuiKey key) {
        set_key(key, true);
        frame();
        set_key(key, false);
        frame();
        frame();
    }
    /// Replaces what is selected in the active field.
    void type(const char* text) {
        ImGui::GetIO().AddInputCharactersUTF8(text);
        frame();
        frame();
    }
    /// Long enough that the next click is none of a double click.
    void wait() {
        frame_after(until_next_click);
        frame();
    }

    bool has(std::string_view item) const {
        return frames_.items().find(item).has_value();
    }
    Rect rect(std::string_view item) const {
        return frames_.items().find(item).value();
    }
    const ItemMap& items() const {
        return frames_.items();
    }
    Session& session() {
        return session_;
    }
    const WidgetFrames& frames() const {
        return frames_;
    }
    int vertices() const {
        return work_;
    }

private:
    static void set_key(ImGuiKey key, bool down) {
#if IMGUI_VERSION_NUM >= 18700
        ImGui::GetIO().AddKeyEvent(key, down);
#else
        ImGui::GetIO().KeysDown[key] = down;
#endif
    }

    WidgetFrames frames_;
    Session session_;
    ImVec2 size_;
    Draw draw_;
    int work_ = 0;
};

} // namespace backstep::test
