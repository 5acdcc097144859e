import CommandLine
import ImageConfig

/// What makes an image beside the files that its commit names: what run.cfg says, and what it stands on. Of two
/// images of one commit it tells whether they were made alike.
///
/// It is a checkout's, the same on every machine: of an argument that a variable of the environment gives, the name
/// counts and not the value, and of a folder outside the project neither its place nor its content. How a build
/// reaches things is not in it (secrets, caches, networks), and neither is what its Dockerfile does not take.
enum InputsHash {
  /// - Parameter parents: each as words.
  static func of(_ target: BuildTarget, parents: [[String]], _ project: Project) -> String {
    let script = target.preScript.map { [[ConfigKey.preBuildScript.name, $0.line]] } ?? []
    let lines = Set((flags(target, project) + script + parents).map(ShellText.of))
    return SHA256.hex(lines.sorted().joined(separator: "\n").utf8)
  }

  /// Of two for one thing docker goes by the last.
  private static func flags(_ target: BuildTarget, _ project: Project) -> [[String]] {
    let declared = target.dockerfile.declaredArguments
    let inputs = target.inputs(project)
    let contexts = inputs.contextNames(readBy: target.dockerfile)
    var platforms: [String] = []
    var values: [[String]: String] = [:]
    for flag in target.buildFlags {
      guard let value = flag.value else { continue }
      let name = flag.name
      let part = flag.assignment?.name ?? value
      switch name {
      case "--build-arg" where declared.contains(part): values[[name, part]] = value
      case "--label": values[[name, part]] = value
      case "--build-context" where contexts.contains(part):
        let place = inputs.folder(behind: part).map { Self.place($0, project) }
        values[[name, part]] = place.map { "\(part)=\($0)" } ?? value
      case "--platform": platforms.append(value)
      default: continue
      }
    }
    return values.map { [$0.key[0], $0.value] } + platforms.map { ["--platform", $0] }
      + (target.stage.map { [["--target", $0]] } ?? []) + (target.flags.file.map { [["--file", $0]] } ?? [])
  }

  private static func place(_ folder: String, _ project: Project) -> String {
    if !folder.hasPrefix("/") { return folder }
    let root = project.files.root + "/"
    return folder.hasPrefix(root) ? String(folder.dropFirst(root.count)) : ""
  }
}
