import CommandLine
import ImageConfig

/// `tag_prefix=` of [publish]: what a project's git tags begin with, where its repository holds others as well.
enum TagPrefix {
  static func of(_ project: Project) throws -> String {
    guard let setting = try project.settings(of: "publish").nonEmpty("tag_prefix") else { return "" }
    let text = try project.substitution.word(of: setting).text
    guard isSound(text) else { throw ReleaseProblem.badTagPrefix(text, setting.origin) }
    return text
  }

  /// Git takes it, and nothing takes it for an option or a pattern.
  private static func isSound(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "._-/".utf8.contains(byte)
      }
    }
    return isPlain && !text.hasPrefix("-") && !text.hasPrefix("/") && !text.holds("..") && !text.holds("//")
      && !parts.contains { $0.hasPrefix(".") || $0.hasSuffix(".lock") || $0.hasSuffix(".") }
  }
}
