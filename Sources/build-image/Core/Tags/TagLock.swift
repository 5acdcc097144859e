import CommandLine
import ImageConfig

/// Keeps two runs from lending one tag at the same time, wherever they come from: an engine gives a container's name
/// to one of them. The container never starts.
package struct TagLock: Equatable {
  let name: String
  /// The run that has it.
  let process: Int32

  private static let label = "orbyter.lent"

  package static let question = [
    "ps", "--all", "--filter", "label=\(label)", "--format", "{{.Names}} {{.Label \"\(label)\"}}",
  ]

  init(of reference: String, process: Int32) {
    name = "orbyter-lent-" + TagJournal.digits(of: ImageReference.familiar(reference))
    self.process = process
  }

  /// None for a line that tells of no lock.
  init?(line: Substring) {
    let words = line.split(separator: " ")
    guard words.count == 2, let process = Int32(words[1]) else { return nil }
    (name, self.process) = (String(words[0]), process)
  }

  package static func all(_ answer: String) -> [TagLock] {
    answer.split(separator: "\n").compactMap(TagLock.init(line:))
  }

  /// Whoever comes second fails at the first of them, and takes nothing away.
  /// - Parameter image: any that the engine has.
  func steps(image: String, _ docker: ([String]) -> Command) -> [Step] {
    let label = "\(Self.label)=\(process)"
    return [
      .run(docker(["create", "--name", name, "--label", label, "--network", "none", image, "true"])),
      .later(docker(Self.removal([name])), .always),
    ]
  }

  static func removal(_ names: [String]) -> [String] { ["rm", "--force", "--volumes"] + names }
}
