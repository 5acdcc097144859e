import CommandLine
import ImageConfig

/// The build arguments of an image, held against its Dockerfile.
struct BuildArguments {
  private let names: [String]
  private let origin: Setting.Origin

  /// None where run.cfg says none.
  init?(_ flags: [BuildFlag], _ setting: Setting?) {
    guard let setting else { return nil }
    origin = setting.origin
    var seen: Set<String> = []
    names = flags.filter { $0.name == "--build-arg" }
      .compactMap { flag in flag.assignment?.name ?? flag.value }
      .filter { seen.insert($0).inserted }
  }

  /// Those that the Dockerfile does not take: docker passes over them. What `[DEFAULT]` says is meant for
  /// the images that take it, and only a slip of the finger is told.
  func warnings(_ dockerfile: Dockerfile) -> [Warning] {
    let declared = dockerfile.declaredArguments
    let known = declared.union(Self.predefined)
    return names.filter { !known.contains($0) && !$0.hasPrefix("BUILDKIT_") }.compactMap { name in
      let nearest = NearestName.of(name, among: declared.sorted())
      if nearest == nil, origin.section.hasPrefix(ConfigFile.defaultName) { return nil }
      return .unknownArgument(name, nearest: nearest, dockerfile: dockerfile.file, origin)
    }
  }

  /// A build argument can be read in every image that is built with it.
  ///
  /// - Parameter plain: those that are no secrets, whatever their names.
  func refuseSecrets(except plain: [String]) throws(Setting.Problem) {
    if let name = names.first(where: { Self.soundsSecret($0) && !plain.contains($0) }) {
      throw .secretArgument(name, origin)
    }
  }

  /// Docker takes these without an `ARG`.
  private static let predefined: Set<String> = {
    let proxies = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"]
    let platforms = ["", "OS", "OSVERSION", "ARCH", "VARIANT"].flatMap { ["TARGET" + $0, "BUILD" + $0] }
    return Set(proxies + proxies.map { $0.lowercased() } + platforms)
      .union(["TARGETPLATFORM", "BUILDPLATFORM", "TARGETSTAGE", "SOURCE_DATE_EPOCH"])
  }()

  private static let secretWords: Set<Substring> = [
    "apikey", "auth", "credential", "credentials", "key", "passphrase", "passwd", "password", "pwd", "secret",
    "secrets", "token",
  ]
  private static let secretEndings = ["token", "password", "passwd", "secret", "apikey"]

  /// By the words in it: `GITHUB_TOKEN`, `NPMTOKEN`; a public key is none.
  static func soundsSecret(_ name: String) -> Bool {
    let words = name.lowercased().split(separator: "_")
    return !words.contains("public")
      && words.contains { word in
        secretWords.contains(word) || secretEndings.contains { word.hasSuffix($0) }
      }
  }
}
