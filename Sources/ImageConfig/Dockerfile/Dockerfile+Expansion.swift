extension Dockerfile {
  /// What a text stands for when its variables have their values.
  package enum Resolved: Equatable, Sendable {
    case reference(String)
    /// The text as written: docker refuses it, or only docker can tell.
    case unresolved(String)
  }

  /// Docker sets these itself, so a `FROM` sees them without an `ARG`.
  package static let platformArguments = [
    "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
    "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
  ]

  /// The image or stage that a stage starts from. The build arguments win over every default; what
  /// docker sets itself, as `TARGETARCH`, may be among them, or apart where an `ARG` with a default is to
  /// win over it as it does for docker.
  package func base(
    of stage: Stage, with arguments: [String: String], platform: [String: String] = [:]
  ) -> Resolved {
    base(of: stage, globalVariables(arguments, platform))
  }

  /// The image or stage that an instruction names. No version of BuildKit puts variables in here, it
  /// refuses them: `FROM $image AS name` and `--from=name` is what works.
  package func reference(of source: Source) -> Resolved {
    let isPlain: Bool
    switch source.kind {
    case .copy:
      let read = try? ShellLexer.read(source.text, escape: escape)
      isPlain = read?.text == source.text
    case .mount:
      isPlain = !source.text.utf8.dropLast().contains(UInt8(ascii: "$"))
    }
    return isPlain ? .reference(source.text) : .unresolved(source.text)
  }

  func base(of stage: Stage, _ variables: Variables) -> Resolved {
    let read = try? ShellLexer.read(stage.base, escape: escape, variables: variables)
    guard let read, !read.text.isEmpty else { return .unresolved(stage.base) }
    return .reference(read.text)
  }

  func globalVariables(_ arguments: [String: String], _ platform: [String: String]) -> Variables {
    var variables = Variables()
    for name in Self.platformArguments { variables[name] = .unknown }
    for (name, value) in platform { variables[name] = .known(value) }
    for name in Self.platformArguments {
      if let value = arguments[name] { variables[name] = .known(value) }
    }
    for argument in globalArguments {
      if let value = arguments[argument.name] {
        variables[argument.name] = .known(value)
      } else if let value = argument.defaultValue {
        let read = try? ShellLexer.read(value, escape: escape, variables: variables)
        variables[argument.name] = read.map { .known($0.text) } ?? .unknown
      }
    }
    return variables
  }
}
