import CommandLine
import ImageConfig

/// A branch under way: the command that runs, and the file for what it prints.
struct RunningBranch {
  let branch: Branch
  var child: Child
  private let environment: [String: String]
  private let log: Int32
  private var rest: ArraySlice<Step>
  private var later: [(command: Command, occasion: Step.Occasion)] = []
  private var hasRetried = false
  /// Where in the log the command's own words begin.
  private var start: off_t = 0
  private let began = Monotonic.seconds

  /// None where there is nothing to do.
  init?(_ branch: Branch, _ environment: [String: String]) throws(StepProblem) {
    var rest = branch.steps[...]
    guard let first = Self.nextCommand(&rest, &later) else { return nil }
    log = try Self.open(branch.log, environment)
    do throws(StepProblem) {
      child = try Child.start(first, output: log, error: log, environment: environment)
    } catch {
      close(log)
      throw error
    }
    self.branch = branch
    self.environment = environment
    self.rest = rest
  }

  private static func open(_ path: String?, _ environment: [String: String]) throws(StepProblem) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC
    if let path {
      let file = Posix.open(path, flags, 0o644)
      guard file >= 0 else { throw .cannotWrite(path: path, reason: SystemError.text(errno)) }
      return file
    }
    let file = try Descriptors.unlinkedFile(environment)
    _ = fcntl(file, F_SETFL, O_APPEND)
    return file
  }

  /// What became of the branch, when its command has ended and none is left; else starts the next one.
  mutating func next(mayGoOn: Bool) -> BranchReport.Outcome? {
    let seconds = Monotonic.seconds - began
    guard child.ending == .exited(0) else {
      guard mayGoOn, !hasRetried, let text = child.command.retriesOn, printed(from: start).containsBytes(text)
      else {
        return .failed(seconds: seconds)
      }
      hasRetried = true
      return run(child.command) ? nil : .failed(seconds: seconds)
    }
    guard mayGoOn, let command = Self.nextCommand(&rest, &later) else {
      return .succeeded(seconds: seconds)
    }
    return run(command) ? nil : .failed(seconds: seconds)
  }

  /// Steps that are for later are put aside on the way.
  private static func nextCommand(
    _ rest: inout ArraySlice<Step>, _ later: inout [(command: Command, occasion: Step.Occasion)]
  ) -> Command? {
    while let step = rest.popFirst() {
      switch step {
      case .run(let command), .report(let command): return command
      case .later(let command, let occasion): later.append((command, occasion))
      default: continue
      }
    }
    return nil
  }

  func cleanUp(isInterrupted: Bool) {
    for item in later.reversed() where item.occasion == .always || isInterrupted {
      Cleanup.run(item.command, environment: environment)
    }
  }

  private mutating func run(_ command: Command) -> Bool {
    start = lseek(log, 0, SEEK_END)
    do throws(StepProblem) {
      child = try Child.start(command, output: log, error: log, environment: environment)
      return true
    } catch {
      _ = Console.write(error.explanation + "\n", to: log)
      return false
    }
  }

  /// What people are told when it has ended; the log goes with that.
  func report(_ outcome: BranchReport.Outcome) -> String {
    defer { close(log) }
    return BranchReport.line(branch, outcome, lastLines: outcome.isFailure ? said : "")
  }

  /// What its last command has said so far.
  var said: String { printed(from: start) }

  /// The end of what was printed, of which a build may make much.
  private func printed(from start: off_t) -> String {
    let end = lseek(log, 0, SEEK_END)
    let most: off_t = 64 << 10
    var bytes = [UInt8](repeating: 0, count: Int(min(most, max(0, end - start))))
    let count = bytes.withUnsafeMutableBytes { pread(log, $0.baseAddress, $0.count, end - off_t($0.count)) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
