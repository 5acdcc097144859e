"""The version that build-image writes, beside the one that the real versioneer tells, state by state.

    compare.py BUILD-IMAGE FOLDER SEED COUNT

Each state is made anew below FOLDER; the same seed makes the same ones. Run by VersionTests.
"""

import ast
import configparser
import contextlib
import io
import os
import random
import shutil
import subprocess
import sys
import unittest.mock

import versioneer

import configs
from repositories import Repository

FOLDERS = ["pkg-1.2", "pkg-", "pkg", "other", "pkg-1'\"\\", "pkg-1\n2", "pkg-é 1.0"]
LAYOUTS = [
    "plain", "plain", "plain", "plain", "sub-folder", "worktree", "submodule", "shallow", "sha256", "detached", "detached",
    "no commits", "no repository", "broken", "bare", "frozen", "frozen", "no git", "other GIT_DIR", "tracked file"]
NO_HISTORY = ("no commits", "no repository", "broken", "bare")


class State:
    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        self.name = f"seed {seed}"
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b", "LC_ALL": "C.UTF-8"}
        self.repository = Repository(
            os.path.join(folder, self.random.choice(FOLDERS), self.random.choice(FOLDERS)), self.environment, self.random)
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
            repository.git("checkout", "-q", "-f", "--detach", choose.choice(["HEAD", "HEAD", "HEAD~1"]), check=False)
        elif layout in ("worktree", "submodule", "shallow"):
            self.elsewhere(layout)
        if os.path.exists(repository.folder + "/file") and layout not in NO_HISTORY:
            self.name += f", {repository.disturb()}"
        self.root = os.path.join(repository.folder, inner)
        os.makedirs(self.root + "/docker", exist_ok=True)
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
            git("clone", "-q", "--depth", str(self.random.randint(1, 3)), "--no-single-branch", "file://" + source, target,
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


def told(state):
    """versioneer goes on without its settings in no project; build-image does, with the standard ones."""
    try:
        return versioneer.get_versions()
    except (FileNotFoundError, configparser.NoSectionError) as problem:
        state.name += f", no config ({problem!r})"
        standard = versioneer.VersioneerConfig()
        standard.VCS, standard.style, standard.tag_prefix, standard.versionfile_source = "git", "", "", ""
        standard.verbose, standard.parentdir_prefix = False, None
        with unittest.mock.patch.object(versioneer, "get_config_from_root", lambda root: standard):
            return versioneer.get_versions()


def expected(state):
    """What versioneer returns there; None where it raises."""
    before = dict(os.environ)
    os.chdir(state.root)
    os.environ.clear()
    os.environ.update(state.environment)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return told(state)
    except Exception as problem:
        state.name += f", raises {problem!r}"
        return None
    finally:
        os.environ.clear()
        os.environ.update(before)


def written(text):
    """What the file's function returns; the file may hold no more than assignments, and it, and literals."""
    tree = ast.parse(text)
    *_, function = tree.body
    assert [type(node) for node in tree.body] == [ast.Assign, ast.FunctionDef] and function.name == "get_versions"
    names = {}
    exec(compile(text, "_version.py", "exec"), names)
    value = names["get_versions"]()
    assert value == ast.literal_eval(function.body[0].value)
    return value


def check(tool, state):
    path = state.root + "/_version.py.bld"
    old = open(path).read() if os.path.exists(path) else None
    wanted = expected(state)
    run = lambda: subprocess.run(
        [tool, "--version-file"], cwd=state.root, env=state.environment, capture_output=True, text=True)
    done = run()
    if wanted is None:
        assert done.returncode == 2, f"exit code {done.returncode}: {done.stdout}{done.stderr}"
        assert (open(path).read() if os.path.exists(path) else None) == old, "a file was written all the same"
        assert done.stderr.count("\n") == 1 or "warning" in done.stderr, done.stderr
        return "raised"
    assert done.returncode == 0, f"{done.stderr} instead of {wanted}"
    text = open(path).read()
    assert written(text) == wanted, f"{written(text)} instead of {wanted}"
    # A copy of the file is what versioneer finds where there is no git.
    assert versioneer.versions_from_file(path) == wanted, "versioneer reads the file otherwise"
    if old is None:
        before = os.stat(path)
        assert run().returncode == 0 and os.stat(path) == before, "an unchanged file was written again"
    return wanted["version"]


def main():
    tool, folder, seed, count = sys.argv[1], os.path.realpath(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    versions, differences = [], 0
    for number in range(seed, seed + count):
        place = os.path.join(folder, str(number))
        state = State(place, number)
        try:
            versions.append(check(tool, state))
        except AssertionError as problem:
            differences += 1
            print(f"{state.name}\n  {problem}")
        os.chdir(folder)
        shutil.rmtree(place)
    raised = versions.count("raised")
    print(f"{count} states, {differences} differences, {raised} raised, {len(set(versions))} versions")
    sys.exit(1 if differences else 0)


main()
