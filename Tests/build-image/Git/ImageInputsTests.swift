import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Whose change makes another image.
struct ImageInputsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let dockerfile: String
    let config: String
    let inside: [String]
    let outside: [String]
    var testDescription: String { dockerfile + config }

    init(_ dockerfile: String, _ config: String = "", inside: [String], outside: [String] = []) {
      (self.dockerfile, self.config, self.inside, self.outside) = (dockerfile, config, inside, outside)
    }
  }

  @Test(arguments: [
    Case(
      "COPY src /", inside: ["src/a", ".dockerignore", "docker/dev/Dockerfile.dockerignore"], outside: ["x"]),
    Case("RUN true", inside: ["docker/dev/x"], outside: [".dockerignore", "src/a"]),
    Case(
      "RUN --mount=type=bind,source=src,target=/s true", inside: ["src/a", ".dockerignore"], outside: ["x"]),
    Case("RUN --mount=type=cache,target=/s true", inside: [], outside: ["src/a"]),
    Case("RUN --mount=target=/s true", inside: ["src/a"]),
    Case("COPY data/10:00.csv /", inside: ["data/10:00.csv"], outside: ["data/x"]),
    Case("COPY docker/dev/../common/f /", inside: ["docker/common/f"], outside: ["docker/common/g"]),
    Case("COPY ../../f ./g//h /", inside: ["f", "g/h"], outside: ["g/i"]),
    Case("COPY $X/../f /", inside: ["anything"]),
    Case("COPY lib/src /", inside: ["lib", "lib/src", "lib/src/x"], outside: ["lib/y", "library"]),
    Case("COPY src/*.py /", inside: ["src", "src/a.py"], outside: ["x"]),
    Case("COPY src /", inside: [".gitattributes", "src/.gitattributes"], outside: ["x/.gitattributes"]),
    Case(
      "COPY --from=a f /", "contexts=a={project_root}/assets", inside: ["assets/f", "assets/.dockerignore"],
      outside: ["assets/g", "f"]),
    Case("COPY --from=a f /", "contexts=a=docker/../assets", inside: ["assets/f"], outside: ["docker/f"]),
    Case("COPY --from=a f /", "contexts=a=../Lab/assets", inside: ["assets/f"]),
    Case("COPY --from=a . /", "contexts=a={project_root}", inside: ["x"]),
    Case("COPY --from=a f /", "contexts=a=../assets", inside: [], outside: ["assets/f", "f"]),
    Case("COPY pip.conf /", inside: ["pip.conf.template", "pip.conf"]),
    Case("RUN --mount=type=bind,source=pip.conf,target=/p true", inside: ["pip.conf.template"]),
    Case("COPY f /", "pre_build_inputs={project_root}/list", inside: ["list", "f"], outside: ["x"]),
  ]) func concernIt(_ item: Case) throws {
    var lab = Lab()
    lab.pipTemplate = "x"
    lab.dockerfiles = ["dev": "FROM alpine\n" + item.dockerfile]
    let inputs = try inputs(lab, "[dev]\n" + item.config)
    for path in item.inside { #expect(inputs.concerns(path), "\(path)") }
    for path in item.outside { #expect(!inputs.concerns(path), "\(path)") }
  }

  @Test func whatAParentsTriggersTake() throws {
    var lab = Lab()
    lab.dockerfiles = ["base": "FROM alpine\nONBUILD COPY lib /", "dev": "FROM base"]
    #expect(try inputs(lab, "").concerns("anything"))
    lab.dockerfiles["base"] = "FROM alpine"
    #expect(try !inputs(lab, "").concerns("anything"))
  }

  @Test(arguments: [
    ("f", "real/x", "real/x"), ("src/f", "../x", "x"), ("src/f", "/x", "x"), ("f", "../../x", "x"),
  ]) func whatALinkStandsFor(_ path: String, _ words: String, _ expected: String) throws {
    var lab = Lab()
    lab.dockerfiles = ["dev": "FROM alpine\nCOPY f /"]
    let links = [FollowedLink(path, to: words)]
    #expect(try inputs(lab, "", links).concerns(expected))
    #expect(try !inputs(lab, "").concerns(expected))
  }

  private func inputs(_ lab: Lab, _ config: String, _ links: [FollowedLink] = []) throws -> ImageInputs {
    let project = try lab.project(config)
    let request = try BuildRequest(Arguments(["dev"], of: BuildRequest.program))
    let target = try #require(try BuildOrder.targets(request.names(project), request, project).last)
    return ImageInputs(target, project, links: links)
  }
}
