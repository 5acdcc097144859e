import ImageConfig

/// What a release must know beyond the project and git.
struct ReleaseFacts {
  /// `build-image` as it is called here, with the overlay that counts.
  var builder: [String] = ["build-image"]
  /// The images that each image stands on, by name, as `build-image --graph json` tells them; parents come first.
  var images: [(name: String, parents: [String])] = []
  /// What an image's README says; none where it has none.
  var readme: (String) -> [UInt8]? = { _ in nil }

  /// None where the answer is no graph.
  static func images(_ answer: [UInt8]) -> [(name: String, parents: [String])]? {
    guard let list = JSONValue(answer)?["images"]?.list else { return nil }
    let found = list.compactMap { image -> (level: Int, name: String, parents: [String])? in
      guard let name = image["name"]?.text, case .number(let level) = image["level"],
        let parents = image["parents"]?.texts
      else { return nil }
      return (Int(level) ?? 0, name, parents)
    }
    return found.enumerated().sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }
      .map { ($0.element.name, $0.element.parents) }
  }
}
