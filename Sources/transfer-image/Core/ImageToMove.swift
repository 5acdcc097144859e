import CommandLine
import ImageConfig
import RemoteEngineCore

/// An image by what it is called here and what it is to be called over there.
package struct ImageToMove: Equatable {
  package let source: ImageReference
  package let name: ImageReference

  /// An image of the project where there is one of that name, else the words as a reference.
  package init(_ words: String, tag: Tag?, project: Project?) throws {
    var found = try Self.reference(words, project: project)
    // docker would take what has neither for an identifier too, which is no name to give over there.
    if found.tag == nil, found.digest == nil { found = found.with(tag: try Tag("latest")) }
    if found.repository.description == "sha256" { throw TransferProblem.identifier(words) }
    name = found.with(tag: tag)
    // What has a digest is called so here whatever its tag; over there it needs one.
    source = found.digest == nil ? name : found
    if name.digest != nil { throw TransferProblem.noTag(found.description) }
  }

  /// An image that is named twice goes once.
  package static func all(_ words: [String], tag: Tag?, project: Project?) throws -> [ImageToMove] {
    var all: [ImageToMove] = []
    for word in words {
      let wanted = try ImageToMove(word, tag: tag, project: project)
      if all.contains(wanted) { continue }
      // The second would take the first one's name away.
      if let other = all.first(where: { $0.name == wanted.name }) {
        throw TransferProblem.oneName(
          other.source.description, wanted.source.description, name: wanted.name.description)
      }
      all.append(wanted)
    }
    return all
  }

  private static func reference(_ words: String, project: Project?) throws -> ImageReference {
    if let project {
      do {
        return try project.image(words).reference
      } catch Project.Problem.unknownImage(let name, let nearest?, let known, _)
        where !isPlainlyForeign(words)
      {
        throw Project.Problem.unknownImage(name, nearest: nearest, known: known)
      } catch Project.Problem.unknownImage {}
    }
    return try ImageReference(words)
  }

  private static func isPlainlyForeign(_ name: String) -> Bool {
    name.utf8.contains { "/:@".utf8.contains($0) }
  }
}
