/// What reads the input.
enum Subject: String, CaseIterable {
  case archive, config, context, dockerfile, names, version, words

  func check(_ mutator: inout Mutator) throws(Failure) {
    switch self {
    case .archive: try ArchiveSubject.check(&mutator)
    case .config: try ConfigSubject(&mutator).check(&mutator)
    case .context: try ContextSubject.check(&mutator)
    case .dockerfile: try DockerfileSubject.check(&mutator)
    case .names: try NamesSubject.check(&mutator)
    case .version: try VersionSubject.check(&mutator)
    case .words: try WordsSubject.check(&mutator)
    }
  }
}
