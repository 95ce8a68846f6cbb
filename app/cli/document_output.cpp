#include "app/cli/document_output.h"

#include "app/cli/output.h"
#include "core/files/file_io.h"

namespace backstep {

void add_output_option(CLI::App& command, std::optional<std::string>& path) {
    command.add_option("-o,--output", path, "Write to this file (default: standard output)")
        ->type_name("FILE");
}

void write_document(std::string_view text, const std::optional<std::string>& path) {
    if (path)
        write_file(text, *path);
    else
        Output().write(text);
}

} // namespace backstep
