"""Runs in the container, without a GPU: PyTorch is the build for CUDA, stands on the base's libraries, and
computes; a small model of transformers, made here, learns."""

import importlib.metadata
import pathlib
import re
import subprocess

import pytest
import torch

LOCKS = pathlib.Path("/usr/local/share/orbyter")
PACKAGES = pathlib.Path(torch.__file__).parent.parent
FOLDERS = pathlib.Path("/etc/ld.so.conf.d/nvidia.conf").read_text().split()


def nvidia(lock):
    return set(re.findall(r"^((?:nvidia|cuda-toolkit)[^\s]*==\S+)", (LOCKS / lock).read_text(), re.MULTILINE))


def test_it_is_the_build_for_cuda():
    assert torch.version.cuda.startswith("13.") and torch.backends.cudnn.version() >= 90000
    assert "nccl" in torch.distributed.Backend.backend_list


def test_no_library_of_nvidias_is_the_images_own():
    assert nvidia("orbyter-dl-dev.txt") and nvidia("orbyter-dl-dev.txt") <= nvidia("orbyter-base-sys-dl.txt")
    installed = {
        f"{package.name}=={package.version}"
        for package in importlib.metadata.distributions()
        if package.name.startswith(("nvidia", "cuda-toolkit"))
    }
    assert installed == nvidia("orbyter-base-sys-dl.txt")


@pytest.mark.parametrize("library", ["libtorch_cuda.so", "libc10_cuda.so"])
def test_ldd_shows_the_bases_libraries(library):
    shown = subprocess.run(["ldd", PACKAGES / "torch/lib" / library], capture_output=True, text=True).stdout
    found = dict(re.findall(r"^\s*(\S+) => (/\S+)", shown, re.MULTILINE))
    cuda = {name: path for name, path in found.items() if re.match(r"lib(cu(?!da\.)|nccl|nvrtc|nvsh)", name)}
    print("\n".join(f"{name} => {path}" for name, path in sorted(cuda.items())))
    assert "libcudart.so.13" in cuda
    assert {str(pathlib.Path(path).resolve().parent) for path in cuda.values()} <= set(FOLDERS)
    assert "not found" not in re.sub(r"libcuda\.so\.1 => not found", "", shown)


def test_the_process_has_loaded_the_bases_libraries():
    torch.backends.cudnn.version()
    loaded = set(re.findall(r"(/\S+/lib(?:cu|nccl|nvrtc|nvsh)[^/\s]*\.so\S*)", pathlib.Path("/proc/self/maps").read_text()))
    print("\n".join(sorted(loaded)))
    assert any("libcudart.so.13" in path for path in loaded)
    assert {str(pathlib.Path(path).parent) for path in loaded} <= set(FOLDERS)


def test_no_layer_of_this_image_has_a_file_of_nvidias():
    """A file is as old as its layer, and the lock came with the first layer of this image."""
    first = (LOCKS / "orbyter-dl-dev.txt").stat().st_ctime_ns
    files = [file for file in (PACKAGES / "nvidia").rglob("*") if file.is_file()]
    assert len(files) > 100
    assert [str(file) for file in files if file.stat().st_ctime_ns >= first] == []


def test_it_computes_and_differentiates():
    x = torch.arange(6.0).reshape(2, 3).requires_grad_()
    (x @ x.T).sum().backward()
    assert x.grad.tolist() == [[6.0, 10.0, 14.0]] * 2


def test_a_net_learns():
    torch.manual_seed(0)
    points = torch.rand(256, 2)
    labels = (points.sum(1, keepdim=True) > 1).float()
    net = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1))
    loss = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(net.parameters(), 0.05)
    first = loss(net(points), labels).item()
    for _ in range(100):
        optimizer.zero_grad()
        loss(net(points), labels).backward()
        optimizer.step()
    assert loss(net(points), labels).item() < first / 4


def test_a_transformer_made_here_learns():
    from transformers import GPT2Config, GPT2LMHeadModel

    torch.manual_seed(0)
    model = GPT2LMHeadModel(GPT2Config(vocab_size=20, n_positions=16, n_embd=32, n_layer=1, n_head=2))
    words = torch.arange(16).unsqueeze(0)
    optimizer = torch.optim.AdamW(model.parameters(), 1e-2)
    losses = []
    for _ in range(20):
        loss = model(words, labels=words).loss
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert losses[-1] < losses[0] / 2


def test_tensorboard_reads_what_is_written(tmp_path):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
    from torch.utils.tensorboard import SummaryWriter

    with SummaryWriter(tmp_path) as writer:
        writer.add_scalar("loss", 0.5, 1)
    events = EventAccumulator(str(tmp_path)).Reload()
    assert events.Scalars("loss")[0].value == 0.5


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU here")
def test_a_gpu_computes():
    assert torch.ones(2, device="cuda").sum().item() == 2
