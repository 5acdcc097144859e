import CommandLine

/// Runs branches side by side. One that fails takes with it only those that need it.
struct BranchRunner {
  private let branches: [Branch]
  private let width: Int
  private let signals: SignalWatch
  private let environment: [String: String]
  private var outcomes: [String: BranchReport.Outcome] = [:]
  private var running: [RunningBranch] = []
  private var failures: [String: StepProblem.FailedBranch] = [:]

  init(_ branches: [Branch], width: Int, signals: SignalWatch, environment: [String: String]) {
    self.branches = branches
    self.width = max(1, width)
    self.signals = signals
    self.environment = environment
  }

  mutating func run() throws(StepProblem) {
    var waiting = branches[...]
    var group = ChildGroup(signals)
    while true {
      startReady(&waiting)
      if running.isEmpty { break }
      group.children = running.map(\.child)
      group.wait(forAll: signals.requested != nil)
      for (index, child) in zip(running.indices, group.children) { running[index].child = child }
      advance()
    }
    if let number = signals.requested { throw .interrupted(signal: number) }
    Console.story(BranchReport.table(branches.map { ($0, outcomes[$0.name] ?? .skipped) }))
    let failed = branches.map(\.name).filter { outcomes[$0]?.isFailure == true }.map {
      failures[$0] ?? .init($0)
    }
    let skipped = branches.count { outcomes[$0.name] == .skipped }
    if !failed.isEmpty { throw .branchesFailed(failed, skipped: skipped, of: branches.count) }
  }

  /// Starts what has all that it needs, and leaves out what never will.
  private mutating func startReady(_ waiting: inout ArraySlice<Branch>) {
    var still: [Branch] = []
    for branch in waiting {
      let needed = branch.needs.map { outcomes[$0] }
      if needed.contains(where: { $0.map { !$0.isSuccess } ?? false }) {
        outcomes[branch.name] = .skipped
      } else if signals.requested != nil || running.count >= width || needed.contains(where: { $0 == nil }) {
        still.append(branch)
      } else {
        start(branch)
      }
    }
    let hasChanged = still.count < waiting.count
    waiting = still[...]
    // A branch without commands, or one left out, may have been what another waits for.
    if hasChanged, running.count < width { startReady(&waiting) }
  }

  private mutating func start(_ branch: Branch) {
    do throws(StepProblem) {
      if let started = try RunningBranch(branch, environment) {
        running.append(started)
      } else {
        outcomes[branch.name] = .succeeded(seconds: 0)
      }
    } catch {
      outcomes[branch.name] = .failed(seconds: 0)
      failures[branch.name] = .init(branch.name, said: error.explanation)
      Console.story("\(branch.name): \(error.explanation)\n")
    }
  }

  private mutating func advance() {
    var still: [RunningBranch] = []
    for var branch in running {
      if branch.child.status == nil {
        still.append(branch)
      } else if let outcome = branch.next(mayGoOn: signals.requested == nil) {
        outcomes[branch.branch.name] = outcome
        let name = branch.branch.name
        if outcome.isFailure {
          failures[name] = .init(name, for: branch.child.command.images, said: branch.said)
        }
        branch.cleanUp(isInterrupted: signals.requested != nil)
        if signals.requested == nil { Console.story(branch.report(outcome)) }
      } else {
        still.append(branch)
      }
    }
    running = still
  }
}
