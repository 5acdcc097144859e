import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// `--file` in build_args: everything goes by the Dockerfile that docker reads.
struct ImageDockerfileTests {
  private static func lab(_ other: String = "FROM base") -> Lab {
    var lab = Lab()
    lab.contents["docker/dev/gpu.Dockerfile"] = Array(other.utf8)
    return lab
  }

  @Test(arguments: [
    "--file docker/dev/gpu.Dockerfile", "--file=docker/dev/gpu.Dockerfile", "-f docker/dev/gpu.Dockerfile",
    "-fdocker/dev/gpu.Dockerfile", "-Dfdocker/dev/gpu.Dockerfile", "-Df docker/dev/gpu.Dockerfile",
    "-f docker/x -f docker/dev/gpu.Dockerfile",
  ]) func theGraphReadsIt(_ words: String) throws {
    let config = "[dev]\nbuild_args=" + words
    #expect(try Self.lab().graph(config).images.last?.parents == ["base"])
    let steps = try Self.lab().steps(config, ["dev"])
    #expect(steps.first == build("base", "lab-base:ada"))
    #expect(
      steps.last?.starts(with: ["docker", "build", "-t", "lab-dev:ada", "-f", "docker/dev/gpu.Dockerfile"])
        == true)
  }

  @Test func stagesAndTheBakeGoByIt() throws {
    var lab = Self.lab("FROM base AS builder\nFROM builder AS small")
    lab.hasBuildx = true
    let lines = try lab.definition("[dev]\nbuild_args=-f docker/dev/gpu.Dockerfile\ntarget=small", ["dev"])
    #expect(lines.filter { $0.contains("\"docker/dev/gpu.Dockerfile\"") }.count == 2)
    #expect(lines.contains { $0.contains("dev-builder") })
  }

  @Test func oneThatIsNotThereIsNamed() throws {
    let origin = Setting.Origin(
      location: SourceLocation(file: "run.cfg", line: 2), section: "dev", key: "build_args")
    #expect(throws: Setting.Problem.noSuchFile("x/D", origin)) {
      try Lab().plan("[dev]\nbuild_args=-f x/D", ["dev"])
    }
    // of another image it is nothing to this one
    _ = try Lab().plan("[dev]\nbuild_args=-f x/D", ["base"])
  }

  @Test func isAnInputOfItsOwn() throws {
    var lab = Self.lab()
    lab.contents["other/D"] = Array("FROM scratch".utf8)
    let hashes = try ["", "build_args=-f other/D", "build_args=-f docker/dev/gpu.Dockerfile"].map { line in
      let project = try lab.project("[dev]\n" + line)
      let target = try BuildTarget("dev", BuildRequest(work: .build([])), project)
      if line.contains("other") { #expect(ImageInputs(target, project).contains("other/D")) }
      return InputsHash.of(target, parents: [], project)
    }
    #expect(Set(hashes).count == 3)
  }

  @Test func someAreReadAtTheEdge() throws {
    let config =
      "[run_image]\nsynthetic_images=s\n[s]\nname=dev\nbuild_args=-f a\n[base]\nbuild_args=--file {user}/b"
    #expect(try ImageDockerfile.named(in: Lab().project(config)) == ["a", "ada/b"])
  }
}
