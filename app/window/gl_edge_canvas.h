#pragma once

#include "app/widgets/edge_canvas.h"
#include "app/window/gl_handle.h"

#include <array>
#include <cstdint>
#include <deque>

namespace backstep {

/// Draws edges with shaders/edge.vert and edge.frag, each batch in one instanced call: width, dashes, pulse
/// and soft rims are the shaders'. Needs a current OpenGL 3.3 context as long as it lives.
class GlEdgeCanvas final : public EdgeCanvas {
public:
    GlEdgeCanvas();

    /// Batches live until the next frame begins, since the draw list is rendered after all of it is built.
    void begin_frame() { used_ = 0; }
    void draw(ImDrawList* list, const std::vector<Edge>& edges, ImVec4 clip) override;

private:
    /// One edge, or its halo, as edge.vert reads it.
    struct Stroke {
        std::array<float, 4> ends, shape;
        ImU32 colour, pulse_colour;
    };
    struct Batch {
        GlEdgeCanvas* canvas = nullptr;
        std::vector<Stroke> strokes;
        ImVec4 clip;
    };

    static void on_render(const ImDrawList* list, const ImDrawCmd* command);
    void render(const Batch& batch) const;

    GlProgram program_;
    GlVertexArray vertex_array_;
    GlBuffer buffer_;
    GLint display_, pixel_;
    std::deque<Batch> batches_; ///< kept for their memory
    std::size_t used_ = 0;
};

} // namespace backstep
