import ImageConfig
import Testing

struct FamiliarReferenceTests {
  static let digest = "sha256:" + String(repeating: "0", count: 64)

  @Test(arguments: [
    ("docker.io/library/x:latest", "x"), ("library/x", "x"), ("index.docker.io/a/x:1", "a/x:1"),
    ("x:latest", "x"),
    ("x", "x"), ("ghcr.io/library/x:latest", "ghcr.io/library/x"),
    ("localhost:5000/x:1", "localhost:5000/x:1"),
    ("x:latest@\(digest)", "x:latest@\(digest)"), ("x:1@\(digest)", "x:1@\(digest)"),
    ("No Reference", "No Reference"),
  ]) func isHowDockerShowsIt(_ text: String, _ expected: String) {
    #expect(ImageReference.familiar(text) == expected)
  }
}
