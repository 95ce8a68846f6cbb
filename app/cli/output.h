#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backstep {

/// Standard output, whose failures (a full disk, a reader that has gone) are InputErrors.
class Output {
public:
    /// Writes the text and hands it on at once.
    void write(std::string_view text) const;
};

/// A document, to the file, which is replaced only once all of it is written, or to standard output.
/// Throws InputError.
void write_document(std::string_view text, const std::optional<std::string>& path);

/// One line on standard error, starting with the program's name.
void complain(std::string_view sentence);

/// Makes a reader that has gone an error of writing instead of a signal, and keeps the numbers of standard
/// files that are closed from going to files opened later.
void prepare_standard_files();

} // namespace backstep
