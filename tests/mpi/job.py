"""mpi_snapshot on ranks."""

import os
import pathlib
import re
import signal
import subprocess
import time

# More ranks than cores, also as root, in containers too: Open MPI wants to be told that this is meant.
ENVIRONMENT = {
    "OMPI_ALLOW_RUN_AS_ROOT": "1",
    "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
    "OMPI_MCA_rmaps_base_oversubscribe": "1",
    "OMPI_MCA_mpi_yield_when_idle": "1",
    "OMPI_MCA_btl_vader_single_copy_mechanism": "none",
}
SECONDS = 100  # much more than any job takes: one that hangs is a failure


class Job:
    """A job under way. With 0 ranks the program runs alone, without mpirun."""

    def __init__(self, ranks, arguments, program=None):
        launcher = ["mpirun", "-n", str(ranks)] if ranks > 0 else []
        command = [*launcher, program or os.environ["TIERCE_MPI_SNAPSHOT"], *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, env={**os.environ, **ENVIRONMENT}, start_new_session=True, **pipes)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate()

    def wait_for(self, text):
        for line in self.process.stdout:
            if text in line:
                return
        raise AssertionError(f"the job ended without {text!r}: {self.process.communicate()[1]}")

    def rank_pids(self):
        """The processes that mpirun has started."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in children]

    def end(self):
        """Status, output and errors, when all ranks are gone."""
        pids = self.rank_pids() if self.process.poll() is None else []
        output, errors = self.process.communicate(timeout=SECONDS)
        until = time.monotonic() + SECONDS
        while any(map(lives, pids)):
            assert time.monotonic() < until, "ranks live on"
            time.sleep(0.01)
        return self.process.returncode, output, errors


def lives(pid):
    """Whether a process is there, and not only what its parent has yet to take note of."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def run(ranks, *arguments, program=None):
    """Runs a job that has to succeed, and returns its output."""
    with Job(ranks, arguments, program) as job:
        status, output, errors = job.end()
    assert status == 0, errors
    return output


def fails(ranks, *arguments):
    """Runs a job that has to fail, and returns the one line that says why."""
    with Job(ranks, arguments) as job:
        status, _, errors = job.end()
    lines = [line for line in errors.splitlines() if line.startswith("mpi_snapshot: ")]
    assert status not in (0, None) and len(lines) == 1, errors
    return lines[0]


def means(output):
    """What was printed for each step: the means of u and v."""
    found = re.findall(r"^step (\d+)  mean u +(\S+)  mean v +(\S+)$", output, re.MULTILINE)
    assert found, output
    return {int(step): (float(u), float(v)) for step, u, v in found}
