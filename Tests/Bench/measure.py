"""How long programs take: rounds in which each competitor runs once, so that noise meets all of them."""

import os
import pty
import statistics
import sys
import time


class Sample:
    """What the rounds of one competitor took, in seconds, and how many bytes went over a line, where there is one."""

    def __init__(self):
        self.wall, self.cpu, self.bytes = [], [], []

    def over(self, other, what):
        """This one's divided by the other's, round by round: noise that lasts meets both."""
        return [own / beside for own, beside in zip(getattr(self, what), getattr(other, what))]


def shown(values, digits, factor=1):
    """The median, and half the distance between the quartiles; of one alone, that."""
    if len(values) == 1:
        return f"{values[0] * factor:.{digits}f}"
    low, middle, high = (quarter * factor for quarter in statistics.quantiles(values, n=4))
    return f"{middle:.{digits}f} ± {(high - low) / 2:.{digits}f}"


def once(words, folder, environment, sample):
    """Runs it at a terminal, as people do, and as the predecessor must be."""
    master, slave = pty.openpty()
    os.chdir(folder)
    started = time.perf_counter()
    child = os.posix_spawnp(
        words[0], words, environment,
        file_actions=[(os.POSIX_SPAWN_DUP2, slave, number) for number in (0, 1, 2)], setsid=True)
    os.close(slave)
    told = drain(master)
    _, status, usage = os.wait4(child, 0)
    ended = time.perf_counter()
    os.close(master)
    if status != 0:
        sys.exit(f"bench: {' '.join(words)} failed with {os.waitstatus_to_exitcode(status)}: {told}")
    sample.wall.append(ended - started)
    sample.cpu.append(usage.ru_utime + usage.ru_stime)


def drain(master):
    """Reads until nobody holds the other end."""
    told = b""
    while True:
        try:
            some = os.read(master, 65536)
        except OSError:
            some = b""
        if not some:
            return told.decode(errors="replace")[-2000:]
        told += some


def compete(competitors, rounds, folder, environment):
    """Samples by name; the first round, in which caches fill, does not count. A competitor's words may be made
    by a function, right before each of its runs and outside its time."""
    samples = {name: Sample() for name in competitors}
    for turn in range(rounds + 1):
        for name, words in competitors.items():
            ready = words() if callable(words) else words
            once(ready, folder, environment, samples[name] if turn else Sample())
    return samples
