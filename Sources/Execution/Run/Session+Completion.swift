import CommandLine
import ImageConfig

extension Session {
  /// The first word with which a shell asks; the second is its name, the others its command line.
  static let question = "--complete"

  /// Silent about everything that is wrong: whoever presses Tab has asked for no message.
  static func complete(_ words: ArraySlice<String>, of program: Program) throws(StepProblem) {
    guard let shell = words.first.flatMap(Completion.Shell.init(rawValue:)) else { return }
    let candidates = Completion.candidates(
      for: Array(words.dropFirst()), of: program, in: shell, look: found)
    try Console.output(candidates.map { $0.line(for: shell) + "\n" }.joined())
  }

  private static func found(_ offer: Completion.Offer) -> [String] {
    guard let world = try? World.current() else { return [] }
    switch offer {
    case .nothing, .files, .words: return []
    case .hosts: return SSHHosts.names(home: world.home)
    case .images, .environments:
      guard let files = try? ProjectReader(environment: nil, reading: []).read(from: world.workingDirectory)
      else {
        return []
      }
      if offer == .environments { return files.config.environments }
      return (try? Project(files, world: world, environment: nil))?.allNames ?? []
    }
  }
}
