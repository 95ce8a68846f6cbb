#include "app/cli/output.h"

#include "core/files/file_io.h"
#include "core/model/input_error.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

namespace backstep {

void Output::write(std::string_view text) const {
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return;
    const std::string reason = errno == EPIPE    ? "its reader has gone"
                               : errno == ENOSPC ? "the disk is full"
                               : errno == EBADF  ? "it is closed"
                                                 : std::generic_category().message(errno);
    throw InputError(fmt::format("standard output cannot be written: {}", reason));
}

void write_document(std::string_view text, const std::optional<std::string>& path) {
    if (path)
        write_file(text, *path);
    else
        Output().write(text);
}

void complain(std::string_view sentence) {
    std::string line = "backstep: ";
    for (const char c : sentence) line += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

void prepare_standard_files() {
    std::signal(SIGPIPE, SIG_IGN);
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        // Opened for reading, so that writing to standard output still fails.
        if (::fcntl(file, F_GETFD) == -1 && errno == EBADF && ::open("/dev/null", O_RDONLY) == -1) return;
}

} // namespace backstep
