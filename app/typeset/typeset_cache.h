#pragma once

#include "app/typeset/lay_out.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace backstep {

/// Formulas laid out in the frames before, found again by being equal.
class TypesetCache {
public:
    /// The reference lasts until the frame after the next begins.
    const Typeset& lay_out(const Formula& formula, const FontFaces& faces, const LayoutOptions& options);
    /// Forgets what the last frame did not ask for.
    void begin_frame();
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        Formula formula;
        LayoutOptions options;
        Typeset typeset;
        std::uint64_t key = 0;
        bool used = true;
    };
    std::vector<std::unique_ptr<Entry>> entries_;
};

/// Equal formulas have equal fingerprints; it looks at no more than tells most formulas apart.
std::uint64_t fingerprint(const Formula& formula);

} // namespace backstep
