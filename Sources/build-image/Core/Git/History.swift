import ImageConfig

/// The last commit that touched each image's inputs, read off one walk through git's history.
package struct History: Equatable {
  struct Commit: Equatable {
    let revision: String
    /// As RFC 3339 writes it.
    let time: String
  }

  private(set) var commits: [String: Commit] = [:]
  private var waiting: [(image: String, inputs: ImageInputs)]
  private var commit: Commit?
  private var rest: [UInt8] = []

  /// What a commit's own line begins with: no file's name does.
  private static let mark: UInt8 = 1

  package init(_ inputs: [(image: String, inputs: ImageInputs)] = []) {
    waiting = inputs
  }

  package static func == (one: History, other: History) -> Bool { one.commits == other.commits }

  /// Git's words: the newest commits first, each with the files that it touched.
  package static func question(_ inputs: [ImageInputs], _ project: Project) -> [String] {
    let images = project.files.imagesFolder
    var places = Set(inputs.flatMap(\.places)).filter { $0 != images && !$0.hasPrefix(images + "/") }
    places.insert(images)
    if places.contains(".") { places = ["."] }
    return [
      "-C", project.files.root, "--literal-pathspecs", "-c", "log.showSignature=false", "log", "-z",
      "--name-only", "--relative", "--format=%x01%H %cI", "--",
    ] + places.sorted()
  }

  /// Takes a piece of the answer; whether all is known.
  package mutating func read(_ bytes: ArraySlice<UInt8>) -> Bool {
    rest += bytes
    guard let end = rest.lastIndex(of: 0) else { return waiting.isEmpty }
    for item in rest[..<end].split(separator: 0) { take(item) }
    rest.removeSubrange(...end)
    return waiting.isEmpty
  }

  private mutating func take(_ item: ArraySlice<UInt8>) {
    if item.first == Self.mark {
      let words = item.dropFirst().split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      commit = words.count == 2 ? Commit(revision: words[0], time: words[1]) : nil
      return
    }
    guard let commit else { return }
    // A line break stands between a commit and its files.
    let path = String(decoding: item.drop { $0 == UInt8(ascii: "\n") }, as: UTF8.self)
    waiting.removeAll { image, inputs in
      guard inputs.contains(path) else { return false }
      commits[image] = commit
      return true
    }
  }
}
