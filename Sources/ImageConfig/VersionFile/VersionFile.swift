/// `_version.py.bld`: the version of a checkout as a Python file that runs nothing, so that an image gets it
/// by one COPY and without the history.
package struct VersionFile: Equatable, Sendable {
  package static let name = "_version.py.bld"

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

  private static let firstLine =
    "# The version of the checkout that this was built from. Written by build-image; changes here are lost."

  /// Whether a build has written it, and not somebody by hand.
  package static func isOne(_ contents: [UInt8]) -> Bool { contents.starts(with: firstLine.utf8) }

  /// The text says it twice: once for Python, and once in the form in which versioneer looks for it when it
  /// builds a package from a copy of this file.
  package var contents: [UInt8] {
    Array(
      """
      \(Self.firstLine)

      # For versioneer, which reads it as text.
      version_json = '''
      \(PythonText.json(value))
      '''  # END VERSION_JSON


      def get_versions():
          return \(PythonText.literal(value))

      """.utf8)
  }
}
