import ImageConfig

/// What an executable is and takes: the one table from which everything about its words is made.
package struct Program: Equatable, Sendable {
  package static let names = ["build-image", "run-image", "transfer-image", "publish-image"]

  package let name: String
  package let summary: String
  /// Each line of usage, without the program's name.
  package let usage: [String]
  package let operands: [Operand]
  package let options: [Option]
  package let examples: [Example]
  /// Keys of run.cfg that it reads, by their names in the table of keys.
  package let configKeys: [ConfigKey]
  package let variables: [Variable]
  /// How many operands it takes.
  package let operandCount: ClosedRange<Int>
  /// Whether the words behind `--` are a command of somebody else's.
  package let takesCommand: Bool

  package struct Operand: Equatable, Sendable {
    package let name: String
    package let help: String
    package let offer: Completion.Offer

    package init(_ name: String, offer: Completion.Offer = .nothing, _ help: String) {
      self.name = name
      self.help = help
      self.offer = offer
    }
  }

  package struct Example: Equatable, Sendable {
    package let command: String
    package let effect: String

    package init(_ command: String, _ effect: String) {
      self.command = command
      self.effect = effect
    }
  }

  package struct Variable: Equatable, Sendable {
    package let name: String
    package let help: String

    package init(_ name: String, _ help: String) {
      self.name = name
      self.help = help
    }
  }

  package init(
    name: String, summary: String, usage: [String], operands: [Operand], operandCount: ClosedRange<Int>,
    takesCommand: Bool = false, options: [Option], examples: [Example], configKeys: [ConfigKey],
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
