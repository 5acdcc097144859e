import ImageConfig
import Testing

@testable import CommandLine

/// What a warning advises where two cures are possible.
struct WarningTextTests {
  @Test(
    arguments: [
      (nil, false, "run.cfg:1: [lab] is not an image"),
      ("base", false, "run.cfg:1: [lab] is not an image, did you mean 'base'?"),
      (
        nil, true,
        "run.cfg:1: [lab] is not an image; if it is another way to run one, list it in synthetic_images under [run_image]"
      ),
      // A near name does not hide the other cure.
      (
        "base", true,
        "run.cfg:1: [lab] is not an image, did you mean 'base'? (if it is another way to run one, list it in synthetic_images under [run_image])"
      ),
    ] as [(String?, Bool, String)]) func ofAnUnknownSection(
      _ nearest: String?, _ hasName: Bool, _ expected: String
    )
  {
    let here = SourceLocation(file: "run.cfg", line: 1)
    #expect(
      Warning.config(.unknownSection("lab", nearest: nearest, hasName: hasName, here)).text == expected)
  }
}
