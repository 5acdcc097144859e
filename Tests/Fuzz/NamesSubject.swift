import CommandLine
import ImageConfig

/// Types that cannot hold nonsense: what they take they print again, letter by letter.
enum NamesSubject {
  static func check(_ mutator: inout Mutator) throws(Failure) {
    let bytes = mutator.bytes(from: NameSeeds.texts, Tokens.name)
    let text = String(decoding: bytes, as: UTF8.self)
    if let reference = try checkRoundTrip(text, { try ImageReference($0) }) {
      try ReferenceChecker(bytes).check(reference)
      _ = reference.with(tag: nil)
    }
    if let repository = try checkRoundTrip(text, { try Repository($0) }) {
      try ReferenceChecker(bytes).check(ImageReference(repository: repository, tag: nil))
      _ = try? repository.appending("-builder")
      if repository.lastComponent.isEmpty { throw Failure("a repository without a last part", text) }
    }
    try checkRoundTrip(text) { try Tag($0) }
    try checkRoundTrip(text) { try Digest($0) }
    if let host = try checkRoundTrip(text, { try Host($0) }), host.description.utf8.starts(with: "-".utf8) {
      throw Failure("a host that ssh takes for an option", text)
    }
    if let tag = Tag(madeLegal: text) { try checkRoundTrip(tag.description) { try Tag($0) } }
    try checkVersion(bytes, text, mutator.text(from: NameSeeds.texts, Tokens.name))
    try ComponentChecker.check(text)
    let candidates = ["base", "dev", mutator.text(from: NameSeeds.texts, Tokens.name)]
    if let nearest = NearestName.of(text, among: candidates), !candidates.contains(nearest) {
      throw Failure("nearest is \(nearest)", text)
    }
  }

  @discardableResult
  private static func checkRoundTrip<Value: Equatable & CustomStringConvertible>(
    _ text: String, _ make: (String) throws -> Value
  ) throws(Failure) -> Value? {
    let value: Value
    do {
      value = try make(text)
    } catch {
      try Explanation.check(error, Array(text.utf8))
      return nil
    }
    // Bytes: to Swift, two strings are equal when they look alike.
    guard value.description.utf8.elementsEqual(text.utf8) else {
      throw Failure("\(Value.self) prints \(value.description.debugDescription)", text)
    }
    guard (try? make(value.description)) == value else { throw Failure("\(Value.self) differs", text) }
    return value
  }

  private static func checkVersion(
    _ bytes: [UInt8], _ text: String, _ otherText: String
  ) throws(Failure) {
    do {
      _ = try Version(file: bytes)
    } catch {
      try Explanation.check(error, bytes)
    }
    guard let version = try checkRoundTrip(text, { try Version($0) }) else { return }
    if version < version { throw Failure("a version before itself", text) }
    guard let other = try? Version(otherText) else { return }
    if version < other, other < version {
      throw Failure("\(version) and \(other) both come first", text)
    }
    // What is published is tagged with it.
    if (try? Tag(text)) == nil {
      throw Failure("a version that is no tag", text)
    }
  }
}
