// For sanitizer builds only: leaks that are not ours are told from ours.

// What graphics drivers and system libraries keep until the process ends.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libGLX\n"
           "leak:libGL.so\n"
           "leak:libEGL\n"
           "leak:_dri.so\n"
           "leak:libLLVM\n"
           "leak:libX11\n"
           "leak:libxcb\n"
           "leak:libXcursor\n"
           "leak:libfontconfig\n";
}

// GLFW unloads the driver before leaks are searched for; a library that is gone has no name to be known by.
extern "C" int dlclose(void*) {
    return 0;
}
