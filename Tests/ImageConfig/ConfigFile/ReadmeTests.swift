import ImageConfig
import TestSupport
import Testing

/// The README's reference is the table of keys, row by row.
struct ReadmeTests {
  @Test(arguments: ConfigKey.all.map { "\($0.place.rawValue) \($0.name)" }) func explains(_ name: String)
    throws
  {
    let key = try #require(ConfigKey.all.first { "\($0.place.rawValue) \($0.name)" == name })
    let place = key.place.isImage ? "" : "| `\(key.place.rawValue)` "
    let row =
      "\(place)| `\(key.name)` | \(key.type) | \(key.standard) | `\(key.name) = \(key.example)` | \(key.meaning) |"
    #expect(try readme().contains(row))
  }

  private func readme() throws -> Set<String> {
    Set(try SourceTree.text("README.md").split(separator: "\n").map(String.init))
  }
}
