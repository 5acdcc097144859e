import Testing

@testable import ImageConfig

struct AttestationsTests {
  private func words(_ config: String) throws -> [String] {
    let project = try Project(config)
    return try Attestations(project.image("dev"), project).words
  }

  private static let without = "type=provenance,disabled=true"

  @Test(arguments: [
    ("", []), ("[publish]\nsbom=no\nprovenance=no", []), ("[publish]\nsbom=", []),
    ("[publish]\nprovenance=yes", ["type=provenance,mode=min"]),
    ("[publish]\nprovenance=max", ["type=provenance,mode=max"]),
    ("[dev]\nsbom=yes", [without, "type=sbom"]),
    (
      "[publish]\nsbom=ghcr.io/acme/scan:1\n[dev]\nprovenance=min",
      ["type=provenance,mode=min", "type=sbom,generator=ghcr.io/acme/scan:1"]
    ),
    ("[publish]\nsbom=yes\nprovenance=max\n[dev]\nsbom=no", ["type=provenance,mode=max"]),
    ("[publish]\nsbom=yes\n[dev]\nsbom=", []),
  ]) func reads(_ config: String, _ expected: [String]) throws {
    #expect(try words(config) == expected)
  }

  @Test(arguments: ["provenance=some", "sbom=a,b", "sbom=a b", "provenance=type=x"]) func refuses(
    _ line: String
  ) {
    #expect(throws: Setting.Problem.self) { try words("[dev]\n" + line) }
  }
}
