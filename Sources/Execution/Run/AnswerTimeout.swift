import CommandLine

/// How many seconds a question may take.
struct AnswerTimeout {
  /// Of a program that has only this machine to ask; none: as long as it takes.
  private let atHand: Int?
  private let ofServers: Int

  /// After so many it is told what is waited for.
  static let announcedAfter = 10

  private init(atHand: Int?, _ environment: [String: String]) {
    self.atHand = atHand
    let wanted = environment[PassingTrouble.timeoutVariable].flatMap { Int($0) } ?? 0
    ofServers = wanted > 0 ? wanted : 60
  }

  /// An engine may be busy, a checkout large.
  static func ofQuestions(_ environment: [String: String]) -> AnswerTimeout {
    AnswerTimeout(atHand: 600, environment)
  }

  /// None where they ask no server.
  static func ofSteps(_ commands: [Command], _ environment: [String: String]) -> AnswerTimeout? {
    commands.contains { $0.contact?.isLimited == true } ? AnswerTimeout(atHand: nil, environment) : nil
  }

  func seconds(for command: Command) -> Int? { command.contact?.isLimited == true ? ofServers : atHand }
}

extension Command.Contact {
  fileprivate var isLimited: Bool { self != .firstUpload }
}
