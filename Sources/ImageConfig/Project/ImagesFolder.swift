/// `[project] images=`: the folder whose sub-folders are the images.
package enum ImagesFolder {
  package static let standard = "docker"

  /// The folder as the config names it, or none where it is the standard one.
  package static func named(in config: ConfigFile, environment: String?) throws -> Setting? {
    let settings = Settings(of: "project", in: config, environment: environment)
    guard var setting = try settings.nonEmpty(.images) else { return nil }
    while setting.text.utf8.count > 1, setting.text.hasSuffix("/") { setting.text.removeLast() }
    if setting.text.hasPrefix("./") { setting.text.removeFirst(2) }
    let components = setting.text.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    if setting.text.hasPrefix("/") || components.contains("..") {
      throw Project.Problem.imagesFolderOutside(setting.text, setting.origin)
    }
    return setting
  }
}
