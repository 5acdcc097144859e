"""Moves an image to another engine, over lines of several speeds, beside what people would use instead."""

import contextlib
import itertools
import os
import pathlib
import shutil
import socket
import subprocess
import time

from measure import Sample, once, shown

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAME = "bench-transfer"
# How fast, and how often: over the slowest line a round takes minutes, and the line says more than the noise.
LINES = {"unlimited": (None, 3), "20 MB/s": (20_000_000, 3), "2 MB/s": (2_000_000, 1)}
# 150 MB, as small as what people send gets: some of it does not shrink, some does, and some is many small files.
RECIPE = """FROM {busybox}
RUN head -c 20000000 /dev/urandom >/random
RUN seq 1 10000000 >/numbers
RUN mkdir /small && for i in $(seq 4000); do seq $i $((i + 1000)) >/small/$i; done
RUN echo {version} >/version && head -c 100000 /dev/urandom >/program
"""
# Where questions and proof take longer than the image.
TINY = "an image of 19 MB"
TINY_RECIPE = """FROM {busybox}
RUN seq 1 2000000 >/numbers && head -c 1000000 /dev/urandom >/random
RUN mkdir /small && for i in $(seq 1000); do seq $i $((i + 300)) >/small/$i; done
RUN echo {version} >/version && head -c 100000 /dev/urandom >/program
"""
REGISTRY = "a registry behind ssh -L"
ABOUT = f"""An image of 150 MB is moved to an engine beside this one, both with the classic store; the last rows move {TINY}.
"Cold": nothing of the image is there. "Unchanged": all of it is there, under its name. "One small layer new": all but a
layer of 100 kB is there. kB counts what the ssh connection carries in both directions. Medians of """ + ", ".join(
    f"{rounds} round{'s' if rounds > 1 else ''} at {speed}" for speed, (_, rounds) in LINES.items()) + "."
# Each finds the image as $1.
PEERS = {
    "save, zstd, ssh, load": "docker save $1 | zstd -q -3 -T0 | ssh far docker load",
    REGISTRY: """
        ssh -f -N -M -S "$FOLDER/s" -o ExitOnForwardFailure=yes -L $PORT:$REGISTRY far
        docker tag $1 127.0.0.1:$PORT/$1 && docker push -q 127.0.0.1:$PORT/$1
        ssh -S "$FOLDER/s" far "docker pull -q $REGISTRY/$1 && docker tag $REGISTRY/$1 $1"
        ssh -S "$FOLDER/s" -O exit far; docker image rm 127.0.0.1:$PORT/$1""",
}


class Line:
    """What is between the two machines: the tests' own proxy, and an ssh that goes through it."""

    def __init__(self, folder, engine, server, rate):
        enter = ["nsenter", "--net", "--target", engine["NETNS_PID"]]
        self.folder = folder
        self.told = folder / "told"
        folder.mkdir()
        with open(self.told, "wb") as output:
            words = enter + [ROOT / "Tests/Integration/Transfer/proxy", server["SSH_PORT"]]
            self.proxy = subprocess.Popen(words + (["--rate", str(rate)] if rate else []), stdout=output)
        while not self.told.read_bytes().endswith(b"\n"):
            time.sleep(0.02)
        port = self.told.read_text().split()[0]
        way = f"ProxyCommand={' '.join(enter)} busybox nc 127.0.0.1 {port}"
        ssh = folder / "ssh"
        ssh.write_text(f"#!/bin/sh\nexec {shutil.which('ssh')} -F {server['SSH_CONFIG']} -o '{way}' \"$@\"\n")
        ssh.chmod(0o755)
        self.path = f"{folder}:{os.environ['PATH']}"

    def close(self):
        self.proxy.kill()
        self.proxy.wait()

    def bytes(self):
        """All that went there and back so far."""
        lines = self.told.read_text().splitlines()[1:]
        return sum(map(int, lines[-1].split())) if lines else 0


