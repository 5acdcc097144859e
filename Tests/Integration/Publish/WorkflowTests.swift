import Foundation
import Testing

extension Integration {
  /// What the workflows run, run here; release.yml is played in ReleaseTests.
  @Suite struct WorkflowTests {
    private static let validate = "make \"validate-$IMAGE\""

    @Test func buildsByLevelOfTheGraph() throws {
      let steps = try ReleaseProject.steps("ci")
      #expect(Set(steps) == ["make test", "make matrix", Self.validate])
      let project = try ReleaseProject()
      for name in ["base", "dev-2"] {
        try project.hook("docker/\(name)/test/name", "exec test -e /\(name)\n")
      }
      let plan = try project.shell("GITHUB_OUTPUT=$HOME/outputs make matrix")
      let output = try project.fixture.read(".home/outputs")
      #expect(plan.exitCode == 0 && plan.output == output, "\(plan)")
      let levels = try levels(output)
      #expect(levels == [["base", "quiet"], ["dev-2"]])
      for image in levels.joined() where image != "quiet" {
        let run = try project.shell("export IMAGE=\(image); \(Self.validate)")
        #expect(run.exitCode == 0 && run.output.hasSuffix("\(image): 1 passed, 0 failed\n"), "\(run)")
      }
    }

    /// GitHub wants to know the jobs beforehand: there are as many as this project's graph has levels.
    @Test func hasAJobForEachLevel() throws {
      let matrix = Invocation(
        [try Lab.executable("build-image"), "--graph", "matrix"],
        environment: Lab.environment(home: try Lab.folder), folder: Lab.repository)
      let levels = try levels("levels=" + matrix.run().output)
      let file = try String(contentsOfFile: "\(Lab.repository)/.github/workflows/ci.yml", encoding: .utf8)
      let jobs = file.split(separator: "\n").filter { $0.contains("fromJSON(needs.plan.outputs.levels)") }
      #expect(jobs.count == levels.count)
      for number in levels.indices { #expect(jobs[number].hasSuffix("levels)[\(number)] }}")) }
    }

    private func levels(_ output: String) throws -> [[String]] {
      struct Level: Decodable {
        struct Entry: Decodable { let image: String }
        let include: [Entry]
      }
      let json = try #require(output.split(separator: "=", maxSplits: 1).last)
      return try JSONDecoder().decode([Level].self, from: Data(json.utf8)).map { $0.include.map(\.image) }
    }
  }
}
