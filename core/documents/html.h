#pragma once

#include <string>
#include <string_view>

namespace backstep {

/// A whole page that asks for nothing from anywhere: styles and script are in it, and its policy forbids the
/// rest. Files are names in assets/documents; `title` is plain text, `body` HTML.
struct Page {
    std::string title;
    std::string body;
    std::string styles; ///< CSS
    std::string script; ///< JavaScript; may be empty
};
std::string html_page(const Page& page);

/// The text of a file of assets/documents.
std::string document_asset(std::string_view name);

} // namespace backstep
