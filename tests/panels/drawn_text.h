#pragma once

#include "app/widgets/item_map.h"
#include "core/formula/glyphs.h"

#include <imgui.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a user could read in the last frame, recognised by the glyphs that were drawn.

namespace backstep::test {

struct DrawnGlyph {
    ImWchar character;
    Rect rect;
};

/// By the upper left corner of each glyph in the fonts' texture.
inline std::map<std::pair<float, float>, ImWchar> characters_of_fonts() {
    std::map<std::pair<float, float>, ImWchar> characters;
    for (ImFont* font : ImGui::GetIO().Fonts->Fonts) {
#if IMGUI_VERSION_NUM >= 19200
        const auto& glyphs = font->GetFontBaked(font->LegacySize)->Glyphs;
#else
        const auto& glyphs = font->Glyphs;
#endif
        for (const ImFontGlyph& glyph : glyphs)
            if (glyph.Visible) characters[{glyph.U0, glyph.V0}] = static_cast<ImWchar>(glyph.Codepoint);
    }
    return characters;
}

/// All glyphs of the last frame that are not clipped away, in the order drawn.
inline std::vector<DrawnGlyph> drawn_glyphs() {
    const auto characters = characters_of_fonts();
    std::vector<DrawnGlyph> drawn;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (int n = 0; n < data.CmdListsCount; ++n) {
        const ImDrawList& list = *data.CmdLists[n];
        for (const ImDrawCmd& command : list.CmdBuffer)
            for (unsigned i = 0; i + 6 <= command.ElemCount;) {
                const auto at = static_cast<int>(command.IdxOffset + i);
                const auto vertex = [&](int corner) -> const ImDrawVert& {
                    return list.VtxBuffer[static_cast<int>(command.VtxOffset) + list.IdxBuffer[at + corner]];
                };
                const ImDrawVert &first = vertex(0), &third = vertex(2); // of a rectangle's two triangles
                const auto found = characters.find({first.uv.x, first.uv.y});
                if (found == characters.end() || third.uv.x <= first.uv.x) {
                    i += 3;
                    continue;
                }
                const Rect rect{first.pos, third.pos};
                const ImVec4& clip = command.ClipRect;
                if (Rect{{clip.x, clip.y}, {clip.z, clip.w}}.contains(rect.centre()))
                    drawn.push_back({found->second, rect});
                i += 6;
            }
    }
    return drawn;
}

/// What is written inside a rectangle, without spaces, which leave no trace.
inline std::string drawn_text(const Rect& inside) {
    std::string text;
    for (const DrawnGlyph& glyph : drawn_glyphs()) {
        if (!inside.contains(glyph.rect.centre())) continue;
        text += utf8_of(glyph.character);
    }
    return text;
}

inline std::string without_spaces(std::string_view text) {
    std::string kept(text);
    std::erase(kept, ' ');
    std::erase(kept, '\n');
    return kept;
}

inline bool reads(const Rect& inside, std::string_view text) {
    return drawn_text(inside).find(without_spaces(text)) != std::string::npos;
}

/// On the whole screen.
inline bool screen_reads(std::string_view text) {
    return reads({{0, 0}, ImGui::GetIO().DisplaySize}, text);
}

/// From 0 to 1, of what is most opaque inside: a grey button's label and border are faded.
inline float opacity(const Rect& inside) {
    ImU32 most = 0;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (int n = 0; n < data.CmdListsCount; ++n)
        for (const ImDrawVert& vertex : data.CmdLists[n]->VtxBuffer)
            if (inside.contains(vertex.pos)) most = std::max(most, vertex.col >> IM_COL32_A_SHIFT);
    return static_cast<float>(most) / 255;
}

} // namespace backstep::test
