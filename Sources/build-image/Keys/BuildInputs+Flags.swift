import ImageConfig

extension BuildInputs {
  /// What docker will read out of these flags and out of its own environment.
  init(_ flags: [BuildFlag], _ project: Project) {
    let variables = project.substitution.variables ?? [:]
    self.init()
    for flag in flags {
      switch flag.name {
      case "--build-arg"?:
        guard let (name, value) = flag.assignment ?? Self.inherited(flag, variables) else { continue }
        arguments[name] = value
      case "--build-context"?:
        guard let (name, value) = flag.assignment else { continue }
        contexts[name] = value
      case "--platform"?: platforms += Self.platforms(flag.value)
      default: continue
      }
    }
    if platforms.isEmpty { platforms = Self.platforms(variables["DOCKER_DEFAULT_PLATFORM"]) }
  }

  /// A bare NAME has the value that the variable has, if it is set.
  private static func inherited(
    _ flag: BuildFlag, _ variables: [String: String]
  ) -> (name: String, value: String)? {
    guard let name = flag.value, let value = variables[name] else { return nil }
    return (name, value)
  }

  private static func platforms(_ list: String?) -> [Platform] {
    (list ?? "").split(separator: ",").compactMap { Platform(String($0)) }
  }
}
