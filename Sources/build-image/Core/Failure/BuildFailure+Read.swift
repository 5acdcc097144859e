import CommandLine
import ImageConfig

extension BuildFailure {
  /// From the last of what a builder said. BuildKit shows the lines of the Dockerfile around the one that failed, and
  /// not always whose it is: of two images with the same step it builds one.
  /// - Parameters:
  ///   - images: those that the command was for.
  ///   - reason: what is told where it said nothing.
  init(
    _ said: String, of images: [String], otherwise reason: String, _ targets: [BuildTarget],
    _ project: Project
  ) {
    let lines = said.split(whereSeparator: \.isNewline)
    let error = lines.last(where: Self.isError) ?? lines.last { $0.contains { !$0.isWhitespace } }
    let (name, text) = error.map(Self.stripped) ?? (nil, reason)
    let excerpt = DockerfileExcerpt(lines)
    let built = targets.filter { images.contains($0.name) }
    let shown = built.filter { excerpt?.isOf($0.dockerfileText(project)) == true }
    let candidates = shown.isEmpty ? built : shown
    let called = name ?? Self.step(lines)
    let own = candidates.filter { $0.isCalled(called) }
    let meant = own.isEmpty ? candidates : own
    let files = Set(meant.map(\.dockerfilePath))
    let place = shown.isEmpty || files.count > 1 ? nil : files.first
    let shownPlace = place.map { SourceLocation(file: $0, line: excerpt?.line) }
    self.init(
      images: meant.isEmpty ? images : meant.map(\.name),
      place: shownPlace ?? (excerpt == nil ? Self.stepPlace(lines, meant, project) : nil), reason: text)
  }

  private static func stepPlace(
    _ lines: [Substring], _ targets: [BuildTarget], _ project: Project
  ) -> SourceLocation? {
    guard targets.count == 1, let line = FailedStep(lines)?.line(of: targets[0].dockerfileText(project))
    else { return nil }
    return SourceLocation(file: targets[0].dockerfilePath, line: line)
  }

  private static func isError(_ line: Substring) -> Bool {
    ["ERROR: ", "Error: ", "failed to solve", "The command "].contains(where: line.hasPrefix)
  }

  /// Without what every error begins with; and the target that newer builders name there.
  private static func stripped(_ line: Substring) -> (target: Substring?, text: String) {
    let starts = ["ERROR: ", "Error: ", "failed to build: ", "failed to solve: "]
    var (line, target) = (line, Substring?.none)
    while true {
      if let start = starts.first(where: line.hasPrefix) {
        line = line.dropFirst(start.count)
      } else if target == nil, line.hasPrefix("target "), let end = line.firstIndex(of: ":") {
        target = line[..<end].dropFirst("target ".count)
        line = line[end...].dropFirst(2)
      } else {
        return (target, String(line))
      }
    }
  }

  /// `base` of ` > [base 2/3] RUN make:`
  private static func step(_ lines: [Substring]) -> Substring? {
    let start = " > ["
    return lines.last { $0.hasPrefix(start) }?.dropFirst(start.count).prefix { $0 != " " && $0 != "]" }
  }
}

extension BuildTarget {
  /// The bytes that were read of its Dockerfile.
  fileprivate func dockerfileText(_ project: Project) -> [UInt8]? {
    dockerfilePath == project.files.path(folder, "Dockerfile")
      ? project.folder(folder)?.dockerfile : project.files.otherDockerfiles[dockerfilePath]
  }

  /// Whether bake has this name for it, or for its builder stage.
  fileprivate func isCalled(_ target: Substring?) -> Bool {
    guard let target else { return false }
    var names = BakeNames()
    let own = names.name(for: name)
    return target == own || target == own + "-builder"
  }
}
