import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Without docker's plugin buildx.
struct PlainBuilderTests {
  @Test(
    arguments: [
      ("Docker version 20.10.24+dfsg1, build 297e128", [:], .buildKit),
      ("Docker version 18.09.1, build 4c52b90", [:], .buildKit),
      ("Docker version 18.06.3-ce, build d7080c1", [:], .old),
      ("Docker version 17.12.1-ce, build 7390fc6", [:], .old),
      ("Docker version 22.06.0-beta.0, build 3e9117b", [:], .buildKit),
      ("Docker version 23.0.1, build a5ee5b1", [:], .old),
      ("Docker version 26.1.5+dfsg1, build a72d7cd", ["DOCKER_BUILDKIT": "1"], .old),
      ("Docker version 20.10.24, build 297e128", ["DOCKER_BUILDKIT": "0"], .old),
      ("Docker version 20.10.24, build 297e128", ["DOCKER_BUILDKIT": ""], .buildKit),
      ("podman version 4.3.1", [:], .another),
      ("", [:], .another),
    ] as [(String, [String: String], PlainBuilder)])
  func isToldByTheClientsVersion(
    _ item: (answer: String, variables: [String: String], expected: PlainBuilder)
  ) {
    #expect(PlainBuilder(version: item.answer, item.variables) == item.expected)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var dockerfile = "FROM alpine"
    var config = ""
    var files: [String] = []
    /// None where the old builder makes the same of it.
    var lack: BuildProblem.OldBuilderLack?
    /// Whether the BuildKit of an old client can't do it either.
    var isForBoth = false
  }

  private static func here(_ line: Int) -> ImageConfig.SourceLocation {
    ImageConfig.SourceLocation(file: "docker/dev/Dockerfile", line: line)
  }

  static let cases: [Case] = [
    .init(testDescription: "nothing special", dockerfile: "FROM alpine\nARG A\nRUN echo '<<'\nCOPY a b /"),
    .init(
      testDescription: "a here-document", dockerfile: "FROM a\nRUN x\nRUN <<END\necho\nEND",
      lack: .hereDocument(here(3))),
    .init(
      testDescription: "a file out of one", dockerfile: "FROM a\nCOPY <<END /x\nb\nEND",
      lack: .hereDocument(here(2))),
    .init(
      testDescription: "an argument that BuildKit sets",
      dockerfile: "FROM a\nARG A TARGETARCH\nRUN echo $TARGETARCH",
      lack: .argument("TARGETARCH", here(2))),
    .init(
      testDescription: "the same in front of FROM", dockerfile: "ARG BUILDPLATFORM\nFROM a",
      lack: .argument("BUILDPLATFORM", here(1))),
    .init(testDescription: "the same with a default", dockerfile: "FROM a\nARG TARGETARCH=amd64"),
    .init(
      testDescription: "the same with a value", dockerfile: "FROM a\nARG TARGETARCH",
      config: "build_args=TARGETARCH=arm64"),
    .init(
      testDescription: "an ignore file of its own", files: ["docker/dev/Dockerfile.dockerignore"],
      lack: .ignoreFile("docker/dev/Dockerfile.dockerignore")),
    .init(testDescription: "the project's ignore file", files: [".dockerignore"]),
    .init(
      testDescription: "a repository", dockerfile: "FROM a\nADD https://x.y/z.git#v1 /src",
      lack: .repository("https://x.y/z.git#v1", dockerfile: "docker/dev/Dockerfile")),
    .init(
      testDescription: "a file from the web that must be the right one",
      dockerfile: "FROM a\nADD --checksum=sha256:0 https://x.y/z /z", lack: .checksum(here(2))),
    .init(testDescription: "a file from the web", dockerfile: "FROM a\nADD https://x.y/z.tar /src"),
    .init(testDescription: "a secret", config: "secrets=npmrc=/n", lack: .flag("--secret")),
    .init(
      testDescription: "certificates", config: "ca_bundle=ca.pem", files: ["ca.pem"], lack: .flag("--secret")),
    .init(testDescription: "certificates of a machine that has none", config: "ca_bundle=system"),
    .init(testDescription: "an agent", config: "ssh=default", lack: .flag("--ssh")),
    .init(
      testDescription: "another context", config: "contexts=a=b", lack: .flag("--build-context"),
      isForBoth: true),
  ]

  @Test(arguments: cases, [PlainBuilder.old, .buildKit, .another])
  func refuses(_ item: Case, _ builder: PlainBuilder) throws {
    var lab = Lab()
    lab.dockerfiles["dev"] = item.dockerfile
    for file in item.files { lab.modified["\(lab.root)/\(file)"] = 1 }
    lab.change = { $0.plainBuilder = builder }
    let config = "[dev]\n" + item.config
    if let lack = item.lack, builder == .old || builder == .buildKit && item.isForBoth {
      #expect(throws: BuildProblem.oldBuilder(lack, image: "dev")) { try lab.plan(config, ["dev"]) }
      lab.hasBuildx = true
      #expect(throws: Never.self) { try lab.plan(config, ["dev"]) }
    } else {
      let line = try lab.plan(config, ["dev"]).steps.first?.shellLine ?? ""
      #expect(line.hasPrefix("DOCKER_BUILDKIT=1 docker build ") == (builder == .buildKit), "\(line)")
    }
  }

  @Test(
    arguments: [
      (
        .hereDocument(here(3)),
        "docker/dev/Dockerfile:3: a here-document of image 'dev', which docker's old builder drops; install docker's plugin buildx, see https://docs.docker.com/go/buildx"
      ),
      (
        .argument("TARGETARCH", here(2)),
        "docker/dev/Dockerfile:2: ARG TARGETARCH of image 'dev', which docker's old builder leaves empty; install docker's plugin buildx, see https://docs.docker.com/go/buildx"
      ),
      (
        .ignoreFile("docker/dev/Dockerfile.dockerignore"),
        "docker/dev/Dockerfile.dockerignore of image 'dev', which docker's old builder does not read; install docker's plugin buildx, see https://docs.docker.com/go/buildx"
      ),
      (
        .flag("--secret"),
        "--secret of image 'dev', which docker's old builder does not know; install docker's plugin buildx, see https://docs.docker.com/go/buildx"
      ),
    ] as [(BuildProblem.OldBuilderLack, String)])
  func says(_ item: (lack: BuildProblem.OldBuilderLack, text: String)) {
    #expect(BuildProblem.oldBuilder(item.lack, image: "dev").explanation == item.text)
  }
}
