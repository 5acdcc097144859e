import CommandLine
import ImageConfig

/// For Markdown, where a code block of the language `mermaid` is drawn.
enum GraphMermaid {
  static func of(_ model: GraphModel) -> String {
    var text = "flowchart LR\n"
    var numbers: [String: Int] = [:]
    for (number, image) in model.images.enumerated() {
      numbers[image.name] = number
      let version = image.version.map { "<br/>" + escaped($0) } ?? ""
      text += "  i\(number)[\"\(escaped(image.name))\(version)\"]\n"
    }
    var externals: [String: Int] = [:]
    for (number, external) in model.externals.enumerated() {
      externals[external] = number
      text += "  e\(number)([\"\(escaped(external))\"]):::external\n"
    }
    for (number, image) in model.images.enumerated() {
      text += image.externals.compactMap { externals[$0] }.map { "  e\($0) -.-> i\(number)\n" }.joined()
      text += image.parents.compactMap { numbers[$0] }.map { "  i\($0) --> i\(number)\n" }.joined()
    }
    return text + (externals.isEmpty ? "" : "  classDef external stroke-dasharray: 4 3\n")
  }

  /// As the numbered entities of mermaid, which has # where HTML has &.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.line(text).unicodeScalars {
      let isPlain =
        !scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " -_.:/@+,=".unicodeScalars.contains(scalar)
      escaped += isPlain ? String(scalar) : "#\(scalar.value);"
    }
    return escaped
  }
}
