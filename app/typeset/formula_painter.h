#pragma once

#include "app/typeset/glyph_atlas.h"
#include "app/typeset/glyph_textures.h"
#include "app/typeset/lay_out.h"
#include "app/typeset/typeset_cache.h"

#include <imgui.h>

#include <functional>
#include <memory>
#include <optional>

namespace backstep {

/// What a formula is drawn in. A colour of a node is that of everything in it: of nested nodes the outermost
/// that has one decides.
struct FormulaColours {
    ImU32 ink = 0;
    ImU32 dimmed = 0;                                                 ///< struck through
    std::function<std::optional<ImU32>(const Quantity&)> ink_of{};    ///< may be empty
    std::function<std::optional<ImU32>(const Quantity&)> ground_of{}; ///< behind hovered and selected terms
};

/// Lays out and draws formulas; one for each window.
class FormulaPainter {
public:
    explicit FormulaPainter(std::unique_ptr<GlyphTextures> textures);

    const FontFaces& faces() const { return faces_; }

    /// Kept until a whole frame has passed in which nobody asked for it.
    const Typeset& lay_out(const Formula& formula, const LayoutOptions& options);

    /// Thin strokes need a little more strength on a light ground.
    void set_dark(bool dark);

    /// Draws at a corner that is brought to whole pixels; what lies outside the clip rectangle is left out.
    void draw(ImDrawList* list, ImVec2 top_left, const Typeset& typeset, const FormulaColours& colours);

private:
    void begin_frame();
    void draw_grounds(ImDrawList* list, ImVec2 origin, const Typeset& typeset, const FormulaColours& colours);
    void choose_inks(const Typeset& typeset, const FormulaColours& colours);
    void upload();

    FontFaces faces_;
    std::unique_ptr<GlyphTextures> textures_;
    GlyphAtlas atlas_;
    TypesetCache cache_;
    int frame_ = -1;
    std::vector<std::optional<ImU32>> inks_; ///< of the terms being drawn; kept for its memory
};

} // namespace backstep
