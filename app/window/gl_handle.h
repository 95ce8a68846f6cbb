#pragma once

#include <glad/gl.h>

#include <utility>

namespace backstep {

/// Owns one OpenGL object; `Remove` deletes it while its context is current.
template<auto Remove>
class GlHandle {
public:
    GlHandle() = default;
    explicit GlHandle(GLuint name) : name_(name) {}
    GlHandle(GlHandle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    GlHandle& operator=(GlHandle&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    ~GlHandle() {
        if (name_ != 0) Remove(name_);
    }
    GLuint get() const { return name_; }

private:
    GLuint name_ = 0;
};

inline void remove_program(GLuint name) {
    glDeleteProgram(name);
}
inline void remove_shader(GLuint name) {
    glDeleteShader(name);
}
inline void remove_buffer(GLuint name) {
    glDeleteBuffers(1, &name);
}
inline void remove_vertex_array(GLuint name) {
    glDeleteVertexArrays(1, &name);
}
inline void remove_framebuffer(GLuint name) {
    glDeleteFramebuffers(1, &name);
}
inline void remove_renderbuffer(GLuint name) {
    glDeleteRenderbuffers(1, &name);
}

using GlProgram = GlHandle<remove_program>;
using GlShader = GlHandle<remove_shader>;
using GlBuffer = GlHandle<remove_buffer>;
using GlVertexArray = GlHandle<remove_vertex_array>;
using GlFramebuffer = GlHandle<remove_framebuffer>;
using GlRenderbuffer = GlHandle<remove_renderbuffer>;

} // namespace backstep
