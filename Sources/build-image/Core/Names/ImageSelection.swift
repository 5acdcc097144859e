import CommandLine
import ImageConfig

/// The images that a command line means: `dev`, `'orbyter-*'`, `all`, and `base+children`, which is `base`
/// and everything that stands on it.
package struct ImageSelection {
  package static let all = "all"
  private static let children = "+children"

  /// Each once, in the order of the words.
  package static func names(_ operands: [String], _ project: Project) throws -> [String] {
    let operands = operands.map(project.imageName)
    let selection = try ImageSelection(project, needsGraph: operands.contains { $0.hasSuffix(children) })
    var seen: Set<String> = []
    return try operands.flatMap(selection.names).filter { seen.insert($0).inserted }
  }

  private let project: Project
  private let folders: [String]
  /// The images that stand on an image.
  private var standing: [String: [String]] = [:]

  private init(_ project: Project, needsGraph: Bool) throws {
    self.project = project
    folders = project.folderNames
    guard needsGraph else { return }
    let graph = try ImageGraph.reading(folders, project)
    for name in folders {
      for parent in graph.parents(of: name) { standing[parent, default: []].append(name) }
    }
  }

  private func names(_ operand: String) throws -> [String] {
    if project.hasImageFolder(operand) { return [operand] }
    guard operand.hasSuffix(Self.children) else { return try images(operand) }
    // A shell's completion may have left its slash in front of it.
    let word = project.imageName(from: String(operand.dropLast(Self.children.count)))
    guard !word.isEmpty else { throw SelectionProblem.childrenOfNothing }
    return try withChildren(images(word))
  }

  private func images(_ word: String) throws -> [String] {
    if project.hasImageFolder(word) { return [word] }
    if word == Self.all { return folders }
    guard word.utf8.contains(where: { "*?[".utf8.contains($0) }) else { return [word] }
    let pattern = PathPattern(word)
    let matching = folders.filter { pattern?.matches($0) == true }
    guard matching.isEmpty else { return matching }
    let plain = word.filter { !"*?[]".contains($0) }
    throw SelectionProblem.noMatch(word, nearest: NearestName.of(plain, among: folders), known: folders)
  }

  private func withChildren(_ names: [String]) -> [String] {
    var order: [String] = []
    var seen: Set<String> = []
    var rest = names[...]
    while let name = rest.popFirst() {
      guard seen.insert(name).inserted else { continue }
      order.append(name)
      rest += standing[name] ?? []
    }
    return order
  }
}
