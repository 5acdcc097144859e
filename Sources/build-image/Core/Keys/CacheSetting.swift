import ImageConfig

/// What `cache=` says.
enum CacheSetting {
  private static let registry = "registry"

  static func isRegistry(_ settings: Settings, _ substitution: Substitution) throws -> Bool {
    guard let setting = try settings.nonEmpty(.cache) else { return false }
    let text = try substitution.word(of: setting).text
    if text == registry { return true }
    throw Setting.Problem.notAllowed(text, allowed: [registry], setting.origin)
  }
}
