import ImageConfig

/// `build_args=`: words for docker's build command, in which a bare `NAME=value` is a build argument.
struct DockerBuildFlags: Equatable {
  let arguments: [String]
  /// The build arguments by name, for reading the Dockerfile as docker will.
  let values: [String: String]

  private static let switches: Set<String> = [
    "--check", "--compress", "-D", "--debug", "--disable-content-trust", "--force-rm", "--load", "--no-cache",
    "--pull", "--push", "-q", "--quiet", "--rm", "--squash",
  ]

  init(_ setting: Setting?, _ substitution: Substitution) throws(Setting.Problem) {
    guard let setting else {
      arguments = []
      values = [:]
      return
    }
    let words = try substitution.withoutVariables.words(of: setting)
    var arguments: [String] = []
    var values: [String: String] = [:]
    for item in try FlagList(words, switches: Self.switches, origin: setting.origin).items {
      var assignment: String?
      switch item {
      case .flag(let names, let words):
        arguments += words.map(\.text)
        if names == ["--build-arg"] {
          let word = words.last?.text ?? ""
          let joined = word.utf8.dropFirst("--build-arg=".utf8.count)
          assignment = words.count > 1 ? word : String(Substring(joined))
        }
      case .bare(let word):
        if word.looksLikeFlag { throw .flagFromValue(flag: word.text, setting.origin) }
        guard Self.isAssignment(word.text) else { throw .strayWord(word.text, setting.origin) }
        arguments += ["--build-arg", word.text]
        assignment = word.text
      }
      if let assignment, let equals = assignment.utf8.firstIndex(of: UInt8(ascii: "=")) {
        values[String(assignment[..<equals])] = String(Substring(assignment.utf8[equals...].dropFirst()))
      }
    }
    self.arguments = arguments
    self.values = values
  }

  /// `NAME=value`, or a `NAME` whose value docker takes from its environment.
  private static func isAssignment(_ text: String) -> Bool {
    let name = text.prefix { $0 != "=" }
    let isName = { (scalar: Unicode.Scalar) in
      scalar.isASCII
        && (scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
    return !name.isEmpty && name.first?.isNumber == false && name.unicodeScalars.allSatisfy(isName)
  }
}
