"""Runs in the container: Jupyter serves, a notebook is executed without a browser, and both work for a user
that the image does not know."""

import json
import os
import pathlib
import socket
import subprocess
import time
import urllib.request

import pytest

pytest.importorskip("jupyterlab")
nbformat = pytest.importorskip("nbformat")
STRANGER = 12345


@pytest.fixture(params=["root", "a stranger"])
def person(request, tmp_path_factory):
    """A home of one's own, and how to run a command as its owner."""
    home = tmp_path_factory.mktemp("home")
    options = {"cwd": home, "env": {**os.environ, "HOME": str(home), "PYTHONPATH": ""}}
    if request.param != "root":
        for folder in [home, *home.parents[:2]]:
            folder.chmod(0o755)
        os.chown(home, STRANGER, STRANGER)
        options |= {"user": STRANGER, "group": STRANGER, "extra_groups": []}
    return home, options


def test_a_notebook_is_executed(person):
    home, options = person
    cells = [nbformat.v4.new_code_cell("import os\nprint(6 * 7, os.getuid())")]
    notebook = home / "sum.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), notebook)
    subprocess.run(
        ["jupyter", "nbconvert", "--execute", "--to", "notebook", "--output", "done", notebook],
        check=True, timeout=300, **options,
    )
    done = nbformat.read(home / "done.ipynb", as_version=4)
    assert done.cells[0].outputs[0].text == f"42 {options.get('user', 0)}\n"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answer(url, seconds=90):
    """What is told at url, as soon as something is."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as reply:
                return reply.read()
        except OSError as error:
            if time.monotonic() > end or getattr(error, "code", 0) == 403:
                raise
            time.sleep(0.2)


@pytest.mark.parametrize("page", ["lab", "tree"])
def test_jupyter_serves(person, page):
    home, options = person
    port = free_port()
    command = ["jupyter", "lab", "--no-browser", f"--port={port}", "--IdentityProvider.token=secret"]
    if "user" not in options:
        command.append("--allow-root")
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, **options)
        try:
            status = json.loads(answer(f"http://127.0.0.1:{port}/api/status?token=secret"))
            assert status["kernels"] == 0
            assert b"jupyter-config-data" in answer(f"http://127.0.0.1:{port}/{page}?token=secret")
            with pytest.raises(OSError):
                answer(f"http://127.0.0.1:{port}/api/kernels", seconds=1)
        finally:
            server.terminate()
            server.wait(30)
        assert server.returncode in (0, -15), (home / "log").read_text()


def test_the_project_is_importable():
    assert os.getcwd() == "/mnt"
    assert os.environ["PYTHONPATH"] == "/mnt"
    assert not list(pathlib.Path("/mnt").iterdir())
