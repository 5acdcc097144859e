import Testing

@testable import ImageConfig

/// An environment that run.cfg says nothing of, where it speaks of others.
struct UnknownEnvironmentTests {
  @Test(
    arguments: [
      ("[dev@production]\ncmd=x", "prodction", "production"), ("[dev@ci]\ncmd=x", "production", nil),
      ("[dev-variables@ci]\nA=1", "c", "ci"),
    ] as [(String, String, String?)]) func isRefused(
      _ config: String, _ environment: String, _ nearest: String?
    )
    throws
  {
    let project = try Project(config, in: environment)
    let problem = Project.Problem.unknownEnvironment(
      environment, nearest: nearest, known: project.files.config.environments)
    #expect(throws: problem) { try project.refuseUnknownEnvironment() }
  }

  @Test(
    arguments: [
      ("[dev]\ncmd=x", "ci"), ("[base@ci]\ncmd=x", "ci"), ("[dev@ci]\ncmd=x", nil), ("", "anything"),
    ] as [(String, String?)]) func isNoneOf(_ config: String, _ environment: String?) throws
  {
    try Project(config, in: environment).refuseUnknownEnvironment()
  }
}
