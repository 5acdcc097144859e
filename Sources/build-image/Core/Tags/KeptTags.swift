import CommandLine
import ImageConfig

/// What a build is about to replace comes back where it is interrupted.
enum KeptTags {
  /// - Parameter references: what the build will tag.
  static func steps(_ references: [String], _ host: BuildHost) -> [Step] {
    let docker = { (words: [String]) in Command.docker(words) }
    let journal = TagJournal(process: host.processID)
    var back: [Step] = []
    var kept: [String] = []
    var keeping: [Step] = []
    for reference in references {
      guard let id = host.images[reference] else { continue }
      guard host.images.forgets == true else {
        back.append(.later(docker(["tag", id, reference]), .interrupted))
        continue
      }
      guard let name = journal.name(of: reference, .kept) else { continue }
      kept.append(name)
      keeping.append(.run(docker(["tag", reference, name])))
      back.append(.later(docker(["tag", name, reference]), .interrupted))
    }
    let remove = kept.isEmpty ? [] : [Step.later(docker(removal + kept), .always)]
    return remove + keeping + back
  }

  /// A container of the image, or a name that is not there, is no reason to fail.
  static let removal = ["image", "rm", "-f"]

}
