import ImageConfig

/// What versioneer tells of a checkout: its five fields.
package struct VersionInformation: Equatable, Sendable {
  package var version: String
  package var revision: String?
  package var isDirty: Bool?
  package var error: String?
  package var date: String?

  package init(
    version: String, revision: String? = nil, isDirty: Bool? = nil, error: String? = nil, date: String? = nil
  ) {
    self.version = version
    self.revision = revision
    self.isDirty = isDirty
    self.error = error
    self.date = date
  }

  /// Nobody knows: no git, no archive, no folder that tells it.
  package static let unknown = VersionInformation(version: "0+unknown", error: "unable to compute version")

  package var value: JSONValue {
    let text = { (text: String?) in text.map(JSONValue.string) ?? .null }
    return .object([
      "date": text(date), "dirty": isDirty.map(JSONValue.bool) ?? .null, "error": text(error),
      "full-revisionid": text(revision), "version": .string(version),
    ])
  }
}
