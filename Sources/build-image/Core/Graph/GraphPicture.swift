import CommandLine
import ImageConfig

/// An SVG picture for a README: what an image stands on is on its left. It looks right on light and on
/// dark pages, and needs nothing from elsewhere.
struct GraphPicture {
  private let boxes: [GraphBox]
  private let layout: GraphLayout
  private let rows: GraphRows
  /// Where each column begins, and how wide it is.
  private let columns: [(left: Double, width: Double)]
  private let width: Double

  private static let margin = 8.0
  private static let gap = (roomy: 14.0, tight: 6.0)
  /// A fan of many lines needs more of it.
  private static let way = (roomy: 56.0, tight: 120.0)
  /// Half the height of the place where a line passes.
  private static let passage = 10.0
  /// More boxes than this in a column have one line each.
  private static let mostRoomy = 24

  static func of(_ model: GraphModel) -> String { GraphPicture(model).text }

  private init(_ model: GraphModel) {
    let externals = model.externals
    let count = model.images.count
    var numbers: [String: Int] = [:]
    for (number, image) in model.images.enumerated() { numbers[image.name] = number }
    var externalNumbers: [String: Int] = [:]
    for (number, external) in externals.enumerated() { externalNumbers[external] = count + number }

    // What comes from elsewhere stands just left of the first that takes it.
    var column = model.images.map { $0.level + (externals.isEmpty ? 0 : 1) }
    column += externals.map { _ in Int.max }
    var edges: [GraphLayout.Line] = []
    for (number, image) in model.images.enumerated() {
      for external in image.externals.compactMap({ externalNumbers[$0] }) {
        column[external] = min(column[external], image.level)
        edges.append(.init(from: external, to: number))
      }
      edges += image.parents.compactMap { numbers[$0] }.map { .init(from: $0, to: number) }
    }

    layout = GraphLayout(column: column, edges: edges)
    let isTight = layout.columns.contains { $0.count { $0 < column.count } > Self.mostRoomy }
    var boxes = model.images.map { GraphBox($0, isTight: isTight) } + externals.map { GraphBox($0) }
    for column in layout.columns {
      let images = column.filter { $0 < count }
      let width = images.map { boxes[$0].width }.max() ?? 0
      for image in images { boxes[image].width = width }
    }
    let heights = layout.column.indices.map { $0 < boxes.count ? boxes[$0].height : Self.passage }
    rows = GraphRows(layout, heights: heights, gap: isTight ? Self.gap.tight : Self.gap.roomy)
    let way = isTight ? Self.way.tight : Self.way.roomy
    var left = Self.margin
    self.boxes = boxes
    columns = layout.columns.map { column in
      let width = column.filter { $0 < boxes.count }.map { boxes[$0].width }.max() ?? 0
      defer { left += width + way }
      return (left, width)
    }
    width = max(left - way, Self.margin) + Self.margin
  }

  private var text: String {
    let height = rows.height + 2 * Self.margin
    let size = "width=\"\(Self.pixels(width))\" height=\"\(Self.pixels(height))\""
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" \(size) viewBox="0 0 \(Self.pixels(width)) \
      \(Self.pixels(height))" role="img">
      <title>Which image stands on which</title>
      \(GraphBox.style)

      """
    for line in layout.lines { text += path(line) }
    for number in boxes.indices {
      text += boxes[number].drawn(left: left(of: number), middle: rows.middles[number] + Self.margin)
    }
    return text + "</svg>\n"
  }

  /// What comes from elsewhere stands on the right of its column, close to what takes it.
  private func left(of number: Int) -> Double {
    let column = columns[layout.column[number]]
    return column.left + (boxes[number].isExternal ? column.width - boxes[number].width : 0)
  }

  /// From a box, or a place where it passes through a column, to the next.
  private func path(_ line: GraphLayout.Line) -> String {
    let from = columns[layout.column[line.from]]
    let to = columns[layout.column[line.to]]
    let isBox = (from: line.from < boxes.count, to: line.to < boxes.count)
    let start = isBox.from ? left(of: line.from) + boxes[line.from].width : from.left + from.width
    let end = isBox.to ? left(of: line.to) : to.left
    let x = [start, from.left + from.width, (from.left + from.width + to.left) / 2, to.left].map(Self.pixels)
    let y = [line.from, line.to].map { Self.pixels(rows.middles[$0] + Self.margin) }
    // Straight through the rest of its column, then in a bow to the next.
    let path =
      "M\(x[0]) \(y[0])H\(x[1])C\(x[2]) \(y[0]) \(x[2]) \(y[1]) \(x[3]) \(y[1])"
      + (isBox.to ? "H\(Self.pixels(end))" : "H\(Self.pixels(to.left + to.width))")
    let isDashed = isExternal(line.from)
    return "<path class=\"\(isDashed ? "line dashed" : "line")\" d=\"\(path)\""
      + (isBox.to ? " marker-end=\"url(#tip)\"" : "") + "/>\n"
  }

  /// Whether a line, or the one that comes to this passage, comes from elsewhere.
  private func isExternal(_ thing: Int) -> Bool {
    var thing = thing
    while thing >= boxes.count, let before = layout.neighbours(of: thing).left.first { thing = before }
    return thing < boxes.count && boxes[thing].isExternal
  }

  /// A tenth of a pixel is as fine as anybody sees.
  static func pixels(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths.magnitude % 10)"
  }
}
