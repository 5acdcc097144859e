import CommandLine
import ImageConfig
import TestSupport
import Testing

@testable import Execution

/// What a name in `[project] builder=` is: docker's own files tell, and no program is asked.
struct SessionEngineTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var config = "[project]\nbuilder = far\n"
    var option: String?
    var files: [String] = []
    let expected: EngineChoice
  }

  private static let context = "contexts/meta/\(SHA256.hex("far".utf8))/meta.json"

  static let cases: [Case] = [
    .init(testDescription: "nothing said", config: "", files: [context], expected: .dockers),
    .init(testDescription: "a context", files: [context], expected: .context("far")),
    .init(testDescription: "a builder", files: ["buildx/instances/far"], expected: .builder("far")),
    .init(testDescription: "neither, which buildx will say", expected: .builder("far")),
    .init(
      testDescription: "docker's default one", config: "[project]\nbuilder = default\n",
      expected: .context("default")),
    .init(
      testDescription: "by a variable", config: "[project]\nbuilder = $WHICH\n", files: [context],
      expected: .context("far")),
    .init(
      testDescription: "the option goes before the key", option: "near", files: [context],
      expected: .builder("near")),
    .init(
      testDescription: "the option alone", config: "", option: "far", files: [context],
      expected: .context("far")),
    .init(
      testDescription: "of an environment that was not asked for", config: "[project@lab]\nbuilder = far\n",
      files: [context], expected: .dockers),
  ]

  @Test(arguments: cases) func chooses(_ item: Case) throws {
    let folder = try TemporaryFolder()
    for file in item.files { try folder.write(file, "{}") }
    let program = Program(
      name: "build-image", summary: "", usage: [], operands: [], operandCount: 0...0, options: [],
      examples: [], configKeys: [], variables: [])
    let world = World(
      environment: ["DOCKER_CONFIG": folder.path, "WHICH": "far"], workingDirectory: folder.path, user: "ada",
      home: "/h", time: .now(), processID: 1, terminal: .measured())
    var session = Session(
      program: program, arguments: try Arguments([], of: program), world: world, words: [])
    let files = ProjectFiles(
      root: folder.path, config: try ConfigFile(bytes: Array(item.config.utf8), path: "run.cfg"),
      imagesFolder: "docker", folders: [])
    let project = try Project(files, world: world, environment: nil)
    try session.chooseEngine(project, builder: item.option)
    #expect(session.engine == item.expected)
  }
}
