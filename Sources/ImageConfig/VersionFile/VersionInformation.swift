/// What versioneer tells of a checkout: its five fields.
public struct VersionInformation: Equatable, Sendable {
  public var version: String
  public var revision: String?
  public var isDirty: Bool?
  public var error: String?
  public var date: String?

  public init(
    version: String, revision: String? = nil, isDirty: Bool? = nil, error: String? = nil, date: String? = nil
  ) {
    self.version = version
    self.revision = revision
    self.isDirty = isDirty
    self.error = error
    self.date = date
  }

  /// Nobody knows: no git, no archive, no folder that tells it.
  public static let unknown = VersionInformation(version: "0+unknown", error: "unable to compute version")

  public var value: JSONValue {
    let text = { (text: String?) in text.map(JSONValue.string) ?? .null }
    return .object([
      "date": text(date), "dirty": isDirty.map(JSONValue.bool) ?? .null, "error": text(error),
      "full-revisionid": text(revision), "version": .string(version),
    ])
  }
}
