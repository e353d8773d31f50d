"""A participant in a process of its own, which is told what to do over a pipe. The values are shared; the memory that is read into
is the process's."""

import gc
import multiprocessing
import os
import pathlib
import resource

import clock
import numpy as np

# The processes are forked, so that the values are there; the one that starts them imports no library that has threads.
CONTEXT = multiprocessing.get_context("fork")
PROC = pathlib.Path("/proc/self")


def bytes_read():
    """What this process has read so far, from the cache of the system or from a disk."""
    lines = (PROC / "io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("rchar"))


def status(name):
    """A line of bytes in /proc/self/status."""
    lines = (PROC / "status").read_text().splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith(name + ":"))


def faults():
    """How many pages the system has given this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def timed(run):
    """Seconds that passed, of processors, and pages that the system had to give."""
    gc.collect()
    before = faults()
    times = clock.timed(run)
    return *times, faults() - before


class Worker:
    """What a process does: one method for each order that it is given."""

    def __init__(self, make, values):
        self.side, self.values = make(), values
        self.room = np.zeros_like(values)

    def write(self):
        """To an empty store."""
        self.side.fresh()
        return timed(lambda: self.side.write(self.values))

    def rewrite(self):
        """Over what is there."""
        return timed(lambda: self.side.write(self.values))

    def read(self):
        return timed(lambda: self.side.read((0, 0, 0), self.room))

    def is_right(self):
        """Whether what was read last is what was written."""
        right = np.array_equal(self.room, self.values)
        self.room[:] = 0
        return right

    def box(self, start, extent):
        """Seconds, bytes read, and whether the values are right."""
        room = np.zeros(extent, self.values.dtype)
        before = bytes_read()
        self.side.read(start, room)
        size = bytes_read() - before
        best = min(clock.timed(lambda: self.side.read(start, room))[0] for _ in range(5))
        box = tuple(slice(first, first + more) for first, more in zip(start, extent))
        return best, size, np.array_equal(room, self.values[box])

    def peak(self, verb):
        """By how much memory grew at most, while all was written or read."""
        if verb == "write":
            self.side.fresh()
        # Pages that are there already do not count.
        self.values.sum(), self.room.sum()
        gc.collect()
        (PROC / "clear_refs").write_text("5")
        before = status("VmRSS")
        self.side.write(self.values) if verb == "write" else self.side.read((0, 0, 0), self.room)
        return status("VmHWM") - before

    def end(self):
        self.side.array = None
        self.side.drop()


def serve(pipe, make, values, processors):
    try:
        os.sched_setaffinity(0, processors)
        worker = Worker(make, values)
        while True:
            name, given = pipe.recv()
            pipe.send(getattr(worker, name)(*given))
            if name == "end":
                # Not by way of what libraries do at exit.
                os._exit(0)
    except EOFError:
        pass
    except BaseException as error:
        pipe.send(error if isinstance(error, Exception) else RuntimeError(repr(error)))
        raise


class Process:
    def __init__(self, name, make, values, processors):
        self.name, (self.pipe, theirs) = name, CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=serve, args=(theirs, make, values, processors), daemon=True)
        self.process.start()
        theirs.close()

    def tell(self, name, *given):
        self.pipe.send((name, given))
        answer = self.pipe.recv()
        if isinstance(answer, Exception):
            raise RuntimeError(f"{self.name}: {answer!r}")
        return answer

    def close(self):
        try:
            self.tell("end")
        except (EOFError, OSError, RuntimeError):
            self.process.terminate()
        self.process.join()
        self.pipe.close()
