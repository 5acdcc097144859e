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
    let certificates = try settings.nonEmpty(.caBundle)
    let pip = try settings.nonEmpty(.pipConf)
    self.certificates = try certificates.map { try substitution.word(of: $0) }
    self.pip = try pip.map { try substitution.word(of: $0) }
    var origins: [String: Setting.Origin] = [:]
    origins["ca"] = certificates?.origin
    origins["pip_conf"] = pip?.origin
    self.origins = origins
  }

  /// What RUN steps call them.
  var names: [String] { (certificates == nil ? [] : ["ca"]) + (pip == nil ? [] : ["pip_conf"]) }

  /// The flags for docker's build command.
  /// - Parameter modified: when a file was last changed; none where it is not there.
  func flags(
    _ environment: [String: String], _ modified: (String) -> Int64?, root: String
  ) throws -> [BuildFlag] {
    let variables = { (name: String) in environment[name].map { [$0] } ?? [] }
    let home = environment["HOME"] ?? ""
    let pipFiles = ["\(home)/.config/pip/pip.conf", "\(home)/.pip/pip.conf", "/etc/pip.conf"]
    return try flag("ca", certificates, variables("SSL_CERT_FILE") + Self.certificateFiles, modified, root)
      + flag("pip_conf", pip, variables("PIP_CONFIG_FILE") + pipFiles, modified, root)
  }

  private func flag(
    _ name: String, _ word: Word?, _ candidates: [String], _ modified: (String) -> Int64?, _ root: String
  ) throws -> [BuildFlag] {
    guard let word else { return [] }
    if word.text == Self.machines {
      return candidates.first { modified($0) != nil }.map { [flag(name, $0)] } ?? []
    }
    let path = word.text.hasPrefix("/") ? word.text : root + "/" + word.text
    guard modified(path) != nil else {
      throw Setting.Problem.noSuchFile(word.text, origins[name] ?? .commandLine(name))
    }
    return [flag(name, word.text)]
  }

  private func flag(_ name: String, _ file: String) -> BuildFlag {
    BuildFlag("--secret", Self.csv(id: name, file: file))
  }

  /// docker reads the flag as a line of CSV.
  static func csv(id: String, file: String) -> String {
    let fields = ["id=" + id, "src=" + file].map { field in
      guard field.utf8.contains(where: { ",\"".utf8.contains($0) }) else { return field }
      let doubled = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      return "\"\(doubled)\""
    }
    return fields.joined(separator: ",")
  }
}
