import CommandLine
import ImageConfig

/// What a builder says of the images that it made: the proof that a name stands for what this run built, whoever else
/// builds at the same time.
package struct Receipts {
  /// Identifiers, by the images' familiar names.
  private var identifiers: [String: Set<String>] = [:]

  package init() {}

  /// The steps, with a file of `folder` for each of their builds.
  package static func asking(_ steps: [Step], in folder: String) -> [Step] {
    var count = 0
    return steps.map { asking($0, in: folder, &count) }
  }

  private static func asking(_ step: Step, in folder: String, _ count: inout Int) -> Step {
    switch step {
    case .run(var command):
      guard command.isDocker, command.arguments.count > 2, command.arguments[0] == "buildx",
        ["bake", "build"].contains(command.arguments[1])
      else { return step }
      command.arguments.insert(contentsOf: ["--metadata-file", "\(folder)/\(count)"], at: 2)
      count += 1
      return .run(command)
    case .scope(let steps): return .scope(steps.map { asking($0, in: folder, &count) })
    case .guarded(let condition, let steps):
      return .guarded(condition, steps.map { asking($0, in: folder, &count) })
    case .branches(let branches, let width):
      let asked = branches.map { branch in
        var branch = branch
        branch.steps = branch.steps.map { asking($0, in: folder, &count) }
        return branch
      }
      return .branches(asked, width: width)
    default: return step
    }
  }

  /// Takes what stands in such a file: of one image, or of several under the names of their targets.
  package mutating func add(_ bytes: [UInt8]) {
    guard let value = JSONValue(bytes) else { return }
    for image in [value] + value.members {
      let ids = ["containerimage.digest", "containerimage.config.digest"].compactMap { image[$0]?.text }
      for name in (image["image.name"]?.text ?? "").split(separator: ",") {
        identifiers[ImageReference.familiar(String(name)), default: []].formUnion(ids)
      }
    }
  }

  /// Whether what the engine has under a name is what was built.
  func holds(_ reference: ImageReference, _ id: String) -> Bool {
    identifiers[ImageReference.familiar(reference.description)]?.contains(id) == true
  }
}
