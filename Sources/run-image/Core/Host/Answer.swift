/// What a program answered that was asked something.
package struct Answer: Equatable {
  package var exitCode: Int32 = 0
  package var output: [UInt8] = []
  package var error: [UInt8] = []

  package init(exitCode: Int32 = 0, output: [UInt8] = [], error: [UInt8] = []) {
    self.exitCode = exitCode
    self.output = output
    self.error = error
  }

  /// Without the blanks and line breaks around it.
  var text: String {
    let text = String(decoding: output, as: UTF8.self)
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end].drop(while: \.isWhitespace))
  }

  var complaint: String { String(decoding: error, as: UTF8.self) }
}
