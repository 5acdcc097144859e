import ImageConfig

/// The branch that is checked out, and the one that others start from.
package struct Branches: Equatable {
  private(set) var own: String?
  private(set) var main = "main"

  init() {}

  /// `*` and the branch that is checked out; what the remote takes for its first one.
  package static func question(_ project: Project) -> [String] {
    [
      "-C", project.files.root, "for-each-ref", "--format=%(HEAD)%(refname) %(symref)", "refs/heads",
      "refs/remotes/origin/HEAD",
    ]
  }

  /// Variables in which a CI that checks out a commit, not a branch, tells the branch.
  private static let variables = [
    "GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "BUILDKITE_BRANCH",
  ]

  package init(answer: String, environment: [String: String]) {
    var locals: Set<String> = []
    var first: String?
    for line in answer.split(separator: "\n") {
      let words = line.dropFirst().split(separator: " ").map(String.init)
      guard let name = words.first else { continue }
      if let local = Self.name(name, in: "refs/heads/") {
        locals.insert(local)
        if line.hasPrefix("*") { own = local }
      } else if words.count > 1 {
        first = Self.name(words[1], in: "refs/remotes/origin/")
      }
    }
    own = own ?? Self.variables.compactMap { environment[$0] }.first { !$0.isEmpty }
    main = first ?? (locals.contains("master") && !locals.contains("main") ? "master" : "main")
  }

  private static func name(_ reference: String, in folder: String) -> String? {
    reference.hasPrefix(folder) ? String(reference.dropFirst(folder.count)) : nil
  }
}
