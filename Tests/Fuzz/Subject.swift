/// What reads the input.
enum Subject: String, CaseIterable {
  case config, dockerfile, names, version, words

  func check(_ mutator: inout Mutator) throws(Failure) {
    switch self {
    case .config: try ConfigSubject(&mutator).check(&mutator)
    case .dockerfile: try DockerfileSubject.check(&mutator)
    case .names: try NamesSubject.check(&mutator)
    case .version: try VersionSubject.check(&mutator)
    case .words: try WordsSubject.check(&mutator)
    }
  }
}
