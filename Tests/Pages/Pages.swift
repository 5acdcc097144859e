import ImageConfig

/// Prints the page of run.cfg's keys with its tables as the executables have them: `make readme` writes it, `make
/// check` compares. The text between the tables stays as it is.
@main
enum Pages {
  private static let end = "<!-- end -->"
  private static let columns = ["key", "type", "default", "example", "what it does"]

  static func main() {
    var isTable = false
    while let line = readLine() {
      if line == end { isTable = false }
      if !isTable { print(line) }
      if let places = places(line) {
        isTable = true
        table(places).forEach { print($0) }
      }
    }
  }

  /// The sections that a marker stands for, as `<!-- keys: build -->`; none if the line is not one.
  private static func places(_ line: String) -> [ConfigKey.Place]? {
    switch line {
    case "<!-- keys: build -->": [.build]
    case "<!-- keys: run -->": [.run]
    case "<!-- keys: publish -->": [.publish]
    case "<!-- keys: project -->": [.project, .runImage, .publishSection]
    default: nil
    }
  }

  private static func table(_ places: [ConfigKey.Place]) -> [String] {
    let hasSection = !places.allSatisfy(\.isImage)
    let head = (hasSection ? ["section"] : []) + columns
    let keys = places.flatMap(ConfigKey.keys)
    return [row(head), row(head.map { _ in "---" })]
      + keys.map { key in
        let section = hasSection ? ["`\(key.place.rawValue)`"] : []
        let example = "`\(key.name) = \(key.example)`"
        return row(section + ["`\(key.name)`", key.type, key.standard, example, key.meaning])
      }
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
