import ImageConfig

/// Where the engine is that docker's client will talk to: here, where paths are ours, or on another machine.
package enum EngineAddress: Equatable, Sendable {
  case here
  case elsewhere(String)

  package var isElsewhere: Bool { self != .here }

  /// As ssh takes it.
  package var host: String? {
    guard case .elsewhere(let address) = self, let scheme = address.firstIndex(ofText: "://") else {
      return nil
    }
    let rest = address.utf8[scheme...].dropFirst(3).prefix { $0 != UInt8(ascii: "/") }
    if address.hasPrefix("ssh:") {
      return rest.contains(UInt8(ascii: ":")) ? "ssh://\(Substring(rest))" : String(Substring(rest))
    }
    return String(Substring(rest.prefix { $0 != UInt8(ascii: ":") }))
  }

  package init(address: String) {
    let isHere = ["unix:", "npipe:", "fd:"].contains { address.hasPrefix($0) } || address.isEmpty
    self = isHere ? .here : .elsewhere(address)
  }

  /// As docker's client finds it: `DOCKER_HOST`, `DOCKER_CONTEXT`, the context that was chosen for good. Empty
  /// where nobody says it.
  /// - Parameter read: what is in a file; none where it can't be read.
  package static func text(environment: [String: String], home: String, read: (String) -> [UInt8]?) -> String
  {
    let variable = { (name: String) in environment[name]?.nonEmpty }
    if let host = variable("DOCKER_HOST") { return host }
    let folder = variable("DOCKER_CONFIG") ?? home + "/.docker"
    let chosen =
      variable("DOCKER_CONTEXT")
      ?? read(folder + "/config.json").flatMap { JSONValue($0)?["currentContext"]?.text }
    guard let name = chosen, !name.isEmpty, name != "default",
      let description = read("\(folder)/contexts/meta/\(SHA256.hex(name.utf8))/meta.json"),
      let address = JSONValue(description)?["Endpoints"]?["docker"]?["Host"]?.text
    else { return "" }
    return address
  }

  package static let usualSocket = "/var/run/docker.sock"

  /// The engine's socket on this machine; none where it is reached in another way.
  package static func socket(of address: String) -> String? {
    let scheme = "unix://"
    if address.isEmpty { return usualSocket }
    return address.hasPrefix(scheme) ? String(address.dropFirst(scheme.count)) : nil
  }
}
