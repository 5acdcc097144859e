import CommandLine
import ImageConfig

/// What `docker build` builds with where docker's plugin buildx is not there.
enum PlainBuilder: Equatable {
  /// The client has BuildKit in itself, where it is told to: from 18.09 to 22.
  case buildKit
  /// What docker had before, which passes over some of what a Dockerfile says.
  case old
  /// Another program under docker's name, as podman.
  case another

  /// - Parameter answer: what `docker --version` prints.
  init(version answer: String, _ environment: [String: String]) {
    let start = "Docker version "
    guard answer.hasPrefix(start) else {
      self = .another
      return
    }
    let numbers = answer.utf8.dropFirst(start.utf8.count).split(separator: UInt8(ascii: ".")).prefix(2)
      .map { Int(String(Substring($0))) ?? 0 }
    let isOff = ["0", "f", "false"].contains((environment["DOCKER_BUILDKIT"] ?? "").lowercased())
    let hasBuildKit = numbers.count == 2 && !numbers.lexicographicallyPrecedes([18, 9]) && numbers[0] < 23
    self = hasBuildKit && !isOff ? .buildKit : .old
  }

  var variables: [Command.EnvironmentValue] {
    self == .buildKit ? [.init(name: "DOCKER_BUILDKIT", value: "1", shown: "1")] : []
  }

  /// Refuses what would come out otherwise than BuildKit makes it, or not at all.
  func check(_ target: BuildTarget, _ project: Project, _ host: BuildHost) throws {
    if self == .another { return }
    let secrets = try target.secrets.flags(host, root: project.files.root)
    let flags = target.keys.flags + target.flags.flags + secrets
    let unknown = self == .old ? ["--secret", "--ssh", "--build-context"] : ["--build-context"]
    if let flag = flags.map(\.name).first(where: unknown.contains) {
      throw BuildProblem.oldBuilder(.flag(flag), image: target.name)
    }
    if self == .buildKit { return }
    let ignoreFile = target.dockerfilePath + ".dockerignore"
    if host.modified(project.files.root + "/" + ignoreFile) != nil {
      throw BuildProblem.oldBuilder(.ignoreFile(ignoreFile), image: target.name)
    }
    if let lack = Self.lack(target.dockerfile, target.inputs(project)) {
      throw BuildProblem.oldBuilder(lack, image: target.name)
    }
  }

  private static func lack(_ dockerfile: Dockerfile, _ inputs: BuildInputs) -> BuildProblem.OldBuilderLack? {
    let here = { (line: Int?) in SourceLocation(file: dockerfile.file, line: line) }
    if let line = dockerfile.stages.compactMap(\.heredocLine).first { return .hereDocument(here(line)) }
    if let line = dockerfile.stages.compactMap(\.checksumLine).first { return .checksum(here(line)) }
    let automatic = Set(Dockerfile.platformArguments)
    let arguments = dockerfile.globalArguments + dockerfile.stages.flatMap(\.arguments)
    let empty = arguments.first { argument in
      automatic.contains(argument.name) && argument.defaultValue == nil
        && inputs.arguments[argument.name] == nil
    }
    if let empty { return .argument(empty.name, here(empty.line)) }
    let added = dockerfile.stages.flatMap(\.copiedPaths).first { path in
      path.holds("://") && (path.hasSuffix(".git") || path.holds(".git#")) || path.hasPrefix("git@")
    }
    return added.map { .repository($0, dockerfile: dockerfile.file) }
  }
}
