/// What an executable is and takes: the one table from which everything about its words is made.
public struct Program: Equatable, Sendable {
  public static let names = ["build-image", "run-image", "transfer-image", "publish-image"]

  public let name: String
  public let summary: String
  /// Each line of usage, without the program's name.
  public let usage: [String]
  public let operands: [Operand]
  public let options: [Option]
  public let examples: [Example]
  /// Keys of run.cfg that it reads, by their names in the table of keys.
  public let configKeys: [String]
  public let variables: [Variable]
  /// How many operands it takes.
  public let operandCount: ClosedRange<Int>
  /// Whether the words behind `--` are a command of somebody else's.
  public let takesCommand: Bool

  public struct Operand: Equatable, Sendable {
    public let name: String
    public let help: String
    public let offer: Completion.Offer

    public init(_ name: String, offer: Completion.Offer = .nothing, _ help: String) {
      self.name = name
      self.help = help
      self.offer = offer
    }
  }

  public struct Example: Equatable, Sendable {
    public let command: String
    public let effect: String

    public init(_ command: String, _ effect: String) {
      self.command = command
      self.effect = effect
    }
  }

  public struct Variable: Equatable, Sendable {
    public let name: String
    public let help: String

    public init(_ name: String, _ help: String) {
      self.name = name
      self.help = help
    }
  }

  public init(
    name: String, summary: String, usage: [String], operands: [Operand], operandCount: ClosedRange<Int>,
    takesCommand: Bool = false, options: [Option], examples: [Example], configKeys: [String],
    variables: [Variable]
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.operands = operands
    self.operandCount = operandCount
    self.takesCommand = takesCommand
    self.options = options + Option.common
    self.examples = examples
    self.configKeys = configKeys
    self.variables = variables
  }
}
