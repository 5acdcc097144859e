import ImageConfig

/// What git said, as text.
package enum GitAnswer {
  /// Without the blanks around it.
  package static func text(_ bytes: [UInt8], to question: String) throws(VersionProblem) -> String {
    guard let text = String(validating: bytes.trimmed, as: UTF8.self) else {
      throw .answerNotUTF8(question: question)
    }
    return text
  }
}
