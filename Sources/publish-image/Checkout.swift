/// What git tells of a project's checkout, and of the remote that its releases go to.
struct Checkout: Equatable {
  /// The commit; none where there is none.
  var head: String?
  var branch: String?
  /// What `git status` has to say.
  var changes: [String] = []
  var isShallow = false
  /// The commit of each tag.
  var tags: [String: String] = [:]
  var remote = Remote(name: "origin", place: "origin")

  struct Remote: Equatable {
    let name: String
    /// Where its pushes go: not always where it is fetched from.
    let place: String
    /// The one that a clone would have.
    var branch: String?
    var branches: [String: String] = [:]
    var tags: [String: String] = [:]

    init(name: String, place: String) {
      (self.name, self.place) = (name, place)
    }

    var question: [String] { ["ls-remote", "--symref", place, "HEAD", "refs/heads/*", "refs/tags/*"] }

    mutating func read(_ answer: String) {
      for line in answer.split(separator: "\n") {
        let parts = line.split(separator: "\t").map(String.init)
        guard parts.count == 2 else { continue }
        let (value, ref) = (parts[0], parts[1])
        if ref == "HEAD", let target = Checkout.name(of: value, in: "ref: refs/heads/") { branch = target }
        if let name = Checkout.name(of: ref, in: "refs/heads/") { branches[name] = value }
        guard let tag = Checkout.name(of: ref, in: "refs/tags/") else { continue }
        // The commit of an annotated tag stands behind the tag itself.
        tags[tag.hasSuffix("^{}") ? String(tag.dropLast(3)) : tag] = value
      }
    }
  }

  static let tagQuestion = [
    "for-each-ref", "--format=%(refname:strip=2) %(objectname) %(*objectname)", "refs/tags",
  ]

  static func tags(_ answer: String) -> [String: String] {
    var tags: [String: String] = [:]
    for line in answer.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count > 1 { tags[words[0]] = words.last }
    }
    return tags
  }

  static func name(of ref: String, in space: String) -> String? {
    ref.hasPrefix(space) ? String(ref.dropFirst(space.count)) : nil
  }
}
