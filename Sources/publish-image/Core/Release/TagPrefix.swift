import CommandLine
import ImageConfig

/// `tag_prefix=` of [publish]: what a project's git tags begin with, where its repository holds others as well.
enum TagPrefix {
  static func of(_ project: Project) throws -> String {
    guard let setting = try project.settings(of: "publish").nonEmpty(.tagPrefix) else { return "" }
    let text = try project.substitution.word(of: setting).text
    guard isSound(text) else { throw ReleaseProblem.badTagPrefix(text, setting.origin) }
    return text
  }

  /// Git takes it, and nothing takes it for an option or a pattern.
  private static func isSound(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { $0.isAlphanumeric || "._-/".utf8.contains($0) }
    return isPlain && !text.hasPrefix("-") && !text.hasPrefix("/") && !text.containsBytes("..")
      && !text.containsBytes("//")
      && !parts.contains { $0.hasPrefix(".") || $0.hasSuffix(".lock") || $0.hasSuffix(".") }
  }
}
