import Testing

@testable import ImageConfig

extension Dockerfile {
  init(_ text: String) throws(Problem) {
    try self.init(bytes: Array(text.utf8), file: "Dockerfile")
  }

  /// Each stage as its `FROM` would be written.
  var shownStages: [String] {
    stages.map { stage in
      [stage.platform.map { "--platform=\($0)" }, stage.base, stage.name.map { "as \($0)" }]
        .compactMap(\.self).joined(separator: " ")
    }
  }

  /// Each source as its flag would be written, behind the line that it stands on.
  var shownSources: [String] {
    stages.flatMap(\.sources).map { source in
      "\(source.line): \(source.kind == .copy ? "--from" : "--mount=from")=\(source.text)"
    }
  }
}

extension Dockerfile.Resolved {
  /// The reference, or the text in angle brackets where it could not be resolved.
  var shown: String {
    switch self {
    case .reference(let name): name
    case .unresolved(let text): "<\(text)>"
    }
  }
}

/// A text and what is to be read in it, named for the rule that says so.
struct DockerfileCase: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let expected: [String]

  init(_ name: String, _ text: String, _ expected: [String]) {
    self.name = name
    self.text = text
    self.expected = expected
  }

  var testDescription: String { name }
}
