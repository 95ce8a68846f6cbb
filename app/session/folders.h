#pragma once

#include "app/session/session.h"

namespace backstep {

/// Where this user's settings and unsaved work belong, by the XDG rules; empty where the environment does not
/// say.
Session::Folders user_folders();

/// The same with the environment given, for tests: `variable` returns a value or an empty text.
Session::Folders user_folders(const std::function<std::string(const char*)>& variable);

} // namespace backstep
