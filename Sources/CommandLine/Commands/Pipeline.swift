/// Commands whose standard output feeds the next one's standard input.
public struct Pipeline: Equatable, Sendable {
  public var commands: [Command]
  /// Where the bytes are counted for the progress display: after the first command, against this total.
  public var meter: Meter?

  public struct Meter: Equatable, Sendable {
    /// What the line of progress says is being moved.
    public var label: String
    /// The bytes expected, when somebody knows.
    public var total: UInt64?

    public init(label: String, total: UInt64?) {
      self.label = label
      self.total = total
    }
  }

  public init(_ commands: [Command], meter: Meter? = nil) {
    self.commands = commands
    self.meter = meter
  }
}
