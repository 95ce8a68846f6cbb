#include "app/window/gl_edge_canvas.h"

#include "app/window/gl_program.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace backstep {
namespace {

constexpr float no_pulse = -1;

GLuint new_buffer() {
    GLuint name = 0;
    glGenBuffers(1, &name);
    return name;
}

GLuint new_vertex_array() {
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    return name;
}

void instance_attribute(GLuint location, GLint components, GLenum type, GLsizei stride, std::size_t offset) {
    glEnableVertexAttribArray(location);
    // OpenGL wants the offset into the buffer as a pointer.
    const auto* place = reinterpret_cast<const void*>(offset); // NOLINT(performance-no-int-to-ptr)
    glVertexAttribPointer(location, components, type, type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE, stride,
                          place);
    glVertexAttribDivisor(location, 1);
}

} // namespace

GlEdgeCanvas::GlEdgeCanvas()
    : program_(make_program("edge.vert", "edge.frag")), vertex_array_(new_vertex_array()),
      buffer_(new_buffer()), display_(glGetUniformLocation(program_.get(), "display")),
      pixel_(glGetUniformLocation(program_.get(), "pixel")) {
    glBindVertexArray(vertex_array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    constexpr GLsizei stride = sizeof(Stroke);
    instance_attribute(0, 4, GL_FLOAT, stride, offsetof(Stroke, ends));
    instance_attribute(1, 4, GL_FLOAT, stride, offsetof(Stroke, shape));
    instance_attribute(2, 4, GL_UNSIGNED_BYTE, stride, offsetof(Stroke, colour));
    instance_attribute(3, 4, GL_UNSIGNED_BYTE, stride, offsetof(Stroke, pulse_colour));
    glBindVertexArray(0);
}

void GlEdgeCanvas::draw(ImDrawList* list, const std::vector<Edge>& edges, ImVec4 clip) {
    const ImVec2 outer_min = list->GetClipRectMin(), outer_max = list->GetClipRectMax();
    clip = {std::max(clip.x, outer_min.x), std::max(clip.y, outer_min.y), std::min(clip.z, outer_max.x),
            std::min(clip.w, outer_max.y)};
    if (edges.empty() || clip.x >= clip.z || clip.y >= clip.w) return;
    if (used_ == batches_.size()) batches_.emplace_back();
    Batch& batch = batches_[used_++];
    batch.canvas = this;
    batch.clip = clip;
    batch.strokes.clear();
    for (const Edge& edge : edges) {
        if (edge.from.x == edge.to.x && edge.from.y == edge.to.y) continue; // it has no direction
        const std::array ends{edge.from.x, edge.from.y, edge.to.x, edge.to.y};
        if (edge.halo_width > 0)
            batch.strokes.push_back({ends, {edge.halo_width / 2, 0, 0, no_pulse}, edge.halo_colour, 0});
        const bool pulsing = edge.pulse >= 0 && edge.pulse <= 1;
        batch.strokes.push_back(
            {ends,
             {edge.width / 2, edge.dash_on, edge.dash_off, pulsing ? edge.pulse : no_pulse},
             edge.colour,
             edge.pulse_colour});
    }
    list->AddCallback(on_render, &batch);
    list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void GlEdgeCanvas::on_render(const ImDrawList*, const ImDrawCmd* command) {
    const auto& batch = *static_cast<const Batch*>(command->UserCallbackData);
    batch.canvas->render(batch);
}

void GlEdgeCanvas::render(const Batch& batch) const {
    const ImDrawData& data = *ImGui::GetDrawData();
    const ImVec2 origin = data.DisplayPos, size = data.DisplaySize, ratio = data.FramebufferScale;
    const auto left = static_cast<GLint>(std::floor((batch.clip.x - origin.x) * ratio.x));
    const auto right = static_cast<GLint>(std::ceil((batch.clip.z - origin.x) * ratio.x));
    const auto bottom = static_cast<GLint>(std::floor((origin.y + size.y - batch.clip.w) * ratio.y));
    const auto top = static_cast<GLint>(std::ceil((origin.y + size.y - batch.clip.y) * ratio.y));
    glEnable(GL_SCISSOR_TEST);
    glScissor(std::max(left, 0), std::max(bottom, 0), std::max(right - left, 0), std::max(top - bottom, 0));

    glUseProgram(program_.get());
    glUniform4f(display_, origin.x, origin.y, size.x, size.y);
    glUniform1f(pixel_, 1 / ratio.x);
    glBindVertexArray(vertex_array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(batch.strokes.size() * sizeof(Stroke)),
                 batch.strokes.data(), GL_STREAM_DRAW);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(batch.strokes.size()));
}

} // namespace backstep
