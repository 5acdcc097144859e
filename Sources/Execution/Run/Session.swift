import CommandLine
import ImageConfig

/// One run of an executable: its words, the world around it, and the end it comes to.
package struct Session {
  package let program: Program
  package let arguments: Arguments
  package let world: World
  /// The command line as it was given, behind the program's name.
  package let words: [String]
  /// The project's, once that is loaded.
  package internal(set) var engine = EngineChoice.dockers
  let signals = SignalWatch()

  /// The whole life of an executable, but for the story in `body`.
  package static func run(_ program: Program, _ body: (inout Session) throws -> Void) -> Never {
    do {
      // A caller that ignores its children's ends would keep theirs from us.
      signal(SIGCHLD, SIG_DFL)
      let world = try World.current()
      let words = Array(Swift.CommandLine.arguments.dropFirst())
      if words.first == question {
        try complete(words.dropFirst(), of: program)
        exit(0)
      }
      var session = Session(
        program: program, arguments: try Arguments(words, of: program), world: world, words: words)
      if session.arguments.has(.help) {
        try Console.output(Help.text(of: program))
      } else if session.arguments.has(.version) {
        try Console.output("\(program.name) \(ProductVersion.current)\n")
      } else if session.arguments.has(.images) {
        let names = try session.project().allNames
        try session.list(names)
      } else if session.arguments.has(.man) {
        try Console.output(ManPage.text(of: program))
      } else if let shell = try session.completionShell {
        try Console.output(Completion.script(of: program, for: shell))
      } else {
        do { try body(&session) } catch { throw session.cause(of: error) }
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
    let style = TerminalStyle(environment: ProcessEnvironment.current, World.Terminal.measured())
    Console.story(style.line(.problem, from: program.name, explained?.explanation ?? "\(error)"))
    return explained?.exitCode ?? 1
  }

  /// `--environment`, else the variable of that name.
  package var environment: String? {
    get throws {
      if let name = try arguments.value(.environment) { return name.isEmpty ? nil : name }
      return world.environment["ENVIRONMENT"]?.nonEmpty
    }
  }

  package var isDryRun: Bool { arguments.has(.dryRun) }

  /// Another of our executables, as this one was called: from the same folder, or by the PATH.
  package func sibling(_ name: String) -> String {
    let own = Swift.CommandLine.arguments.first ?? ""
    guard let slash = own.lastIndex(of: "/") else { return name }
    return (own.hasPrefix("/") ? "" : world.workingDirectory + "/") + own[...slash] + name
  }

  /// How standard error is written to.
  package var style: TerminalStyle { TerminalStyle(environment: world.environment, world.terminal) }

  private var completionShell: Completion.Shell? {
    get throws(Arguments.Problem) {
      guard let name = try arguments.value(.completion) else { return nil }
      guard let shell = Completion.Shell(rawValue: name) else {
        throw .badValue(
          .completion, name,
          "one of \(Completion.Shell.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return shell
    }
  }

  /// Prints names, a line each or as JSON.
  package func list(_ names: [String]) throws {
    let lines = names.map { VisibleText.line($0) + "\n" }.joined()
    try Console.output(arguments.has(.json) ? JSONText.list(names.map(JSONText.string)).text + "\n" : lines)
  }

  /// The project around the working directory, with what its run.cfg says in vain told to the user.
  /// - Parameters:
  ///   - standard: the environment where none is named, if run.cfg speaks of it.
  ///   - builder: one of docker's builders or contexts, instead of the project's.
  package mutating func project(
    reading needs: Set<ProjectReader.Need> = [], else standard: String? = nil, builder: String? = nil
  ) throws -> Project {
    do {
      return try load(reading: needs, else: standard, builder: builder)
    } catch Project.Problem.notFound(let folder, _) {
      throw Project.Problem.notFound(from: folder, ProjectReader.strays(in: folder))
    }
  }

  private mutating func load(
    reading needs: Set<ProjectReader.Need>, else standard: String?, builder: String?
  ) throws -> Project {
    var environment = try environment
    // An empty one is for none.
    let standard = arguments.has(.environment) ? nil : standard
    let files = try ProjectReader(environment: environment ?? standard, reading: needs)
      .read(from: world.workingDirectory)
    if environment == nil, let standard, files.config.environments.contains(standard) {
      environment = standard
    }
    let project = try Project(files, world: world, environment: environment)
    try project.refuseUnknownEnvironment()
    tell(project.warnings().map(Warning.config))
    try chooseEngine(project, builder: builder)
    return project
  }

  /// The same for an executable that works outside a project too.
  package mutating func projectIfAny() throws -> Project? {
    do {
      return try load(reading: [], else: nil, builder: nil)
    } catch Project.Problem.notFound {
      return nil
    }
  }

  /// Prints the plan, or does it and prints its result.
  package func perform(_ plan: Plan) throws {
    try perform(steps: [], in: plan.directory) { plan }
  }

  /// The same for a plan that can only be made when something is done, as a registry answers only whoever is
  /// logged in. What is for the end of the first steps waits for the end of all.
  package func perform(steps: [Step], in directory: String, then makePlan: () throws -> Plan) throws {
    try perform(in: directory) { work in
      try work(steps)
      return try makePlan()
    }
  }

  /// The same in as many stages as it takes to find the plan out: what `work` gets is done at once, and a dry run
  /// shows it in front of the plan.
  package func perform(
    in directory: String, stages: (_ work: @escaping ([Step]) throws -> Void) throws -> Plan
  ) throws {
    if isDryRun {
      var steps: [Step] = []
      var plan = try stages { steps += $0 }
      tell(plan.warnings)
      plan.steps = engine.steps(steps + plan.steps)
      if arguments.has(.json) { return try Console.output(plan.json.text + "\n") }
      let lines = plan.shellLines(from: world.workingDirectory)
      return try Console.output(lines.map { $0 + "\n" }.joined())
    }
    if !directory.isEmpty, directory != world.workingDirectory, chdir(directory) != 0 {
      throw StepProblem.cannotEnter(directory: directory, reason: SystemError.text(errno))
    }
    let runner = Runner(self)
    let isVerbose = arguments.has(.verbose)
    let result = try runner.run { run in
      let announce = { (step: Step) in
        if isVerbose { Console.story("+ \(step.shellLine)\n") }
      }
      let plan = try stages { try run(engine.steps($0), announce) }
      tell(plan.warnings)
      try run(engine.steps(plan.steps), announce)
      return plan.result
    }
    try Console.output(result.map { $0 + "\n" }.joined())
  }

  /// Between two plans: whoever asked to end meanwhile was heard by neither.
  package func checkSignals() throws(StepProblem) {
    _ = signals.take()
    if let number = signals.requested { throw .interrupted(signal: number) }
  }

  /// Enough to see what is wrong, not so much that the rest scrolls away.
  private static let mostWarnings = 10

  package func tell(_ warnings: [Warning]) {
    let style = style
    for warning in warnings.prefix(Self.mostWarnings) {
      Console.story(style.line(warning.isWarning ? .warning : .note, from: program.name, warning.text))
    }
    let left = warnings.count - Self.mostWarnings
    if left > 0 { Console.story(style.line(.warning, from: program.name, "and \(left) more like these")) }
  }
}
