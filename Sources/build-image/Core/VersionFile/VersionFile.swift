import ImageConfig

/// `_version.py.bld`: the version of a checkout as a Python file that runs nothing, so that an image gets it
/// by one COPY and without the history.
package struct VersionFile: Equatable, Sendable {
  static let name = OwnFiles.versionFile

  private let value: JSONValue

  package init(_ value: JSONValue) {
    self.value = value
  }

  /// The version itself.
  package var version: String? {
    value["version"]?.text
  }

  /// Whether git had commits for it and no tag.
  package var isUntagged: Bool { version?.hasPrefix("0+untagged") == true }

  /// The text says it twice: once for Python, and once in the form in which versioneer looks for it when it
  /// builds a package from a copy of this file.
  package var contents: [UInt8] {
    Array(
      """
      \(OwnFiles.versionFileMark)

      # For versioneer, which reads it as text.
      version_json = '''
      \(PythonText.json(value))
      '''  # END VERSION_JSON


      def get_versions():
          return \(PythonText.literal(value))

      """.utf8)
  }
}
