/// Commands whose standard output feeds the next one's standard input.
public struct Pipeline: Equatable, Sendable {
  public var commands: [Command]

  public init(_ commands: [Command]) {
    self.commands = commands
  }
}
