import CommandLine
import ImageConfig

extension BuildFacts {
  /// - Parameter parents: the keys of those that this run knows.
  init(
    _ target: BuildTarget, _ project: Project, _ sight: ContentSight, parents: [String: String]
  ) {
    addDockerfile(target, project)
    addSettings(target, project, sight)
    addParents(target, project, sight, keys: parents)
    addBases(target, project, sight)
    addFiles(target, project, sight)
    addScripts(target, project, sight)
  }

  private mutating func addDockerfile(_ target: BuildTarget, _ project: Project) {
    let file = target.dockerfile
    let own = project.folder(target.folder)?.dockerfile
    let bytes = project.files.otherDockerfiles[target.dockerfilePath] ?? own ?? []
    add(Fact(.dockerfile, target.dockerfilePath, BlobID(of: bytes).hex))
    let frontends = [file.frontend, target.inputs(project).arguments["BUILDKIT_SYNTAX"]].compactMap(\.self)
    for frontend in frontends where !Self.isDockers(frontend) {
      refuse("\(frontend) reads \(target.dockerfilePath), and only that knows what it takes")
    }
    let values = target.inputs(project).arguments.values
    let mayGoUp = bytes.containsUpwards || values.contains { $0.utf8.containsUpwards }
    for stage in target.neededStages(project) {
      if let line = stage.unpinnedLine {
        refuse("\(target.dockerfilePath):\(line): ADD takes something from elsewhere without a checksum")
      }
      if mayGoUp, let path = (stage.copiedPaths + stage.mountedPaths).first(where: { $0.contains("$") }) {
        refuse("\(target.dockerfilePath): only docker knows what \(path) means, as a variable may hold ..")
      }
      if let line = stage.triggerLine, Self.startsAnother(stage, file, target.inputs(project)) {
        refuse("\(target.dockerfilePath):\(line): ONBUILD, for another stage of the same file")
      }
    }
  }

  private static func isDockers(_ frontend: String) -> Bool {
    let name = ImageReference.familiar(frontend)
    return name == "docker/dockerfile" || name.hasPrefix("docker/dockerfile:")
      || name.hasPrefix("docker/dockerfile@")
  }

  private static func startsAnother(
    _ stage: Dockerfile.Stage, _ file: Dockerfile, _ inputs: BuildInputs
  ) -> Bool {
    file.stages.contains { other in
      other.index > stage.index
        && file.base(of: other, with: inputs.arguments) == .reference(stage.name ?? "")
    }
  }

  /// Docker's own variables that change what a build makes, or who makes it.
  private static let variables = [
    "BUILDKIT_HOST", "BUILDX_BUILDER", "BUILDX_GIT_LABELS", "BUILDX_NO_DEFAULT_ATTESTATIONS",
    "DOCKER_BUILDKIT", "DOCKER_DEFAULT_PLATFORM", "EXPERIMENTAL_BUILDKIT_SOURCE_POLICY", "SOURCE_DATE_EPOCH",
    "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy",
    "ftp_proxy",
    "no_proxy", "all_proxy",
  ]

  private mutating func addSettings(_ target: BuildTarget, _ project: Project, _ sight: ContentSight) {
    for name in Self.variables {
      if let value = sight.environment[name] { add(Fact(.setting, name, SHA256.hex(value.utf8))) }
    }
    if !sight.dockerSettings.isEmpty { add(Fact(.setting, "docker's proxies", sight.dockerSettings)) }
    if sight.environment["BUILDX_GIT_LABELS"]?.nonEmpty != nil {
      refuse("BUILDX_GIT_LABELS makes buildx write labels over ours")
    }
    if let stage = target.stage { add(Fact(.setting, "target", stage, shown: stage)) }
    for flag in target.buildFlags { addFlag(flag, target, sight) }
    for name in target.secrets.names { add(Fact(.setting, "secret \(name)", "")) }
    for flag in target.standardPlatform(project) {
      add(Fact(.setting, flag.name, flag.value ?? "", shown: flag.value))
    }
    if let stage = target.builderReference { add(Fact(.setting, "builder stage", stage.description)) }
    for tag in target.flags.tags { add(Fact(.setting, "tag \(tag)", "")) }
  }

  private mutating func addFlag(_ flag: BuildFlag, _ target: BuildTarget, _ sight: ContentSight) {
    let value = flag.value ?? ""
    switch flag.name {
    case "--build-arg":
      if let (name, value) = flag.assignment {
        add(Fact(.argument, name, value, shown: value, target.flags.origin))
      } else {
        // Of the environment's own nobody should read it in a file of ours.
        let given = sight.environment[value].map { SHA256.hex($0.utf8) } ?? "unset"
        add(Fact(.argument, value, given, target.flags.origin))
      }
    case "--label":
      let (name, text) = flag.assignment ?? (value, "")
      add(Fact(.label, name, text, shown: text))
    // How it is reached, and what is in it, is another's business.
    case "--secret", "--ssh":
      let id = value.split(separator: ",").first { $0.hasPrefix("id=") || $0.hasPrefix("\"id=") }
      add(Fact(.setting, "\(flag.name.dropFirst(2)) \(id ?? value.prefix { $0 != "=" })", ""))
    case "--cache-from", "--cache-to", "--progress", "--tag": break
    case "--push", "--output", "--iidfile", "--metadata-file":
      refuse("\(flag.name) in \(ConfigKey.buildArgs.name) does more than build")
    default: add(Fact(.setting, flag.name, value, shown: value))
    }
  }

  private mutating func addScripts(_ target: BuildTarget, _ project: Project, _ sight: ContentSight) {
    if let script = target.postScript {
      add(Fact(.script, ConfigKey.postBuildScript.name, SHA256.hex(script.line.utf8)))
    }
    guard let script = target.preScript else { return }
    add(Fact(.script, ConfigKey.preBuildScript.name, SHA256.hex(script.line.utf8)))
    let files = target.preScriptFiles
    if files.outputs.isEmpty { refuse("its pre_build_script does not say what it makes") }
    add(sight.entries(ContextReading(folder: "", of: files.inputs + files.outputs)), in: "", sight)
  }
}

extension Sequence<UInt8> {
  fileprivate var containsUpwards: Bool {
    var previous: UInt8 = 0
    for byte in self {
      if byte == UInt8(ascii: "."), previous == byte { return true }
      previous = byte
    }
    return false
  }
}
