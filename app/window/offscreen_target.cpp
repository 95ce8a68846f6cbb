#include "app/window/offscreen_target.h"

#include "app/window/window_error.h"

#include <string>

namespace backstep {
namespace {

GLuint new_renderbuffer() {
    GLuint name = 0;
    glGenRenderbuffers(1, &name);
    return name;
}

GLuint new_framebuffer() {
    GLuint name = 0;
    glGenFramebuffers(1, &name);
    return name;
}

} // namespace

OffscreenTarget::OffscreenTarget(int width, int height)
    : width_(width), height_(height), colour_(new_renderbuffer()), framebuffer_(new_framebuffer()) {
    glBindRenderbuffer(GL_RENDERBUFFER, colour_.get());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    bind();
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour_.get());
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        throw WindowError("the graphics driver has no picture of " + std::to_string(width) + " x " +
                          std::to_string(height) + " pixels");
}

} // namespace backstep
