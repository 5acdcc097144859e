import ImageConfig

extension Warning {
  private static let listIt = "list it in synthetic_images under [run_image]"

  package static func config(_ warning: ConfigWarning) -> Warning {
    switch warning {
    case .unknownKey(let key, let section, let nearest, let here):
      .warning("\(here.text): [\(plain(section))] unknown key \(named(key))\(meant(nearest))")
    case .unknownSection(let name, nil, hasName: true, let here):
      .warning(
        "\(here.text): [\(plain(name))] is not an image; if it is another way to run one, \(Self.listIt)")
    case .unknownSection(let name, let nearest, let hasName, let here):
      .warning(
        "\(here.text): [\(plain(name))] is not an image\(meant(nearest))"
          + (hasName ? " (if it is another way to run one, \(Self.listIt))" : ""))
    }
  }

  /// What [project] builder= or the command line names.
  package static func noSuchBuilder(_ name: String, _ origin: Setting.Origin?) -> Warning {
    .warning(
      "\(origin?.text ?? "--builder"): docker has no context and no builder \(named(name)) here, so docker's current engine is used; see: docker context ls, docker buildx ls"
    )
  }

  /// A variable that docker would go by is passed over for the project's own engine.
  package static func engineOfProject(context: String, not variable: String, _ origin: Setting.Origin)
    -> Warning
  {
    .warning(
      "\(origin.text): everything goes to the docker context \(named(context)); \(plain(variable)) has no effect"
    )
  }
}
