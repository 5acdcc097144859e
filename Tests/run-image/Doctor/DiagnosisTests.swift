import CommandLine
import Testing

@testable import RunCore

/// What --doctor says of what it found.
struct DiagnosisTests {
  @Test(
    arguments: [
      (
        .noClient, .bad, "there is no docker on the PATH",
        "install docker: https://docs.docker.com/engine/install"
      ),
      (
        .noRight(isMember: false, user: "ada"), .bad, "the engine does not let you in",
        "sudo usermod -aG docker ada, then log in again"
      ),
      (
        .noRight(isMember: true, user: "ada"), .bad, "the engine does not let you in",
        "your session began before you were in the group docker: log in again, or newgrp docker"
      ),
      (
        .engineSilent(reason: "no\nsuch socket\n", address: "its usual place", .usual), .bad,
        "no engine answers at its usual place: no; such socket", "start it: sudo systemctl start docker"
      ),
      (
        .engineSilent(reason: "no", address: "tcp://x:1", .variable("DOCKER_HOST")), .bad,
        "no engine answers at tcp://x:1: no",
        "DOCKER_HOST leads there: correct it or unset it, or start that engine"
      ),
      (
        .engineSilent(reason: "no", address: "ssh://x", .context), .bad, "no engine answers at ssh://x: no",
        "docker's current context leads there: start that engine, or pick another: docker context ls"
      ),
      (.builder("0.13.1"), .good, "builds go through buildx 0.13.1", nil),
      (.space("/var/lib/docker", free: 100_000_000_000), .good, "/var/lib/docker has 100 GB free", nil),
      (
        .space("/var/lib/docker", free: 1_000_000_000), .bad, "/var/lib/docker has 1.0 GB free",
        "docker system df shows what uses it; docker builder prune frees the build cache"
      ),
      (.programs(missing: []), .good, "git, ssh and make are there", nil),
      (.programs(missing: ["git", "ssh"]), .bad, "there is no git, no ssh", "install git, ssh"),
      (.images(count: 3, warnings: 0), .good, "run.cfg and 3 images are read", nil),
      (.images(count: 3, warnings: 1), .bad, "run.cfg and 3 images are read, with 1 warning", nil),
      (.noGPU, .without, "this machine shows no NVIDIA GPU", nil),
      (
        .gpu(driver: "550.54.14", way: "--gpus"), .good, "containers get GPUs by --gpus, driver 550.54.14",
        nil
      ),
      (
        .gpuTrouble(.noDriver), .bad, "there is an NVIDIA GPU, but its driver is not loaded",
        "install it, or load it: sudo modprobe nvidia"
      ),
    ] as [(Diagnosis, Diagnosis.State, String, String?)])
  func says(_ item: (diagnosis: Diagnosis, state: Diagnosis.State, text: String, cure: String?)) {
    #expect(item.diagnosis.state == item.state)
    #expect(item.diagnosis.text == item.text)
    #expect(item.diagnosis.cure == item.cure)
  }
}
