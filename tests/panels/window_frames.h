#pragma once

#include "app/panels/shell/application.h"
#include "app/session/keys.h"
#include "core/files/scenario_file.h"
#include "tests/window/widget_frame.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace backstep::test {

inline Scenario bundled(std::string_view name) {
    const auto& all = bundled_scenarios();
    const auto found = std::ranges::find(all, name, &BundledScenario::name);
    return parse_scenario(found->text, found->name).scenario;
}

/// The whole program without a window: frames are built but drawn nowhere, the mouse and the keys are
/// scripted.
class WindowFrames {
public:
    explicit WindowFrames(ImVec2 size = {1440, 900}, float scale = 1,
                          Scenario scenario = bundled("notes-3-4-2"), Session::Folders folders = {})
        : frames_(scale), application_(Session(std::move(scenario), std::move(folders))) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = size;
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
#if IMGUI_VERSION_NUM < 18700
        for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
#endif
        compat::add_mouse_position(io, {-100, -100});
        settle();
    }

    void frame() {
        frames_.frame([&](const Ui& ui) { application_.frame(ui); });
    }
    void settle() {
        for (int i = 0; i < 4; ++i) frame();
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
    void press(std::string_view item) {
        move_to(rect(item).centre());
        hold(true);
        hold(false);
    }
    void click(std::string_view item) {
        press(item);
        wait();
    }
    /// Until the next click is none of a double click.
    void wait() {
        frames_.frame_after(until_next_click, [&](const Ui& ui) { application_.frame(ui); });
        settle();
    }
    void double_click(std::string_view item) {
        press(item);
        press(item);
        settle();
    }
    /// As the window passes it on.
    bool key(int key, int modifiers = 0, bool repeat = false) {
        const bool used = application_.key(key, modifiers, repeat);
        settle();
        return used;
    }
    /// As Dear ImGui gets it.
    void imgui_key(ImGuiKey key) {
        for (const bool down : {true, false}) {
#if IMGUI_VERSION_NUM >= 18700
            ImGui::GetIO().AddKeyEvent(key, down);
#else
            ImGui::GetIO().KeysDown[key] = down;
#endif
            frame();
        }
        settle();
    }
    void type(const std::string& text) {
        ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
        settle();
    }
    void apply(const Command& command) {
        application_.apply(command);
        settle();
    }

    bool has(std::string_view item) const {
        return items().find(item).has_value();
    }
    Rect rect(std::string_view item) const {
        const auto found = items().find(item);
        if (!found) throw std::runtime_error("no item " + std::string(item));
        return *found;
    }
    const ItemMap& items() const {
        return frames_.items();
    }
    Application& application() {
        return application_;
    }
    const Session& session() const {
        return application_.session();
    }
    const WindowView& view() const {
        return application_.view();
    }

private:
    WidgetFrames frames_;
    Application application_;
};

} // namespace backstep::test
