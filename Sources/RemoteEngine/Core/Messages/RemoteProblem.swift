/// Why an engine, here or on another machine, did not do or say what it was asked for.
package enum RemoteProblem: Error, Equatable {
  /// The shell over there did not take our script, or had none to take it.
  case notRun(place: String, said: String)
  case noDocker(place: String)
  case mayNotUseDocker(place: String, user: String, said: String)
  /// The answer is none of ours, stops before its end, never ends, or does not come.
  case garbled(place: String, line: String)
  case cutShort(place: String)
  case tooMuchSaid(place: String)
  case late(place: String)
  /// ssh did not get there.
  case noConnection(host: String, said: String)
  /// It got there, and lost its way later.
  case broken(host: String, said: String, again: String)
  case notLoaded(place: String, said: String)
  case notProven(String, place: String, Proof)

  package enum Proof: Equatable, Sendable {
    case identifier(String, expected: String)
    case layers
    case incomplete
    case container(String)
  }
}
