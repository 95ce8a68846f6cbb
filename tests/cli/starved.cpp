// The program where memory ends: starved N ARGUMENTS… runs it with so many allocations and not one more.

#include "app/cli/command_line.h"

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>

namespace {

long allocations_left = std::numeric_limits<long>::max();

} // namespace

// The linker sends every call of operator new here (--wrap).
extern "C" void* __real__Znwm(std::size_t size);  // NOLINT
extern "C" void* __wrap__Znwm(std::size_t size) { // NOLINT
    if (allocations_left == 0) throw std::bad_alloc();
    --allocations_left;
    return __real__Znwm(size);
}

int main(int argc, char** argv) {
    if (argc < 2) return 3;
    allocations_left = std::strtol(argv[1], nullptr, 10);
    return backstep::run_command_line(argc - 1, argv + 1);
}
