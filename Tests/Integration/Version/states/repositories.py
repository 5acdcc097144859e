"""Repositories in every state that a version depends on, made quickly: a history is one stream of fast-import."""

import os
import subprocess

TAGS = [
    "1.0", "v1.2.3", "v1.2.3+local.7", "1.2.0+local", "v1.0.post2", "1.0.post", "1.0.post1.post2",
    "v1.0.postx",
    "1.0.post-3", "1.0.post1_0", "0day", "v2-dirty", "v2-2-gabc", "v3'''q", 'v3"q', "v4$(id)", "v5é", "v6\U0001f600",
    "orbyter-ml-dev-5.0.0", "release/7.1", "master", "v8-0-g", "9.0", "10.0", "v1.0rc1", "v", "vx1",
    "1.0-1-gabcdef",
]
BRANCHES = ["master", "main", "topic", "feature/master", "master-2", "a(b"]


class Repository:
    """A folder with a history of its own."""

    def __init__(self, folder, environment, random):
        self.folder, self.environment, self.random = folder, environment, random
        os.makedirs(folder, exist_ok=True)

    def git(self, *words, input=None, check=True, folder=None):
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *words], cwd=folder or self.folder,
                env=self.environment,
            input=input, capture_output=True)
        if check and done.returncode:
            raise RuntimeError(f"git {' '.join(words)}: {done.stderr.decode(errors='replace')}")
        return done.stdout

    def start(self, hash="sha1"):
        self.git("init", "-q", "--template=", f"--object-format={hash}", "-b", "unborn")

    def write(self, path, text):
        path = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def fill(self, files, tags=None):
        """Commits on a few branches, merged now and then, with tags anywhere; the last one checked out."""
        choose = self.random
        branches = choose.sample(BRANCHES, choose.randint(1, 3))
        tags = choose.sample(TAGS, choose.choice([0, 1, 1, 2, 3, 5])) if tags is None else tags
        stream, heads = [], {}
        count = choose.randint(1, 7)
        for mark in range(1, count + 1):
            branch = choose.choice(branches)
            parent = heads.get(branch, mark - 1)
            stream += [f"commit refs/heads/{branch}", f"mark :{mark}", f"committer A <a@b> {self.moment()}",
                "data 1", "c"]
            if parent:
                stream.append(f"from :{parent}")
            if parent < mark - 1 and choose.random() < 0.4:
                stream.append(f"merge :{mark - 1}")
            for path, text in (files if mark == 1 else {"file": f"{mark}"}).items():
                data = text if isinstance(text, bytes) else text.encode()
                stream += [f"M 100644 inline {path}", f"data {len(data)}", data]
            heads[branch] = mark
        for tag in tags:
            mark = count if choose.random() < 0.4 else choose.randint(1, count)
            if choose.random() < 0.5:
                stream += [f"reset refs/tags/{tag}", f"from :{mark}"]
            else:
                stream += [f"tag {tag}", f"from :{mark}", f"tagger A <a@b> {self.moment()}", "data 0"]
        lines = [line if isinstance(line, bytes) else line.encode() for line in stream]
        self.git("fast-import", "--quiet", input=b"\n".join(lines) + b"\n")
        self.git("symbolic-ref", "HEAD", "refs/heads/" + branch)
        self.git("reset", "-q", "--hard")

    def moment(self):
        return f"{self.random.randint(10**9, 2 * 10**9)} {self.random.choice(['-0800', '+0000', '+0530', '+1400'])}"

    def disturb(self):
        """What makes a checkout dirty, and what does not."""
        how = self.random.choice([
            "clean", "clean", "clean", "changed", "staged", "deleted", "mode", "intent", "untracked",
            "ignored",
            "touched", "removed from the index", "conflict"])
        path = os.path.join(self.folder, "file")
        if how in ("changed", "staged"):
            self.write("file", "changed")
        if how == "staged":
            self.git("add", "file")
        if how == "deleted":
            os.remove(path)
        if how == "mode":
            os.chmod(path, 0o755)
        if how in ("untracked", "intent", "ignored"):
            self.write("new", "new")
        if how == "intent":
            self.git("add", "-N", "new")
        if how == "ignored":
            self.write(self.git("rev-parse", "--git-path", "info/exclude").decode().strip(), "new\n")
        if how == "touched":
            os.utime(path, (1, 1))
        if how == "removed from the index":
            self.git("rm", "-q", "--cached", "--ignore-unmatch", "file")
        if how == "conflict":
            blob = self.git("hash-object", "-w", "--stdin", input=b"other").decode().strip()
            lines = "".join(f"100644 {blob} {stage}\tfile\n" for stage in (1, 2, 3))
            self.git("update-index", "--index-info",
                input=("0 " + "0" * len(blob) + "\tfile\n" + lines).encode())
        return how
