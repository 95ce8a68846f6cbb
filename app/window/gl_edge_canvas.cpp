#include "app/window/gl_edge_canvas.h"

#include "app/widgets/edge_path.h"
#include "app/window/gl_program.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace backstep {
namespace {

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

ImVec2 direction(ImVec2 from, ImVec2 to) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    return {(to.x - from.x) / length, (to.y - from.y) / length};
}

// Where two pieces meet both end on the line that halves their angle, so that they neither gape nor overlap.
ImVec2 shared_normal(ImVec2 before, ImVec2 after) {
    const ImVec2 sum{before.x + after.x, before.y + after.y};
    const float scale = 2 / std::max(sum.x * sum.x + sum.y * sum.y, 0.5F);
    return {-sum.y * scale, sum.x * scale};
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
    constexpr GLsizei stride = sizeof(Piece);
    instance_attribute(0, 4, GL_FLOAT, stride, offsetof(Piece, ends));
    instance_attribute(1, 4, GL_FLOAT, stride, offsetof(Piece, normals));
    instance_attribute(2, 4, GL_FLOAT, stride, offsetof(Piece, lengths));
    instance_attribute(3, 3, GL_FLOAT, stride, offsetof(Piece, marks));
    instance_attribute(4, 4, GL_UNSIGNED_BYTE, stride, offsetof(Piece, colour));
    instance_attribute(5, 4, GL_UNSIGNED_BYTE, stride, offsetof(Piece, pulse_colour));
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
    batch.pieces.clear();
    for (const Edge& edge : edges) append(batch.pieces, edge);
    list->AddCallback(on_render, &batch);
    list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void GlEdgeCanvas::append(std::vector<Piece>& pieces, const Edge& edge) {
    flatten(edge, points_);
    const auto repeated = std::unique(points_.begin(), points_.end(),
                                      [](ImVec2 a, ImVec2 b) { return a.x == b.x && a.y == b.y; });
    points_.erase(repeated, points_.end());
    if (points_.size() < 2) return;
    Piece pattern{};
    if (edge.halo_width > 0) {
        pattern.lengths[3] = edge.halo_width / 2;
        pattern.marks = {0, 0, -1};
        pattern.colour = edge.halo_colour;
        append(pieces, pattern);
    }
    const bool pulsing = edge.pulse >= 0 && edge.pulse <= 1;
    pattern.lengths[3] = edge.width / 2;
    pattern.marks = {edge.dash_on, edge.dash_off, pulsing ? edge.pulse : -1};
    pattern.colour = edge.colour;
    pattern.pulse_colour = edge.pulse_colour;
    append(pieces, pattern);
}

void GlEdgeCanvas::append(std::vector<Piece>& pieces, const Piece& pattern) const {
    const std::size_t first = pieces.size(), count = points_.size() - 1;
    float along = 0;
    ImVec2 before = direction(points_[0], points_[1]);
    for (std::size_t i = 0; i < count; ++i) {
        const ImVec2 a = points_[i], b = points_[i + 1];
        const ImVec2 here = direction(a, b);
        const ImVec2 after = i + 1 < count ? direction(b, points_[i + 2]) : here;
        const ImVec2 start = shared_normal(before, here), end = shared_normal(here, after);
        Piece piece = pattern;
        piece.ends = {a.x, a.y, b.x, b.y};
        piece.normals = {start.x, start.y, end.x, end.y};
        piece.lengths[0] = along;
        along += std::hypot(b.x - a.x, b.y - a.y);
        piece.lengths[1] = along;
        pieces.push_back(piece);
        before = here;
    }
    for (std::size_t i = first; i < pieces.size(); ++i) pieces[i].lengths[2] = along;
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
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(batch.pieces.size() * sizeof(Piece)),
                 batch.pieces.data(), GL_STREAM_DRAW);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(batch.pieces.size()));
}

} // namespace backstep
