#include "app/window/gl_program.h"

#include "app/window/window_error.h"
#include "embedded/shaders.h"

#include <array>
#include <string>

namespace backstep {
namespace {

GlShader compile(GLenum kind, std::string_view file) {
    const auto bytes = embedded::shaders(file);
    const auto* source = reinterpret_cast<const GLchar*>(bytes.data());
    const auto length = static_cast<GLint>(bytes.size());
    GlShader shader(glCreateShader(kind));
    glShaderSource(shader.get(), 1, &source, &length);
    glCompileShader(shader.get());
    GLint compiled = 0;
    glGetShaderiv(shader.get(), GL_COMPILE_STATUS, &compiled);
    if (compiled == GL_TRUE) return shader;
    std::array<GLchar, 1024> log{};
    glGetShaderInfoLog(shader.get(), static_cast<GLsizei>(log.size()), nullptr, log.data());
    throw WindowError("the graphics driver does not take the shader " + std::string(file) + ": " +
                      log.data());
}

} // namespace

GlProgram make_program(std::string_view vertex_file, std::string_view fragment_file) {
    const GlShader vertex = compile(GL_VERTEX_SHADER, vertex_file);
    const GlShader fragment = compile(GL_FRAGMENT_SHADER, fragment_file);
    GlProgram program(glCreateProgram());
    glAttachShader(program.get(), vertex.get());
    glAttachShader(program.get(), fragment.get());
    glLinkProgram(program.get());
    GLint linked = 0;
    glGetProgramiv(program.get(), GL_LINK_STATUS, &linked);
    if (linked == GL_TRUE) return program;
    std::array<GLchar, 1024> log{};
    glGetProgramInfoLog(program.get(), static_cast<GLsizei>(log.size()), nullptr, log.data());
    throw WindowError("the graphics driver does not link " + std::string(vertex_file) + ": " + log.data());
}

} // namespace backstep
