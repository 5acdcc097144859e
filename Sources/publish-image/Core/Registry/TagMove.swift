import CommandLine
import ImageConfig

/// A tag that is to come to an image, if where it is allows that. Somebody else's publication may change that at any
/// time, so it is decided right before each attempt again.
package protocol TagMove {
  var tag: ImageReference { get }
  /// Where the tag must be, in words.
  var condition: String { get }
  /// One attempt.
  var steps: [Step] { get }
  func decision(_ current: RegistryTag) throws -> TagDecision
}

extension TagMove {
  var question: Command { RegistryTag.question(tag, .later) }
  /// As a plan has it.
  var step: Step { .guarded(Guard(condition, asking: question), steps) }
}

package enum TagDecision: Equatable {
  case moves
  case isThere(digest: String)
  case stays(Warning)
}
