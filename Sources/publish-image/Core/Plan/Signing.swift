import CommandLine
import ImageConfig

/// `sign=`: a command that gets the name and digest of what was published as its last word.
package enum Signing {
  /// The one of the image, or of [publish]; none where neither wants one.
  static func words(_ image: Image, _ project: Project) throws -> [String]? {
    let common = project.settings(of: "publish")
    guard let setting = try image.settings.setting(.sign) ?? common.setting(.commonSign) else { return nil }
    let words = try project.substitution.command(of: setting)
    return words.isEmpty ? nil : words
  }

  static func step(_ words: [String], _ reference: ImageReference) -> Step {
    .appendingAnswer(PublishedDigest.question(of: reference), to: Command(words[0], Array(words.dropFirst())))
  }
}
