import CommandLine
import ImageConfig

/// What makes an image beside the files that its commit names: what run.cfg says, and what it stands on. Of two
/// images of one commit it tells whether they were made alike.
///
/// It is a checkout's, the same on every machine: of an argument that a variable of the environment gives, the name
/// counts and not the value; of a parent's name, in which there may be a user's, the parent. Of a folder outside the
/// project its content counts, and not its place. How a build
/// reaches things is not in it (secrets, caches, networks), and neither is what its Dockerfile does not take.
enum InputsHash {
  /// - Parameters:
  ///   - parents: each as words.
  ///   - outside: the same of what lies in folders outside the project.
  static func of(
    _ target: BuildTarget, parents: [[String]], outside: [[String]] = [], _ project: Project
  ) -> String {
    let script = target.preScript.map { [[ConfigKey.preBuildScript.name, $0.line]] } ?? []
    let lines = Set((flags(target, project) + script + parents + outside).map(ShellText.of))
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
      case "--build-arg" where declared.contains(part):
        let parents = target.parents(calledBy: part, inputs).map { "FROM \($0)" }
        values[[name, part]] = parents.isEmpty ? value : "\(part)=\(parents.joined(separator: " "))"
      case "--label": values[[name, part]] = value
      case "--build-context" where contexts.contains(part):
        let place = inputs.folder(behind: part).map { Self.place($0, project) }
        let parent = target.parents.first { $0.written == part }?.name
        values[[name, part]] = (place ?? parent.map { "FROM \($0)" }).map { "\(part)=\($0)" } ?? value
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

extension BuildTarget {
  /// The images of this project that a build argument names, where it does nothing else.
  fileprivate func parents(calledBy argument: String, _ inputs: BuildInputs) -> [String] {
    let isInside = dockerfile.stages.contains { stage in
      stage.arguments.contains { $0.name == argument }
        || stage.platform.map { argument.isPut(into: $0) } == true
    }
    let isPassedOn = dockerfile.globalArguments.contains { other in
      other.defaultValue.map { argument.isPut(into: $0) } == true
    }
    if isInside || isPassedOn { return [] }
    let names = dockerfile.stages.filter { argument.isPut(into: $0.base) }.map { stage in
      if case .reference(let name) = dockerfile.base(of: stage, with: inputs.arguments) {
        parents.first { $0.written == name }?.name
      } else {
        String?.none
      }
    }
    return names.contains(nil) ? [] : names.compactMap(\.self)
  }
}

extension String {
  /// Whether a text has the variable of this name.
  fileprivate func isPut(into text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false).dropFirst().contains {
      part in
      let name = part.first == UInt8(ascii: "{") ? part.dropFirst() : part
      return name.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }.elementsEqual(utf8)
    }
  }
}
