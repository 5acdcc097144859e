import CommandLine
import ImageConfig

extension PlainBuilder {
  /// Refuses what would come out otherwise than BuildKit makes it, or not at all.
  func check(_ target: BuildTarget, _ project: Project, _ host: BuildHost) throws {
    if self == .another { return }
    let secrets = try target.secrets.flags(host.environment, host.modified, root: project.files.root)
    let flags = target.buildFlags + secrets
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
      path.containsBytes("://") && (path.hasSuffix(".git") || path.containsBytes(".git#"))
        || path.hasPrefix("git@")
    }
    return added.map { .repository($0, dockerfile: dockerfile.file) }
  }
}
