import CommandLine
import ImageConfig

/// A build that failed: what is told of it, and the parents that the engine may have all the same.
struct FailedBuild {
  private let failures: [BuildFailure]
  private let problem: StepProblem
  /// Those that others stand on, where nothing else failed; where images were asked for by name, none of these.
  let parents: [BuildTarget]
  /// Whether it failed since something that it needs could not be reached, and not for what it is itself.
  let isUnreachable: Bool

  /// None where no build failed.
  init?(
    _ problem: StepProblem, _ targets: [BuildTarget], _ project: Project, isAll: Bool = false
  ) {
    let read = { (said: String, images: [String], reason: String) in
      BuildFailure(said, of: images, otherwise: reason, targets, project)
    }
    let isBuild: Bool
    switch problem {
    case .buildFailed(let images, _, _, let said):
      isBuild = true
      isUnreachable = PassingTrouble.isUnreachable(said)
      failures = [read(said, images, problem.explanation)]
    case .branchesFailed(let branches, _, _):
      isUnreachable = branches.allSatisfy { PassingTrouble.isUnreachable($0.said) }
      isBuild = branches.allSatisfy { !$0.images.isEmpty }
      failures = branches.map { read($0.said, $0.images.isEmpty ? [$0.name] : $0.images, "failed") }
    default: return nil
    }
    self.problem = problem
    let below = isAll ? Set(targets.flatMap(\.parents).map(\.name)) : []
    let failed = failures.map { failure in
      failure.images.count == 1
        ? targets.first { target in
          target.name == failure.images[0] && (!target.isAsked || below.contains(target.name))
        } : nil
    }
    // Two branches may fail of one that both have from the cache.
    var seen: Set<String> = []
    let known = isBuild && !failed.contains(nil) ? failed.compactMap(\.self) : []
    parents = known.filter { seen.insert($0.name).inserted }
  }

  var reason: String { failures.first?.reason ?? "" }

  func explained(_ wayOut: BuildFailure.WayOut?) -> BuildProblem {
    if case .branchesFailed(_, let skipped, let count) = problem {
      return .notAllBuilt(failures, skipped: skipped, of: count, wayOut)
    }
    return .notBuilt(failures[0], exitCode: problem.exitCode, wayOut)
  }

  /// The command that builds the rest on what the engine has.
  /// - Parameter options: the words of the command line that are no images.
  func wayOut(_ targets: [BuildTarget], options: [String]) -> BuildFailure.WayOut {
    let left = Set(parents.map(\.name))
    var needed: Set<String> = []
    var names = targets.filter(\.isAsked).map(\.name)
    while let name = names.popLast() {
      guard !left.contains(name), needed.insert(name).inserted else { continue }
      names += targets.first { $0.name == name }?.parents.filter { $0.source == .built }.map(\.name) ?? []
    }
    let words = ["build-image", "--only"] + options + targets.map(\.name).filter(needed.contains)
    return .init(references: parents.map(\.reference.description), command: ShellText.of(words))
  }
}
