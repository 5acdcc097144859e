import CommandLine
import ImageConfig

/// One box of the picture, and how everything in it looks.
struct GraphBox {
  let isExternal: Bool
  /// Images that stand in one column are as wide as the widest.
  var width: Double
  let height: Double
  private let name: String
  /// On a line of its own, or beside the name.
  private let version: String?
  private let isTight: Bool
  private let title: String

  /// Nearly all fonts whose letters have one width make them three fifths as wide as high.
  private static let nameSize = 13.0
  private static let versionSize = 11.0
  private static let widthPerSize = 0.62
  private static let padding = 12.0
  private static let longest = 44

  init(_ image: GraphModel.Entry, isTight: Bool) {
    self.init(
      image.name, version: image.version, title: image.reference, isTight: isTight, isExternal: false)
  }

  init(_ external: String) {
    self.init(external, version: nil, title: external, isTight: true, isExternal: true)
  }

  private init(_ name: String, version: String?, title: String, isTight: Bool, isExternal: Bool) {
    self.name = Self.shortened(VisibleText.line(name))
    self.version = version.map { Self.shortened($0) }
    self.title = VisibleText.line(title)
    self.isTight = isTight
    self.isExternal = isExternal
    let nameWidth = Self.cells(self.name) * Self.nameSize * Self.widthPerSize
    let versionWidth = Self.cells(self.version ?? "") * Self.versionSize * Self.widthPerSize
    let isBeside = isTight && version != nil
    width = 2 * Self.padding + (isBeside ? nameWidth + versionWidth + 8 : max(nameWidth, versionWidth))
    height = isTight ? 26 : version == nil ? 32 : 44
  }

  /// - Parameter middle: how far down its middle is.
  func drawn(left: Double, middle: Double) -> String {
    let top = GraphPicture.pixels(middle - height / 2)
    let x = GraphPicture.pixels(left + (isExternal ? width / 2 : Self.padding))
    let word = { (kind: String, y: Double, text: String) in
      "<text class=\"\(kind)\" x=\"\(x)\" y=\"\(GraphPicture.pixels(y))\">\(text)</text>"
    }
    let isTwoLines = !isTight && version != nil
    var text = "<g class=\"\(isExternal ? "external" : "image")\"><title>\(Self.escaped(title))</title>"
    text += "<rect x=\"\(GraphPicture.pixels(left))\" y=\"\(top)\" width=\"\(GraphPicture.pixels(width))\""
    text += " height=\"\(GraphPicture.pixels(height))\" rx=\"\(isExternal ? height / 2 : 7)\"/>"
    let beside = version.map { " <tspan class=\"version\" dx=\"4\">\(Self.escaped($0))</tspan>" } ?? ""
    text += word("name", middle + (isTwoLines ? -3 : 4.5), Self.escaped(name) + (isTwoLines ? "" : beside))
    if isTwoLines, let version { text += word("version", middle + 13, Self.escaped(version)) }
    return text + "</g>\n"
  }

  /// A letter of the scripts of East Asia, or a picture, is as wide as two others.
  private static func cells(_ text: String) -> Double {
    text.reduce(0) { $0 + (($1.unicodeScalars.first?.value ?? 0) < 0x1100 ? 1 : 1.7) }
  }

  /// Both ends of a long name tell something.
  private static func shortened(_ name: String) -> String {
    name.count <= longest ? name : "\(name.prefix(longest - 15))…\(name.suffix(14))"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      // No XML may hold these.
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  static let style = """
    <style>
    text { font-family: ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", "Liberation Mono", monospace }
    .name { font-size: 13px; font-weight: 600 }
    .version { font-size: 11px; font-weight: 400; opacity: .75 }
    .external .name { font-weight: 400 }
    rect { stroke-width: 1.2 }
    .image rect { fill: #e6f0fb; stroke: #4c8bcf }
    .image text { fill: #12324f }
    .external rect { fill: #f7f7f5; stroke: #9b9f98; stroke-dasharray: 4 3 }
    .external text { fill: #555a53; text-anchor: middle }
    .line { fill: none; stroke: #8b949e; stroke-width: 1.4 }
    .dashed { stroke-dasharray: 4 3 }
    #tip path { fill: #8b949e }
    @media (prefers-color-scheme: dark) {
    .image rect { fill: #14304d; stroke: #5a9be0 }
    .image text { fill: #e2eefb }
    .external rect { fill: #23272b; stroke: #747b83 }
    .external text { fill: #b9c0c7 }
    }
    </style>
    <defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
    <path d="M0 0.8L8 4L0 7.2z"/></marker></defs>
    """
}
