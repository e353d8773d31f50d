"""What one run costs: the time that passes, and the processor time of this process, all its threads together."""

import resource
import time


def processor():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def timed(run):
    """Seconds of both clocks. What `run` gives is dropped after they were read."""
    cpu, wall = processor(), time.perf_counter()
    result = run()
    wall, cpu = time.perf_counter() - wall, processor() - cpu
    del result
    return wall, cpu
