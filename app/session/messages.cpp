#include "app/session/messages.h"

#include <algorithm>

namespace backstep {

void Messages::notice(Message::Kind kind, std::string text) {
    const auto same = [&](const Message& message) { return message.text == text; };
    if (std::none_of(notices_.begin(), notices_.end(), same)) notices_.push_back({kind, std::move(text)});
}

void Messages::dismiss() {
    if (reply_)
        reply_.reset();
    else if (!notices_.empty())
        notices_.erase(notices_.begin());
}

std::optional<Message> Messages::current() const {
    if (reply_ || notices_.empty()) return reply_;
    return notices_.front();
}

} // namespace backstep