class Machines:
    """An engine here, one over there with nothing but ssh, and the things of both in a folder."""

    def __init__(self, project, folder, busybox):
        self.folder, self.busybox, self.version, self.recipe = folder, busybox, 0, RECIPE
        self.environment = project.environment
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        # The predecessor wants a sudo over there, which root need not have.
        (folder / "bin").mkdir(parents=True)
        sudo = folder / "bin/sudo"
        sudo.write_text('#!/bin/sh\nexec "$@"\n')
        sudo.chmod(0o755)
        self.engine = self.start("private", "engine", "--store", "classic")
        within = ["--in", str(folder / "engine")]
        self.server = self.start("sshd", "ssh", "--docker-host", self.engine["DOCKER_HOST"], "--path",
                                 f"{folder}/bin:{os.environ['PATH']}", *within)
        self.registry = self.start("registry", "registry", *within)
        self.there = dict(self.environment, DOCKER_HOST=self.engine["DOCKER_HOST"])

    def start(self, kind, name, *options):
        words = [ROOT / "docker/engine", kind, self.folder / name, *options]
        told = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        return dict(line.split("=", 1) for line in told.splitlines())

    def stop(self):
        for name in ("registry", "ssh", "engine"):
            subprocess.run([ROOT / "docker/engine", "stop", self.folder / name], check=True)
        self.remove(self.environment)

    def remove(self, environment):
        """Every version, and what else has their layers."""
        subprocess.run(["sh", "-c", f"docker image ls --format '{{{{.Repository}}}}:{{{{.Tag}}}}' | grep {NAME}:"
                        " | xargs -r docker image rm -f"], env=environment, check=True, capture_output=True)

    def build(self):
        """One more version: its top layer is another one than that of any before."""
        self.version += 1
        recipe = self.recipe.format(busybox=self.busybox, version=time.time_ns())
        subprocess.run(["docker", "build", "-q", "-t", f"{NAME}:{self.version}", "-f", "-", "/bin"], input=recipe, text=True,
                       env=self.environment, check=True, capture_output=True)

    def run(self, words, line, sample):
        """One of the competitors, over that line."""
        environment = dict(
            self.environment, PATH=line.path, FOLDER=str(line.folder), PORT=str(self.port),
            REGISTRY=self.registry["REGISTRY"])
        before = line.bytes()
        once(words, self.folder, environment, sample)
        sample.bytes.append(line.bytes() - before)

    def cold(self, name):
        """Nothing of the image is over there; its last version is the one that moves."""
        self.remove(self.there)
        if name == REGISTRY:
            shutil.rmtree(self.folder / "registry/data")
            (self.folder / "registry/data").mkdir()

    def unchanged(self, name):
        pass

    def one_small_layer(self, name):
        self.build()


def measured(machines, ours, theirs, lines, what=""):
    """For each speed and each state of the other machine, samples by competitor."""
    competitors = {"ours": [str(ours / "transfer-image"), "{}", "far"],
                   "the predecessor": [str(theirs / "transfer-image"), "{}", "far"]}
    competitors |= {name: ["sh", "-ec", script, "sh", "{}"] for name, script in PEERS.items()}
    cells = {"cold": machines.cold, "unchanged": machines.unchanged, "one small layer new": machines.one_small_layer}
    machines.build()
    for speed, (rate, rounds) in lines.items():
        line = Line(machines.folder / f"line-{machines.version}-{rate}", machines.engine, machines.server, rate)
        samples = {cell: {name: Sample() for name in competitors} for cell in cells}
        with contextlib.closing(line):
            # One cell leaves over there what the next one stands on.
            for _, (cell, prepare), (name, words) in itertools.product(
                    range(rounds), cells.items(), competitors.items()):
                prepare(name)
                image = f"{NAME}:{machines.version}"
                machines.run([word.replace("{}", image) for word in words], line, samples[cell][name])
        yield from ((f"{what}{cell}, {speed}", sample) for cell, sample in samples.items())


def results(machines, ours, theirs):
    yield from measured(machines, ours, theirs, LINES)
    machines.recipe = TINY_RECIPE
    yield from measured(machines, ours, theirs, {"unlimited": LINES["unlimited"]}, f"{TINY}, ")


def table(results):
    yield "| moving an image | ours, s | kB | beside | theirs, s | kB | ours / theirs | bytes, ours / theirs |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for what, samples in results:
        ours = samples.pop("ours")
        for name, theirs in samples.items():
            columns = [column for sample in (ours, theirs)
                       for column in (shown(sample.wall, 2), f"{max(sample.bytes) / 1000:,.0f}")]
            columns[2:2] = [name]
            ratios = [shown(ours.over(theirs, "wall"), 2), f"{max(ours.bytes) / max(theirs.bytes):.3f}"]
            yield f"| {' | '.join([what, *columns, *ratios])} |"


def report(project, busybox, ours, theirs):
    """The lines of a table, and what it measured; none where engines of one's own can't be had."""
    if os.geteuid() != 0:
        return ["Moving images was not measured: an engine of one's own needs root."]
    machines = Machines(project, project.folder.parent / "machines", busybox)
    try:
        return [ABOUT, "", *table(results(machines, ours, theirs))]
    finally:
        machines.stop()
