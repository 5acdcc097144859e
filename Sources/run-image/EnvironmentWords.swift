import ImageConfig

/// How one of our executables is told the environment of this run, also that there is none: it would take the
/// variable's.
enum EnvironmentWords {
  static func of(_ project: Project) -> [String] { words(project.environment, project) }

  static func words(_ environment: String?, _ project: Project) -> [String] {
    let isInherited = project.substitution.variables?["ENVIRONMENT"]?.isEmpty == false
    return environment.map { ["--environment", $0] } ?? (isInherited ? ["--environment", ""] : [])
  }
}
