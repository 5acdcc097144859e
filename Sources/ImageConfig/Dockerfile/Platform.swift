/// What an image is built for: `linux/arm64`, `linux/arm/v7`.
package struct Platform: Equatable, Sendable, CustomStringConvertible {
  package let os: String
  package let architecture: String
  package let variant: String?

  /// None where the text is no platform that is written out.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard (2...3).contains(parts.count), !parts.contains("") else { return nil }
    os = parts[0]
    architecture = parts[1]
    variant = parts.count == 3 ? parts[2] : nil
  }

  /// What docker takes it for: an architecture has several names, and one variant that need not be said.
  package var normal: Platform {
    let names = ["x86_64": "amd64", "x86-64": "amd64", "aarch64": "arm64", "armhf": "arm", "armel": "arm"]
    let own = names[architecture] ?? architecture
    let usual = ["amd64": "v1", "arm64": "v8", "arm": "v7"]
    let given = architecture == "armel" ? "v6" : variant
    return Platform(os: os, architecture: own, variant: given == usual[own] ? nil : given)
  }

  /// The same of a text, which stays as it is where it is no platform.
  package static func normal(_ text: String) -> String { Platform(text)?.normal.description ?? text }

  private init(os: String, architecture: String, variant: String?) {
    self.os = os
    self.architecture = architecture
    self.variant = variant
  }

  private init(architecture: String) {
    os = "linux"
    self.architecture = architecture
    variant = nil
  }

  /// What an engine on this machine builds for, when nobody says otherwise.
  #if arch(arm64)
    package static let native = Platform(architecture: "arm64")
  #else
    package static let native = Platform(architecture: "amd64")
  #endif

  package var description: String {
    "\(os)/\(architecture)" + (variant.map { "/" + $0 } ?? "")
  }

  /// The arguments that docker sets itself.
  ///
  /// - Parameter builder: where the build runs.
  package func arguments(builtOn builder: Platform) -> [String: String] {
    var arguments: [String: String] = [:]
    for (prefix, platform) in [("TARGET", self), ("BUILD", builder)] {
      arguments[prefix + "PLATFORM"] = platform.description
      arguments[prefix + "OS"] = platform.os
      arguments[prefix + "ARCH"] = platform.architecture
      arguments[prefix + "VARIANT"] = platform.variant ?? ""
    }
    return arguments
  }
}
