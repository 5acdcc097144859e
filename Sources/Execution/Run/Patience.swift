import CommandLine

/// How many seconds a question may take.
struct Patience {
  /// Of a program that has only this machine to ask; none: as long as it takes.
  private let atHand: Int?
  private let ofServers: Int

  /// After so many it is told what is waited for.
  static let silent = 10

  private init(atHand: Int?, _ environment: [String: String]) {
    self.atHand = atHand
    let wanted = environment[PassingTrouble.patience].flatMap { Int($0) } ?? 0
    ofServers = wanted > 0 ? wanted : 60
  }

  /// An engine may be busy, a checkout large.
  static func ofQuestions(_ environment: [String: String]) -> Patience {
    Patience(atHand: 600, environment)
  }

  /// None where they ask no server.
  static func ofSteps(_ commands: [Command], _ environment: [String: String]) -> Patience? {
    commands.contains { $0.contact?.isLimited == true } ? Patience(atHand: nil, environment) : nil
  }

  func seconds(for command: Command) -> Int? { command.contact?.isLimited == true ? ofServers : atHand }
}

extension Command.Contact {
  fileprivate var isLimited: Bool { self != .firstUpload }
}
