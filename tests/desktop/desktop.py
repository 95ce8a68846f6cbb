"""A real window on an Xvfb screen of its own, driven by xdotool as a user would.

The program runs with folders of its own, so that no test sees the settings or the unsaved work of another.
"""

import ctypes
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from screen import Picture

SIZE = (1440, 900)
PATIENCE = 30.0  # seconds; a sanitized build on a busy machine is slow


def wait_until(condition, what, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        assert time.monotonic() < end, f"waited {seconds} s in vain: {what}"
        time.sleep(0.05)


class Desktop:
    """An X server, a home folder, and the programs started there. Use it in a `with`."""

    def __init__(self, program, size=SIZE):
        self.program, self.size = program, size
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="backstep-desktop-"))
        self.programs = []

    def __enter__(self):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "{}x{}x24".format(*self.size),
             "-r",  # a key held on a slow machine is still one key press
             "-noreset", "-nolisten", "tcp", "-fbdir", str(self.folder)],
            pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            self.display = ":" + pipe.readline().strip()
        self.environment = {
            key: value for key, value in os.environ.items()
            if not key.startswith("XDG_") and key not in ("WAYLAND_DISPLAY", "XAUTHORITY", "DISPLAY")}
        self.environment.update(
            DISPLAY=self.display, HOME=str(self.folder), LIBGL_ALWAYS_SOFTWARE="1",
            XDG_CONFIG_HOME=str(self.folder / "config"), XDG_STATE_HOME=str(self.folder / "state"),
            XDG_CACHE_HOME=str(self.folder / "cache"), XDG_DATA_HOME=str(self.folder / "data"))
        return self

    def __exit__(self, *_):
        for program in self.programs:
            program.kill()
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *arguments):
        """Starts the program and waits for its window to show something."""
        program = Program(self, arguments)
        self.programs.append(program)
        self.rest()
        program.wait_for_window()
        return program

    def rest(self):
        """Puts the pointer where nothing is pointed at."""
        self.move(self.size[0] - 1, self.size[1] - 1)

    def run(self, *arguments, display=True):
        """Runs the program to its end, without its window; gives exit code, output and errors."""
        environment = dict(self.environment)
        if not display:
            del environment["DISPLAY"]
        done = subprocess.run([self.program, *map(str, arguments)], env=environment, cwd=self.folder, text=True,
                              capture_output=True, timeout=2 * PATIENCE, check=False)
        return done.returncode, done.stdout, done.stderr

    def picture(self):
        return Picture.read(self.folder / "Xvfb_screen0")

    def settled(self):
        """The picture once it has not changed for half a second, in which nobody had anything left to do."""
        end = time.monotonic() + PATIENCE
        screen = self.folder / "Xvfb_screen0"
        before, since = screen.read_bytes(), time.monotonic()
        while time.monotonic() - since < 0.5:
            time.sleep(0.05)
            now = screen.read_bytes()
            if now != before or self.busy():
                before, since = now, time.monotonic()
            assert time.monotonic() < end, f"the screen kept changing for {PATIENCE} s"
        return self.picture()

    def busy(self):
        """Whether the program or the X server is running, or would if the machine let it."""
        return any(_runs(process.pid) for process in (self.server, *(each.process for each in self.programs)))

    def xdotool(self, *arguments):
        done = subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, text=True,
                              capture_output=True, timeout=PATIENCE, check=False)
        return done.stdout.strip()

    def key(self, *names):
        """Holds each key for a moment, as fingers do: until what it does is drawn, or not much longer."""
        for name in names:
            self.xdotool("keydown", name)
            end = time.monotonic() + 0.4
            time.sleep(0.1)
            while self.busy() and time.monotonic() < end:
                time.sleep(0.02)
            self.xdotool("keyup", name)
            time.sleep(0.05)

    def type(self, text):
        self.xdotool("type", "--delay", "60", text)
        time.sleep(0.1)

    def move(self, x, y):
        self.xdotool("mousemove", x, y)
        time.sleep(0.1)

    def click(self, x, y, times=1):
        self.move(x, y)
        self.xdotool("click", "--repeat", times, "--delay", 90, 1)
        time.sleep(0.2)


def _runs(process):
    for thread in pathlib.Path(f"/proc/{process}/task").glob("*/stat"):
        try:
            if thread.read_text().rsplit(")", 1)[1].split()[0] in "RD":
                return True
        except OSError:
            pass  # it ended meanwhile
    return False


class Program:
    """One run of the program with a window."""

    def __init__(self, desktop, arguments):
        self.desktop = desktop
        self.errors = desktop.folder / f"errors-{len(desktop.programs)}.txt"
        with open(self.errors, "w", encoding="utf-8") as errors:
            self.process = subprocess.Popen([desktop.program, *map(str, arguments)], env=desktop.environment,
                                            cwd=desktop.folder, stdout=subprocess.DEVNULL, stderr=errors)

    def wait_for_window(self):
        def found():
            assert self.running(), f"it ended with {self.process.returncode}: {self.errors.read_text()}"
            return self.desktop.xdotool("search", "--onlyvisible", "--pid", self.process.pid).split()
        self.window = wait_until(found, "a window")[-1]
        # There is no window manager that would give the keyboard to the window.
        self.desktop.xdotool("windowfocus", "--sync", self.window)
        wait_until(lambda: self.desktop.picture().count(0) < self.desktop.size[0] * self.desktop.size[1] // 2,
                   "a first picture")
        self.desktop.settled()

    def title(self):
        return self.desktop.xdotool("getwindowname", self.window)

    def running(self):
        return self.process.poll() is None

    def wait_for_end(self):
        wait_until(lambda: not self.running(), "the program's end")
        return self.process.returncode

    def kill(self):
        """As a crash would: no chance to tidy up."""
        if self.running():
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def processor_seconds(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        """Asks the window to close, as the button of its title bar does."""
        _send_close(self.desktop.display, int(self.window))


class _ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("padding", ctypes.c_long * 24)]


def _send_close(display_name, window):
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(display_name.encode()))
    event = _ClientMessage()
    event.type = 33  # ClientMessage
    event.window = window
    event.message_type = x11.XInternAtom(display, b"WM_PROTOCOLS", 0)
    event.format = 32
    event.data[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
    x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x11.XFlush(display)
    x11.XCloseDisplay(display)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)
