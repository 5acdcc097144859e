import CommandLine
import Execution
import ImageConfig

extension BuildHost {
  /// Asks only what decides something: what docker can do is seen by looking for the plugin's file, and the
  /// engine is asked where tags are moved.
  static func atHand(
    _ targets: [BuildTarget], _ request: BuildRequest, _ project: Project, _ session: Session
  )
    -> BuildHost
  {
    var host = BuildHost(
      hasBuildx: hasBuildx(session.world), environment: session.world.environment,
      modified: FileReader.modificationTime, processID: session.world.processID,
      isAlive: ProcessFamily.isAlive)
    host.askGit(targets, project, session)
    let recipes = targets.map { Recipe($0, flags: []) }
    let lends = !host.hasBuildx && recipes.contains { !$0.links($0.parents).isEmpty }
    if lends || !(session.isDryRun || request.printsDefinition) {
      host.askForImages(targets, session)
    }
    if request.builder == nil, targets.contains(where: \.usesCache) {
      let answer = session.ask(Command("docker", ["info", "--format", "{{json .DriverStatus}}"]))
      host.exportsCache = answer?.text.holds("io.containerd.snapshotter") ?? true
    }
    return host
  }

  private static func hasBuildx(_ world: World) -> Bool {
    let own = world.environment["DOCKER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } ?? world.home + "/.docker"
    let folders = [
      own, "/usr/local/lib/docker", "/usr/local/libexec/docker", "/usr/lib/docker", "/usr/libexec/docker",
      "/opt/homebrew/lib/docker", "/Applications/Docker.app/Contents/Resources",
    ]
    return folders.contains { Executable.isExecutable($0 + "/cli-plugins/docker-buildx") }
  }

  private mutating func askGit(_ targets: [BuildTarget], _ project: Project, _ session: Session) {
    let inputs = targets.map { ($0.name, ImageInputs($0, project)) }
    var history = History(inputs)
    guard session.ask(History.question(inputs.map(\.1), project), until: { history.read($0) }) != nil else {
      return
    }
    self.history = history
    let remote = Command("git", ["-C", project.files.root, "config", "--get", "remote.origin.url"])
    source = session.ask(remote).flatMap { ImageLabels.source(remote: $0.text) }
    guard targets.contains(where: \.usesCache) else { return }
    let answer = session.ask(Branches.question(project))?.text ?? ""
    branches = Branches(answer: answer, environment: environment)
  }

  private mutating func askForImages(_ targets: [BuildTarget], _ session: Session) {
    let parents = targets.flatMap(\.parents).map(\.written)
    let own = targets.flatMap { [$0.reference, $0.builderReference].compactMap { $0?.description } }
    images = Self.ask(for: own + parents, session)
    // What runs that were killed have left lent.
    let lent = images.journal.filter { $0.kind == .now && !isAlive($0.process) }.map(\.reference)
    if !lent.isEmpty { images.add(Self.ask(for: lent, session)) }
  }

  private static func ask(for references: [String], _ session: Session) -> EngineImages {
    let answer = session.ask(EngineImages.question(references))
    return answer?.exitCode == 0 ? EngineImages(answer: answer?.text ?? "") : EngineImages()
  }
}
