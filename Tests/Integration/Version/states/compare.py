"""The version that build-image writes, beside the one that the real versioneer tells, state by state.

    compare.py BUILD-IMAGE FOLDER SEED COUNT

Each state is made anew below FOLDER; the same seed makes the same ones. Run by VersionTests.
"""

import ast
import configparser
import contextlib
import io
import os
import shutil
import subprocess
import sys
import unittest.mock

import versioneer

from states import State

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
    assert [type(node) for node in tree.body] == [ast.Assign,
        ast.FunctionDef] and function.name == "get_versions"
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
