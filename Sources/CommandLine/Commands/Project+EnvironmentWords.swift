import ImageConfig

extension Project {
  /// How one of our executables is told this project's environment, also that there is none: it would take the one
  /// that a variable names.
  package var environmentWords: [String] {
    if let environment { return ["--environment", environment] }
    let isInherited = substitution.variables?["ENVIRONMENT"]?.isEmpty == false
    return isInherited ? ["--environment", ""] : []
  }
}
