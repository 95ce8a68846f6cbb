#pragma once

#include "app/session/session.h"

namespace backstep {

/// The sentences waiting for the user: the answer to what was done last, and before it notices that came by
/// themselves.
class Messages {
public:
    /// Replaces the answer to an earlier action, which is past.
    void reply(Message::Kind kind, std::string text) { reply_ = Message{kind, std::move(text)}; }

    /// Waits its turn; the same notice is not kept twice.
    void notice(Message::Kind kind, std::string text);

    void dismiss();
    std::optional<Message> current() const;

private:
    std::optional<Message> reply_;
    std::vector<Message> notices_;
};

} // namespace backstep
