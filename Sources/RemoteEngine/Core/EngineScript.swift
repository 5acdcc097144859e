/// What runs beside an engine, here or over there: a file of `Scripts/`, behind those that it needs. Nothing in it is
/// anybody's text: what a person wrote comes as words. The shell knows no more than POSIX.
package struct EngineScript: Equatable, Sendable {
  /// Without the comments, which nobody reads over there.
  package let text: String

  init(text: String) {
    self.text = text
  }

  private init(_ parts: [UInt8]...) {
    text = parts.map { Self.withoutComments(String(decoding: $0, as: UTF8.self)) }.joined()
  }

  private static func withoutComments(_ file: String) -> String {
    file.split(separator: "\n").filter { line in line.first { $0 != " " } != "#" }
      .map { $0 + "\n" }.joined()
  }

  /// A script that answers, behind our first line.
  private static func answering(_ part: [UInt8]) -> EngineScript {
    EngineScript(PackageResources.path_sh, PackageResources.answer_sh, part)
  }

  /// One that proves an image.
  private static func proving(_ part: [UInt8]) -> EngineScript {
    EngineScript(
      PackageResources.path_sh, PackageResources.answer_sh, PackageResources.proof_sh, part)
  }

  // Each says in its file which words it takes.

  package static let glance = answering(PackageResources.glance_sh)
  package static let question = answering(PackageResources.question_sh)
  package static let inventory = answering(PackageResources.inventory_sh)
  package static let archiveFile = answering(PackageResources.archive_file_sh)
  package static let saveThere = EngineScript(PackageResources.path_sh, PackageResources.save_there_sh)
  package static let load = proving(PackageResources.load_sh)
  package static let prove = proving(PackageResources.prove_sh)
  package static let endLoads = answering(PackageResources.end_loads_sh)
  package static let probe = answering(PackageResources.probe_sh)
  package static let tag = answering(PackageResources.tag_sh)
  package static let move = answering(PackageResources.move_sh)
  package static let tidy = answering(PackageResources.tidy_sh)

  /// Where programs are looked for beside the PATH.
  package static let folders = "/usr/local/bin:/usr/bin:/snap/bin:/opt/homebrew/bin"

  /// What `question` tells of images.
  package enum Detail: String {
    case history
    case after
    case layers
    case nothing = "-"
  }
}
