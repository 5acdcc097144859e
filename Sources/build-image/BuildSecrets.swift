import CommandLine
import ImageConfig

/// `ca_bundle=` and `pip_conf=`: this machine's certificates and pip settings for RUN steps, as
/// BuildKit secrets, so that nothing of them stays in the image.
struct BuildSecrets: Equatable {
  private let certificates: Word?
  private let pip: Word?
  private let origins: [String: Setting.Origin]

  /// The value that means: whatever this machine has, if it has any.
  private static let machines = "system"

  private static let certificateFiles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
  ]

  init(_ settings: Settings, _ substitution: Substitution) throws {
    let certificates = try settings.nonEmpty("ca_bundle")
    let pip = try settings.nonEmpty("pip_conf")
    self.certificates = try certificates.map { try substitution.word(of: $0) }
    self.pip = try pip.map { try substitution.word(of: $0) }
    var origins: [String: Setting.Origin] = [:]
    origins["ca"] = certificates?.origin
    origins["pip_conf"] = pip?.origin
    self.origins = origins
  }

  /// The flags for docker's build command.
  func flags(_ host: BuildHost, root: String) throws -> [String] {
    let variables = { (name: String) in host.environment[name].map { [$0] } ?? [] }
    let home = host.environment["HOME"] ?? ""
    let pipFiles = ["\(home)/.config/pip/pip.conf", "\(home)/.pip/pip.conf", "/etc/pip.conf"]
    return try flag("ca", certificates, variables("SSL_CERT_FILE") + Self.certificateFiles, host, root)
      + flag("pip_conf", pip, variables("PIP_CONFIG_FILE") + pipFiles, host, root)
  }

  private func flag(
    _ name: String, _ word: Word?, _ candidates: [String], _ host: BuildHost, _ root: String
  ) throws -> [String] {
    guard let word else { return [] }
    if word.text == Self.machines {
      return candidates.first { host.modified($0) != nil }.map { ["--secret", "id=\(name),src=\($0)"] } ?? []
    }
    let path = word.text.hasPrefix("/") ? word.text : root + "/" + word.text
    guard host.modified(path) != nil else {
      throw Setting.Problem.noSuchFile(word.text, origins[name] ?? .commandLine(name))
    }
    // docker reads the flag as a line of CSV.
    let field = "src=" + word.text
    let isPlain = !field.utf8.contains { ",\"".utf8.contains($0) }
    let doubled = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return ["--secret", "id=\(name)," + (isPlain ? field : "\"\(doubled)\"")]
  }
}
