/// What git tells of a project's checkout, and of the remote that its releases go to.
package struct Checkout: Equatable {
  /// The commit; none where there is none.
  package var head: String?
  package var branch: String?
  /// What `git status` has to say.
  package var changes: [String] = []
  package var isShallow = false
  /// The commit of each tag.
  package var tags: [String: String] = [:]
  package var remote = Remote(name: "origin", places: ["origin"])

  package init() {}

  package struct Remote: Equatable {
    package let name: String
    /// Where its pushes go, which may be several places: not always where it is fetched from.
    package let places: [String]
    /// The one that a clone would have.
    var branch: String?
    /// What all places have alike.
    var branches: [String: String] = [:]
    package var tags: [String: String] = [:]
    /// The commits of a tag that not all of them have, or not alike.
    var partly: [String: [String]] = [:]

    package init(name: String, places: [String]) {
      (self.name, self.places) = (name, places)
    }

    package var questions: [[String]] {
      places.map { ["ls-remote", "--symref", $0, "HEAD", "refs/heads/*", "refs/tags/*"] }
    }

    /// - Parameter answers: one from each place.
    package mutating func read(_ answers: [String]) {
      let all = answers.map(RemoteRefs.init)
      branch = all.first?.branch
      branches = Self.common(all.map(\.branches))
      tags = Self.common(all.map(\.tags))
      for (tag, commit) in all.flatMap({ $0.tags.map { ($0, $1) } }) where tags[tag] == nil {
        partly[tag, default: []].append(commit)
      }
    }

    private static func common(_ all: [[String: String]]) -> [String: String] {
      (all.first ?? [:]).filter { name, value in all.allSatisfy { $0[name] == value } }
    }
  }

  package static let shallowQuestion = ["rev-parse", "--is-shallow-repository"]

  package static let tagQuestion = [
    "for-each-ref", "--format=%(refname:strip=2) %(objectname) %(*objectname)", "refs/tags",
  ]

  package static func tags(_ answer: String) -> [String: String] {
    var tags: [String: String] = [:]
    for line in answer.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count > 1 { tags[words[0]] = words.last }
    }
    return tags
  }
}
