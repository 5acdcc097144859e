import CommandLine
import ImageConfig

/// For graphviz: `build-image --graph dot | dot -Tpdf`.
enum GraphDot {
  static func of(_ model: GraphModel) -> String {
    var text = """
      digraph images {
        rankdir=LR
        node [shape=box style=rounded fontname="Helvetica"]

      """
    for external in model.externals {
      text += "  \(id(external, isExternal: true)) [label=\(quoted(external)) style=dashed color=gray40]\n"
    }
    for image in model.images {
      let label = image.name + (image.version.map { "\n" + $0 } ?? "")
      text += "  \(id(image.name)) [label=\(quoted(label)) tooltip=\(quoted(image.reference))]\n"
      for external in image.externals {
        text += "  \(id(external, isExternal: true)) -> \(id(image.name)) [style=dashed color=gray40]\n"
      }
      for parent in image.parents { text += "  \(id(parent)) -> \(id(image.name))\n" }
    }
    return text + "}\n"
  }

  /// An image and something from elsewhere may have one name.
  private static func id(_ name: String, isExternal: Bool = false) -> String {
    quoted((isExternal ? "from " : "") + name)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      // Else an entity, as in HTML.
      case "&": quoted += "&amp;"
      default: quoted += VisibleText.line(String(scalar))
      }
    }
    return quoted + "\""
  }
}
