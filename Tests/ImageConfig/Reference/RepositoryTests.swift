import Testing

@testable import ImageConfig

struct RepositoryTests {
  @Test(
    arguments: zip(["a", "a/b", "ghcr.io/a/b", "localhost:1/c"], ["a", "b", "b", "c"]))
  func hasALastComponent(_ text: String, _ expected: String) throws {
    #expect(try Repository(text).lastComponent == expected)
  }

  @Test func takesASuffixThatKeepsItLegal() throws {
    let repository = try Repository("ghcr.io/a/b")
    #expect(try repository.appending("-builder").description == "ghcr.io/a/b-builder")
    #expect(throws: ImageReference.Problem.badComponent("b-", of: "ghcr.io/a/b-")) {
      try repository.appending("-")
    }
    #expect(throws: ImageReference.Problem.badComponent("b:x", of: "ghcr.io/a/b:x")) {
      try repository.appending(":x")
    }
  }

  @Test func aSuffixMayMakeItTooLong() throws {
    let repository = try Repository(String(repeating: "a", count: 250))
    #expect(throws: ImageReference.Problem.self) { try repository.appending("-builder") }
  }
}
