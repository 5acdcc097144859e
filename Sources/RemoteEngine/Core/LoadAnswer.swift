import CommandLine
import ImageConfig

/// What the other engine has after a load, by its own words.
package struct LoadAnswer: Equatable {
  package var id: String = ""
  package var image: ImageFacts?
  var isListed = false
  var hasMadeContainer = false
  /// Whether it has its name already.
  package var isNamed = false

  package init(_ answer: [UInt8], from place: String) throws(RemoteProblem) {
    var lines = try AnswerLines(answer, from: place)
    while let line = try lines.next() {
      switch line.word {
      case .loaded: id = line.value
      case .image: image = ImageFacts(line.value)
      case .listed: isListed = true
      case .created: hasMadeContainer = true
      case .named: isNamed = true
      default: throw .garbled(place: place, line: line.text)
      }
    }
  }

  /// Whether it is the image, whole. A containerd store that lacks a part of one still makes containers of it,
  /// as long as it has the layers in another form; it does not list it then.
  /// - Parameter expected: the identifier that it must have there, where that is known.
  package func prove(
    _ image: ImageFacts, as name: String, expected: Digest?, on target: EngineFacts, place: String
  ) throws(RemoteProblem) {
    if let expected, expected.description != id {
      throw .notProven(name, place: place, .identifier(id, expected: expected.description))
    }
    guard let there = self.image, there.layers == image.layers else {
      throw .notProven(name, place: place, .layers)
    }
    guard isListed || target.store != .containerd else { throw .notProven(name, place: place, .incomplete) }
    guard hasMadeContainer else { throw .notProven(name, place: place, .container("")) }
  }
}
