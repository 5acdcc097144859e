import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

struct DescriptionPlanTests {
  private static let login = [Login.user: "ada", Login.password: "s\"cret"]

  private func plan(
    _ repository: String, readme: String? = "# dev\n", variables: [String: String] = login
  ) throws -> Plan {
    let lab = Lab()
    let files = ProjectFiles(
      root: lab.root, config: try ConfigFile(bytes: [], path: "run.cfg"), imagesFolder: "docker", folders: [])
    let project = try Project(files, world: lab.world, environment: nil)
    return try DescriptionPlan.make(
      try Repository(repository), readme: ("docker/dev/README.md", readme.map { Array($0.utf8) }),
      draft: "/tmp/draft.json", project, variables)
  }

  @Test func isExchangedByPipesAlone() throws {
    let plan = try plan("acme/dev")
    guard plan.steps.count == 2, case .write(let file) = plan.steps[0],
      case .pipe(let pipeline) = plan.steps[1]
    else {
      Issue.record("\(plan.steps)")
      return
    }
    #expect(file.isTemporary)
    #expect(String(decoding: file.contents, as: UTF8.self) == ##"{"full_description":"# dev\n"}"##)
    #expect(pipeline.commands.map(\.executable) == ["curl", "sed", "curl"])
    #expect(pipeline.commands[2].arguments.last == "https://hub.docker.com/v2/repositories/acme/dev/")
    guard case .value(let body) = pipeline.commands[0].input else {
      Issue.record("\(pipeline.commands[0])")
      return
    }
    #expect(body.value == #"{"identifier":"ada","secret":"s\"cret"}"#)
    #expect(plan.result == ["https://hub.docker.com/r/acme/dev"])
    let shown = plan.shellLines(from: "").joined()
    #expect(!shown.contains("cret\"}") && shown.contains("$IMAGE_REPOSITORY_PASSWORD"))
    #expect(pipeline.commands.allSatisfy { !$0.arguments.joined().contains("cret") })
  }

  @Test(arguments: ["docker.io/acme/dev", "index.docker.io/acme/dev"]) func byWhicheverName(_ name: String)
    throws
  {
    #expect(try plan(name).result == ["https://hub.docker.com/r/acme/dev"])
  }

  @Test func elsewhereThereIsNoPlaceForOne() throws {
    let plan = try plan("ghcr.io/acme/dev", readme: nil, variables: [:])
    #expect(plan.steps.isEmpty && plan.result.isEmpty)
    #expect(plan.warnings == [.noPlaceForDescription("ghcr.io/acme/dev")])
  }

  @Test func refuses() {
    let path = "docker/dev/README.md"
    #expect(throws: PublishProblem.noReadme(path: path)) { try plan("acme/dev", readme: nil) }
    #expect(throws: PublishProblem.longReadme(path: path, limit: 25_000)) {
      try plan("acme/dev", readme: String(repeating: "x", count: 25_001))
    }
    #expect(throws: PublishProblem.noHubLogin) { try plan("acme/dev", variables: [Login.user: "ada"]) }
  }
}
