#pragma once

#include "app/window/gl_handle.h"

namespace backstep {

/// A framebuffer of its own size, which no display clips or scales.
class OffscreenTarget {
public:
    /// Throws WindowError if the driver has none of this size.
    OffscreenTarget(int width, int height);

    int width() const { return width_; }
    int height() const { return height_; }
    void bind() const { glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.get()); }

private:
    int width_, height_;
    GlRenderbuffer colour_;
    GlFramebuffer framebuffer_;
};

} // namespace backstep
