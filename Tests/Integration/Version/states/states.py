"""One checkout of a project in a state that its seed decides."""

import os
import random
import shutil

import configs
from repositories import Repository

FOLDERS = ["pkg-1.2", "pkg-", "pkg", "other", "pkg-1'\"\\", "pkg-1\n2", "pkg-é 1.0"]
LAYOUTS = [
    "plain", "plain", "plain", "plain", "sub-folder", "worktree", "submodule", "shallow", "sha256",
    "detached", "detached",
    "no commits", "no repository", "broken", "bare", "foreign owner", "frozen", "frozen", "no git",
    "other GIT_DIR", "tracked file"]
NO_HISTORY = ("no commits", "no repository", "broken", "bare")


class State:
    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        self.name = f"seed {seed}"
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b",
            "LC_ALL": "C.UTF-8"}
        self.repository = Repository(
            os.path.join(folder, self.random.choice(FOLDERS), self.random.choice(FOLDERS)),
                self.environment, self.random)
        self.root = self.repository.folder
        self.make(self.random.choice(LAYOUTS))

    def make(self, layout):
        choose, repository = self.random, self.repository
        self.name += f": {layout}"
        inner = "sub/pkg-3" if layout == "sub-folder" else ""
        files = {os.path.join(inner, path): text for path, text in self.files(layout).items()}
        if layout == "tracked file":
            files["_version.py.bld"] = "old\n"
        files["file"] = "0"
        if layout in ("no commits", "bare"):
            repository.git("init", "-q", *(["--bare"] if layout == "bare" else []))
        elif layout not in NO_HISTORY:
            repository.start("sha256" if layout == "sha256" else "sha1")
            repository.fill(files)
            if choose.random() < 0.15:
                repository.git("config", "core.abbrev", choose.choice(["12", "no", "4"]))
        if layout in NO_HISTORY:
            for path, text in files.items():
                repository.write(path, text)
        if layout == "broken":
            repository.write(".git", "gitdir: nowhere\n")
        elif layout in ("detached", "plain") and (layout == "detached" or choose.random() < 0.2):
            repository.git("checkout", "-q", "-f", "--detach", choose.choice(["HEAD", "HEAD", "HEAD~1"]),
                check=False)
        elif layout in ("worktree", "submodule", "shallow"):
            self.elsewhere(layout)
        if os.path.exists(repository.folder + "/file") and layout not in NO_HISTORY:
            self.name += f", {repository.disturb()}"
        self.root = os.path.join(repository.folder, inner)
        os.makedirs(self.root + "/docker", exist_ok=True)
        if layout == "foreign owner" and os.geteuid() == 0:
            for path in (repository.folder, repository.folder + "/.git"):
                os.chown(path, 65534, 65534)
        if layout == "no git":
            self.environment["PATH"] = "/nonexistent"
        if layout == "other GIT_DIR":
            self.environment["GIT_DIR"] = choose.choice(["/nonexistent", ".git"])

    def files(self, layout):
        choose = self.random
        chosen = configs.settings(choose, [choose.choice(FOLDERS), "pkg-", ""])
        kind = choose.choice(["setup", "setup", "toml", "toml", "both", "fallback"])
        self.name += f", {kind}, {chosen}"
        files = {"setup.py": ""}
        if kind != "toml":
            files["setup.cfg"] = configs.setup(choose, chosen)
        if kind in ("toml", "both"):
            files["pyproject.toml"] = configs.toml(choose, chosen)
        if kind == "fallback":
            files["pyproject.toml"] = configs.nothing(choose)
        if layout == "frozen":
            files["src/_version.py"] = configs.frozen(choose)
        return files

    def elsewhere(self, layout):
        """The same history from another folder."""
        source, target = self.repository.folder, self.repository.folder + "-else"
        git = self.repository.git
        if layout == "worktree":
            git("worktree", "add", "-q", "--detach", target, "HEAD")
        elif layout == "shallow":
            git("clone", "-q", "--depth", str(self.random.randint(1, 3)), "--no-single-branch",
                "file://" + source, target,
                folder="/")
        else:
            outer = Repository(target, self.environment, self.random)
            outer.start()
            outer.git("commit", "-q", "--allow-empty", "-m", "outer")
            outer.git("submodule", "--quiet", "add", source, "inner")
            outer.git("commit", "-q", "-m", "inner")
            outer.git("tag", "v99")
            if self.random.random() < 0.5:
                # The project is the outer one, whose submodule is at another commit than it says.
                shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git"))
                outer.git("commit", "-q", "--allow-empty", "-m", "moved", folder=target + "/inner")
            else:
                target += "/inner"
        self.repository.folder = target
