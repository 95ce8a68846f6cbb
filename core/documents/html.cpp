#include "core/documents/html.h"

#include "core/formula/mathml_elements.h"

#include "embedded/documents.h"

#include <fmt/format.h>

namespace backstep {

std::string document_asset(std::string_view name) {
    const auto bytes = embedded::documents(name);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string html_page(const Page& page) {
    const std::string script = page.script.empty() ? "" : fmt::format("<script>\n{}</script>\n", page.script);
    return fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'{}; base-uri 'none'; form-action 'none'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n"
                       "<meta name=\"generator\" content=\"Backstep\">\n"
                       "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n{}{}</body>\n</html>\n",
                       page.script.empty() ? "" : "; script-src 'unsafe-inline'", escaped(page.title),
                       page.styles, page.body, script);
}

} // namespace backstep
