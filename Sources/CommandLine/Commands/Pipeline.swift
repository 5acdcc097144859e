/// Commands whose standard output feeds the next one's standard input.
package struct Pipeline: Equatable, Sendable {
  package var commands: [Command]

  package init(_ commands: [Command]) {
    self.commands = commands
  }
}
