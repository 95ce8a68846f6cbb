import resource
import subprocess

from program import ENVIRONMENT, PROGRAM, ProgramTest, main

MEGABYTE = 1 << 20


class Memory(ProgramTest):
    def test_too_little_memory_is_a_sentence(self):
        # Each empty list takes three bytes in the file and some fifty in memory.
        path = self.file("[" + "[]," * (10 * MEGABYTE) + "[]]")

        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (400 * MEGABYTE, 400 * MEGABYTE))

        result = subprocess.run([PROGRAM, "values", path], capture_output=True, text=True, env=ENVIRONMENT, timeout=120,
                                preexec_fn=limit)
        self.check_refused(result, "backstep: there is not enough memory for this")


main()
