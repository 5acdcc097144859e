import ImageConfig

/// `build_args=`: words for docker's build command, in which a bare `NAME=value` is a build argument.
struct DockerBuildFlags: Equatable {
  /// All but those that the next two say.
  let flags: [BuildFlag]
  /// `--file`: the Dockerfile, instead of the folder's.
  let file: String?
  /// `--target`
  let stage: String?
  let origin: Setting.Origin?

  private static let switches: Set<String> = [
    "--check", "--compress", "-D", "--debug", "--disable-content-trust", "--force-rm", "--load", "--no-cache",
    "--pull", "--push", "-q", "--quiet", "--rm", "--squash",
  ]

  init(_ setting: Setting?, _ substitution: Substitution) throws(Setting.Problem) {
    origin = setting?.origin
    guard let setting else {
      (flags, file, stage) = ([], nil, nil)
      return
    }
    let words = try substitution.withoutVariables.words(of: setting)
    var flags: [BuildFlag] = []
    for item in try FlagList(words, switches: Self.switches, origin: setting.origin).items {
      switch item {
      case .flag(let names, let words): flags += BuildFlag.all(names: names, words: words.map(\.text))
      case .bare(let word):
        if word.looksLikeFlag { throw .flagFromValue(flag: word.text, setting.origin) }
        guard Self.isAssignment(word.text) else { throw .notABuildArgument(word.text, setting.origin) }
        flags.append(BuildFlag("--build-arg", word.text))
      }
    }
    for flag in flags { try flag.refuseOwnLabel(setting.origin) }
    file = Self.last("--file", in: flags)
    stage = Self.last("--target", in: flags)
    self.flags = flags.filter { $0.name != "--file" && $0.name != "--target" }
  }

  /// What its author tags it with beside its own reference.
  var tags: [ImageReference] {
    flags.filter(\.isTag).compactMap { $0.value.flatMap { try? ImageReference($0) } }
  }

  /// Of several docker goes by the last, and an empty one is none.
  private static func last(_ name: String, in flags: [BuildFlag]) -> String? {
    flags.last { $0.name == name }?.value?.nonEmpty
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
