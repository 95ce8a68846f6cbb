#pragma once

// Dear ImGui 1.86, as Debian 12 has it, and today's: whatever differs between them and is needed here.

#include <imgui.h>

#include <string_view>

namespace backstep::compat {

/// Lines of text as big as they were rasterised.
inline float font_size(const ImFont* font) {
#if IMGUI_VERSION_NUM >= 19200
    return font->LegacySize;
#else
    return font->FontSize;
#endif
}

/// From the top of a line to its baseline.
inline float ascent([[maybe_unused]] ImFont* font) {
#if IMGUI_VERSION_NUM >= 19200
    return font->GetFontBaked(font->LegacySize)->Ascent;
#else
    return font->Ascent;
#endif
}

inline bool has_glyph(const ImFont* font, ImWchar character) {
#if IMGUI_VERSION_NUM >= 19200
    return const_cast<ImFont*>(font)->IsGlyphInFont(character);
#else
    return font->FindGlyphNoFallback(character) != nullptr;
#endif
}

/// Where a character's ink is, from the upper left corner of its place in a line.
struct Ink {
    float left, top, right, bottom;
};
inline Ink ink([[maybe_unused]] ImFont* font, ImWchar character) {
#if IMGUI_VERSION_NUM >= 19200
    const ImFontGlyph& glyph = *font->GetFontBaked(font->LegacySize)->FindGlyph(character);
#else
    const ImFontGlyph& glyph = *font->FindGlyph(character);
#endif
    return {glyph.X0, glyph.Y0, glyph.X1, glyph.Y1};
}

/// Exact, not rounded up.
inline ImVec2 text_size(ImFont* font, std::string_view text) {
    return font->CalcTextSizeA(font_size(font), 3e38F, 0, text.data(), text.data() + text.size());
}

inline void push_font(ImFont* font) {
#if IMGUI_VERSION_NUM >= 19200
    ImGui::PushFont(font, font->LegacySize);
#else
    ImGui::PushFont(font);
#endif
}

inline void add_rect(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 colour, float radius, float thickness) {
#if IMGUI_VERSION_NUM >= 19280
    list->AddRect(min, max, colour, radius, thickness);
#else
    list->AddRect(min, max, colour, radius, 0, thickness);
#endif
}

inline void add_polyline(ImDrawList* list, const ImVec2* points, int count, ImU32 colour, bool closed,
                         float thickness) {
    const ImDrawFlags flags = closed ? ImDrawFlags_Closed : ImDrawFlags_None;
#if IMGUI_VERSION_NUM >= 19280
    list->AddPolyline(points, count, colour, thickness, flags);
#else
    list->AddPolyline(points, count, colour, flags, thickness);
#endif
}

inline void path_stroke(ImDrawList* list, ImU32 colour, bool closed, float thickness) {
    const ImDrawFlags flags = closed ? ImDrawFlags_Closed : ImDrawFlags_None;
#if IMGUI_VERSION_NUM >= 19280
    list->PathStroke(colour, thickness, flags);
#else
    list->PathStroke(colour, flags, thickness);
#endif
}

/// A child window without a frame; end it with ImGui::EndChild whatever this returns.
inline bool begin_child(const char* id, ImVec2 size, ImGuiWindowFlags flags = 0) {
#if IMGUI_VERSION_NUM >= 19000
    return ImGui::BeginChild(id, size, ImGuiChildFlags_None, flags);
#else
    return ImGui::BeginChild(id, size, false, flags);
#endif
}

/// An invisible button that the keyboard reaches too.
inline bool press_area(const char* id, ImVec2 size) {
#if IMGUI_VERSION_NUM >= 19120
    return ImGui::InvisibleButton(id, size, ImGuiButtonFlags_EnableNav);
#else
    return ImGui::InvisibleButton(id, size);
#endif
}

/// Draws the glyphs of all fonts now. Tests without a window need no more to make frames with them.
inline void rasterise([[maybe_unused]] ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM < 19200 // today's draws each glyph when it is first used
    atlas.Build();
#endif
}

/// Enter presses the focused item, which today's does anyway; Space is left to the walk.
inline void enter_presses([[maybe_unused]] ImGuiIO& io, [[maybe_unused]] int enter_key) {
#if IMGUI_VERSION_NUM < 18700
    io.KeyMap[ImGuiKey_Space] = enter_key;
#endif
}

inline bool key_pressed(ImGuiKey key, bool repeat = false) {
#if IMGUI_VERSION_NUM >= 18700
    return ImGui::IsKeyPressed(key, repeat);
#else
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeat);
#endif
}

inline bool escape_pressed() {
#if IMGUI_VERSION_NUM >= 18700
    return ImGui::IsKeyPressed(ImGuiKey_Escape, false);
#else
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
#endif
}

inline bool enter_pressed() {
#if IMGUI_VERSION_NUM >= 18700
    return ImGui::IsKeyPressed(ImGuiKey_Enter, false);
#else
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false);
#endif
}

inline void add_mouse_position(ImGuiIO& io, ImVec2 position) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddMousePosEvent(position.x, position.y);
#else
    io.MousePos = position;
#endif
}

inline void add_mouse_button(ImGuiIO& io, int button, bool down) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddMouseButtonEvent(button, down);
#else
    io.MouseDown[button] = down;
#endif
}

inline void add_mouse_wheel(ImGuiIO& io, float up) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddMouseWheelEvent(0, up);
#else
    io.MouseWheel += up;
#endif
}

} // namespace backstep::compat
