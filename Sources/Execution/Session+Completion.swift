import CommandLine
import ImageConfig

extension Session {
  /// The first word with which a shell asks; the second is its name, the others its command line.
  static let question = "--complete"

  /// Silent about everything that is wrong: whoever presses Tab has asked for no message.
  static func complete(_ words: ArraySlice<String>, of program: Program) throws(StepProblem) {
    let asked = Array(words.dropFirst())
    let lines: [String]
    switch words.first.flatMap(Completion.Shell.init(rawValue:)) {
    case .bash? where asked.count == 2:
      lines = Completion.bashLines(for: asked[0], replacing: asked[1], of: program, look: found)
    case .bash?, nil: return
    case .some(let shell):
      lines = Completion.candidates(for: Array(asked.dropFirst()), of: program, look: found)
        .map { $0.line(for: shell) }
    }
    try Console.output(lines.map { $0 + "\n" }.joined())
  }

  private static func found(_ offer: Completion.Offer) -> [String] {
    guard let world = try? World.current() else { return [] }
    switch offer {
    case .nothing, .files, .words: return []
    case .hosts: return SSHHosts.names(home: world.home)
    case .images, .environments:
      let environment = world.environmentName
      guard let files = try? ProjectReader(environment: environment).read(from: world.workingDirectory) else {
        return []
      }
      if offer == .environments { return files.config.environments }
      return (try? Project(files, world: world, environment: environment))?.allNames ?? []
    }
  }
}
