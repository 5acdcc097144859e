import CommandLine
import ImageConfig

/// The world around a run, as the functions that ask it and change it. The edge makes them of a session, and a test of
/// answers that it has ready.
package struct Surroundings {
  /// Asks the engine, all at the same time; none for what could not be asked.
  package var ask: ([EngineQuestion]) -> [Answer?] = { $0.map { _ in nil } }
  /// Asks other programs, all at the same time. git is not told of another repository that a variable names.
  package var askPrograms: ([Command]) -> [Answer?] = { $0.map { _ in nil } }
  /// Asks docker where something has to be put back, also after a signal.
  package var askInTheEnd: (Command) -> Answer? = { _ in nil }
  /// Why the engine can't be asked, if that is the user's own lack of rights.
  package var refusal: () -> EngineProblem? = { nil }
  /// What the machine shows of GPUs, and where the engine has specifications of them.
  package var gpu: (_ specifications: [String]) -> GPUHost = { _ in GPUHost() }
  package var userOfProcess: (Int32) -> String? = { _ in nil }
  /// The users of an image, which may have to be read out of it.
  package var users: (RunInputs) throws -> KnownUsers? = { _ in nil }

  package var tell: ([Warning]) -> Void = { _ in }
  /// Prints a result: the text, or for programs the other one.
  package var show: (_ text: String, _ json: JSONText) throws -> Void = { _, _ in }
  /// Does a plan in stages: what `work` gets is done at once.
  package var perform:
    (_ directory: String, _ stages: (_ work: @escaping Work) throws -> Plan) throws -> Void =
      { _, _ in }
  /// Ends with an error where a signal asks for the end.
  package var pause: (_ seconds: Int) throws -> Void = { _ in }
  package var checkSignals: () throws -> Void = {}
  /// Keeps others of this project out, for as long as the value lives.
  package var takeTurn: (_ folder: String) -> AnyObject? = { _ in nil }
  /// How build-image is called.
  package var builder = "build-image"

  package typealias Work = ([Step]) throws -> Void

  package init() {}

  func ask(_ question: EngineQuestion) -> Answer? { ask([question])[0] }
  func ask(_ command: Command) -> Answer? { askPrograms([command])[0] }

  func perform(_ plan: Plan) throws {
    try perform(plan.directory) { _ in plan }
  }

  /// Prints names, a line each.
  func show(_ names: [String]) throws {
    try show(
      names.map { VisibleText.line($0) + "\n" }.joined(), JSONText.list(names.map(JSONText.string)))
  }
}
