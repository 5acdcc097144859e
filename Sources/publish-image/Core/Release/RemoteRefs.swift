/// What `git ls-remote` tells of one place.
struct RemoteRefs {
  private(set) var branch: String?
  private(set) var branches: [String: String] = [:]
  private(set) var tags: [String: String] = [:]

  init(_ answer: String) {
    for line in answer.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.count == 2 else { continue }
      let (value, ref) = (parts[0], parts[1])
      if ref == "HEAD", let target = GitRef.name(of: value, in: "ref: refs/heads/") { branch = target }
      if let name = GitRef.name(of: ref, in: "refs/heads/") { branches[name] = value }
      guard let tag = GitRef.name(of: ref, in: "refs/tags/") else { continue }
      // The commit of an annotated tag stands behind the tag itself.
      tags[tag.hasSuffix("^{}") ? String(tag.dropLast(3)) : tag] = value
    }
  }
}
