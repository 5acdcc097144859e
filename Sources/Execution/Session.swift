import CommandLine
import ImageConfig

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One run of an executable: its words, the world around it, and the end it comes to.
public struct Session {
  public let program: Program
  public let arguments: Arguments
  public let world: World

  /// The whole life of an executable, but for the story in `body`.
  public static func run(_ program: Program, _ body: (Session) throws -> Void) -> Never {
    do {
      // A caller that ignores its children's ends would keep theirs from us.
      signal(SIGCHLD, SIG_DFL)
      let world = try World.current()
      let words = Array(Swift.CommandLine.arguments.dropFirst())
      let session = Session(
        program: program, arguments: try Arguments(words, of: program), world: world)
      if session.arguments.has(.help) {
        try Console.output(Help.text(of: program))
      } else if session.arguments.has(.version) {
        try Console.output("\(program.name) \(ProductVersion.current)\n")
      } else if session.arguments.has(.images) {
        try Console.output(session.project().allNames.map { $0 + "\n" }.joined())
      } else {
        try body(session)
      }
      exit(0)
    } catch {
      exit(report(error, program))
    }
  }

  private static func report(_ error: any Error, _ program: Program) -> Int32 {
    if case StepProblem.interrupted(let number) = error {
      SignalWatch.die(of: number)
      return 128 + number
    }
    let explained = error as? any Explained
    Console.story("\(program.name): \(explained?.explanation ?? "\(error)")\n")
    return explained?.exitCode ?? 1
  }

  /// `--environment`, else the variable of that name.
  public var environment: String? {
    get throws {
      if let name = try arguments.value(.environment) { return name.isEmpty ? nil : name }
      return world.environment["ENVIRONMENT"].flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  public var isDryRun: Bool { arguments.has(.dryRun) }

  /// The project around the working directory, with what its run.cfg says in vain told to the user.
  public func project(reading needs: Set<ProjectReader.Need> = []) throws -> Project {
    let environment = try environment
    let files = try ProjectReader(environment: environment, reading: needs).read(from: world.workingDirectory)
    let project = try Project(files, world: world, environment: environment)
    tell(project.warnings().map(Warning.config))
    return project
  }

  /// The same for an executable that works outside a project too.
  public func projectIfAny() throws -> Project? {
    do {
      return try project()
    } catch Project.Problem.notFound {
      return nil
    }
  }

  /// Prints the plan, or does it and prints its result.
  public func perform(_ plan: Plan) throws {
    tell(plan.warnings)
    if isDryRun {
      let lines = plan.shellLines(from: world.workingDirectory)
      return try Console.output(lines.map { $0 + "\n" }.joined())
    }
    if !plan.directory.isEmpty, plan.directory != world.workingDirectory, chdir(plan.directory) != 0 {
      throw StepProblem.cannotEnter(directory: plan.directory, reason: SystemError.text(errno))
    }
    let runner = Runner(
      environment: world.environment,
      terminalWidth: world.terminal.errorIsTerminal ? world.terminal.columns : nil)
    let isVerbose = arguments.has(.verbose)
    try runner.run(plan.steps) { step in
      if isVerbose { Console.story("+ \(step.shellLine)\n") }
    }
    try Console.output(plan.result.map { $0 + "\n" }.joined())
  }

  /// A question to another program, of those that change nothing.
  public func ask(_ command: Command, until isEnough: (ArraySlice<UInt8>) -> Bool = { _ in false }) -> Probe?
  {
    Probe.ask(command, environment: world.environment, until: isEnough)
  }

  /// Enough to see what is wrong, not so much that the rest scrolls away.
  private static let mostWarnings = 10

  private func tell(_ warnings: [Warning]) {
    for warning in warnings.prefix(Self.mostWarnings) {
      Console.story("\(program.name): warning: \(warning.text)\n")
    }
    if warnings.count > Self.mostWarnings {
      Console.story("\(program.name): warning: and \(warnings.count - Self.mostWarnings) more like these\n")
    }
  }
}
