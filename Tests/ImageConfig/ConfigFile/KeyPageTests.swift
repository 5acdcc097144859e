import ImageConfig
import TestSupport
import Testing

/// The page of run.cfg's keys is their table, row by row.
struct KeyPageTests {
  @Test(arguments: ConfigKey.all.map { "\($0.place.rawValue) \($0.name)" }) func explains(_ name: String)
    throws
  {
    let key = try #require(ConfigKey.all.first { "\($0.place.rawValue) \($0.name)" == name })
    let place = key.place.isImage ? "" : "| `\(key.place.rawValue)` "
    let row =
      "\(place)| `\(key.name)` | \(key.type) | \(key.standard) | `\(key.name) = \(key.example)` | \(key.meaning) |"
    #expect(try page().contains(row))
  }

  private func page() throws -> Set<String> {
    Set(try SourceTree.text("Sources/RUN-CFG.md").split(separator: "\n").map(String.init))
  }
}
