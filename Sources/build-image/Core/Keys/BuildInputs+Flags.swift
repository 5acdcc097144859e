import ImageConfig

extension BuildInputs {
  /// What docker will read out of these flags and out of its own environment.
  init(_ flags: [BuildFlag], _ project: Project) {
    let variables = project.substitution.variables ?? [:]
    self.init()
    for flag in flags {
      switch flag.name {
      case "--build-arg":
        guard let (name, value) = flag.assignment ?? Self.inherited(flag, variables) else { continue }
        arguments[name] = value
      case "--build-context":
        guard let (name, value) = flag.assignment else { continue }
        contexts[name] = value
      case "--platform": platforms += Self.platforms(flag.value)
      default: continue
      }
    }
    if platforms.isEmpty { platforms = Self.platforms(Self.standardPlatform(variables)) }
  }

  /// What the user builds for where nothing else is said. bake passes it over, so it becomes a flag.
  static func standardPlatform(_ variables: [String: String]) -> String? {
    variables["DOCKER_DEFAULT_PLATFORM"]?.nonEmpty
  }

  /// A bare NAME has the value that the variable has, if it is set.
  private static func inherited(
    _ flag: BuildFlag, _ variables: [String: String]
  ) -> (name: String, value: String)? {
    guard let name = flag.value, let value = variables[name] else { return nil }
    return (name, value)
  }

  private static func platforms(_ list: String?) -> [Platform] {
    (list ?? "").split(separator: ",").map(String.init).compactMap { text in
      // A single word may also be a system's name, as windows.
      Platform(text) ?? (text.contains("/") || text.hasPrefix("linux") ? nil : Platform("linux/\(text)"))
    }
  }
}
