import ImageConfig

/// Where versioneer gives up: no version can be told, and no file is written.
package enum VersionProblem: Error, Equatable {
  case notUTF8(SourceLocation)
  /// `tool`, or `tool.versioneer`.
  case noTable(String, SourceLocation)
  case missing(Setting.Origin)
  case notText(Setting.Origin)
  case zeroByte(Setting.Origin)
  /// A frozen version that is no JSON object.
  case badFrozenVersion(SourceLocation)
  /// git-archive's keywords, of which one is missing or empty.
  case badKeyword(String, SourceLocation)
  case answerNotUTF8(question: String)
  case noAnswer(question: String)
  case badPostRelease(tag: String)
  /// Two folders of a project whose root has none.
  case severalConfigs(String, String)
}
