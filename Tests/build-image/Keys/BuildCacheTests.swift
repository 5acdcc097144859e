import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// cache=registry
struct BuildCacheTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var answer = ""
    var variables: [String: String] = [:]
    var exports = true
    let expected: [String]
    var testDescription: String { name }
  }

  private static let repository = "type=registry,ref=ghcr.io/acme/dev:"

  static let cases: [Case] = [
    Case(
      name: "the main branch reads and writes its own", answer: "*refs/heads/main \n",
      expected: [repository + "cache-main", repository + "cache-main,mode=max,ignore-error=true"]),
    Case(
      name: "another branch reads the main one too",
      answer: " refs/heads/main \n*refs/heads/feature/x \n refs/remotes/origin/HEAD refs/remotes/origin/main",
      expected: [
        repository + "cache-main", repository + "cache-feature-x",
        repository + "cache-feature-x,mode=max,ignore-error=true",
      ]),
    Case(
      name: "the remote's own main branch",
      answer: "*refs/heads/trunk \n refs/remotes/origin/HEAD refs/remotes/origin/trunk",
      expected: [repository + "cache-trunk", repository + "cache-trunk,mode=max,ignore-error=true"]),
    Case(
      name: "a CI that checks out a commit", answer: " refs/heads/master \n",
      variables: ["GITHUB_REF_NAME": "v"],
      expected: [
        repository + "cache-master", repository + "cache-v",
        repository + "cache-v,mode=max,ignore-error=true",
      ]),
    Case(name: "no branch", expected: [repository + "cache-main"]),
    Case(
      name: "a store that can't write one", answer: "*refs/heads/main \n", exports: false,
      expected: [repository + "latest", "type=inline"]),
  ]

  @Test(arguments: cases) func isReadAndWritten(_ test: Case) throws {
    var lab = Lab()
    lab.hasBuildx = true
    let (answer, variables, exports) = (test.answer, test.variables, test.exports)
    lab.change = { host in
      host.branches = Branches(answer: answer, environment: variables)
      host.exportsCache = exports
    }
    let words =
      try lab.steps("[publish]\nrepository=ghcr.io/acme\n[dev]\ncache=registry", ["dev"]).first ?? []
    let values = zip(words, words.dropFirst()).filter { $0.0.hasPrefix("--cache-") }.map(\.1)
    #expect(values == test.expected)
  }

  @Test func needsBuildxAndARepository() {
    #expect(throws: EngineProblem.needsBuildx("cache=registry")) {
      try Lab().plan("[publish]\nrepository=a.b/c\n[dev]\ncache=registry", ["dev"])
    }
    var lab = Lab()
    lab.hasBuildx = true
    let error = #expect(throws: PublishedName.Problem.self) { try lab.plan("[dev]\ncache=registry", ["dev"]) }
    #expect(error == .noRepository(image: "dev"))
  }
}
