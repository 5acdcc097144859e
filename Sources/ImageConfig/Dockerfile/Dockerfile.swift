/// What a Dockerfile says about its stages, and about the images and files that they are made from.
/// All else in it is docker's to judge, so little is refused here, and nothing that docker takes.
package struct Dockerfile: Equatable, Sendable {
  /// The file's name, as problems and warnings show it.
  package let file: String
  /// Those declared before the first stage: the only ones that a `FROM` sees.
  package let globalArguments: [Argument]
  /// In the file's order, at least one.
  package let stages: [Stage]
  /// Takes the meaning from the character behind it: a backslash, or a backtick by `# escape=`.
  let escape: UInt8
  /// The image that reads the file, by `# syntax=`; none for the builder's own way to read it.
  package let frontend: String?

  package init(bytes: [UInt8], file: String) throws(Problem) {
    var reader = Reader(bytes: bytes, file: file)
    try reader.read()
    self.file = file
    globalArguments = reader.globalArguments
    stages = reader.stages
    escape = reader.lines.escape
    frontend = reader.lines.frontend
  }

  /// The stage that `COPY --from` and a build's target mean by a name, whatever its case. Names may be
  /// given twice; the last one counts.
  package func stage(named name: String) -> Stage? {
    let name = name.lowercased()
    return stages.last { $0.name == name }
  }

  /// The names of all that an `ARG` takes; docker passes over others.
  package var declaredArguments: Set<String> {
    Set((globalArguments + stages.flatMap(\.arguments)).map(\.name))
  }

  package func declares(stage name: String) -> Bool {
    stage(named: name) != nil
  }
}
