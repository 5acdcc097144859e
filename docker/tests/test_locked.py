"""Runs in the container: what an image and those underneath have locked is there, in these versions, and what
somebody asked for by name can be imported."""

import importlib
import importlib.metadata
import os
import pathlib
import re

import pytest

LOCKS = sorted(pathlib.Path("/usr/local/share/orbyter").glob("*.txt"))
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)")
# These are commands, without a module to import, stubs that only type checkers read, or libraries in C.
NO_MODULES = re.compile(r"^(types-.*|.*-stubs|awscli|jupyter|ruff|uv|cuda-toolkit|nvidia-.*)$")

if not LOCKS:
    pytest.skip("this image has no lock", allow_module_level=True)

# What an image has of another one instead: CUDA's libraries, of nvidia/cuda.
PROVIDED = pathlib.Path(os.environ.get("UV_EXCLUDE", os.devnull)).read_text().split()


def entries(lock):
    """Name, version, and whether requirements.in asks for it."""
    for part in re.split(r"\n(?=\S)", lock.read_text()):
        if (match := PIN.match(part)) and match[1] not in PROVIDED:
            yield match[1], match[2], re.search(r"-r \S*requirements\.in", part) is not None


PINNED = [(name, version) for lock in LOCKS for name, version, _ in entries(lock)]
ASKED = sorted({name for lock in LOCKS for name, _, asked in entries(lock) if asked})


def modules(name):
    """The top-level modules of a distribution, as its list of files has them."""
    found = set()
    for file in importlib.metadata.files(name) or []:
        first, *others = file.parts
        if others[-1:] == ["__init__.py"] and len(others) == 1 and first.isidentifier():
            found.add(first)
        elif not others and first.endswith((".py", ".so")):
            found.add(first.split(".")[0])
    return sorted(module for module in found if not module.startswith("_"))


def test_something_is_locked():
    assert PINNED and ASKED


def test_every_pin_has_a_hash():
    for lock in LOCKS:
        for part in re.split(r"\n(?=\S)", lock.read_text()):
            assert not PIN.match(part) or "--hash=sha256:" in part, part


def test_versions_are_those_of_the_locks():
    wrong = []
    for name, version in PINNED:
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            installed = "missing"
        if installed != version and name != "uv":
            wrong.append(f"{name}: {installed} instead of {version}")
    assert not wrong


def test_locks_of_parents_and_children_agree():
    versions = {}
    for name, version in PINNED:
        versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", [name for name in ASKED if not NO_MODULES.match(name)])
def test_imports(name):
    names = modules(name)
    assert names, "no module found in its list of files"
    for module in names:
        importlib.import_module(module)
