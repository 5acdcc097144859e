import Foundation
import ImageConfig
import Testing

@testable import BuildCore

/// Where things stand in the picture: nothing overlaps, nothing sticks out, lines lead to the right.
struct GraphPictureTests {
  struct Box { let left, top, width, height: Double }

  static func boxes(_ picture: String) -> [Box] {
    picture.split(separator: "<rect ").dropFirst().map { text in
      let value = { (name: String) in
        let start = text.range(of: "\(name)=\"").map { text[$0.upperBound...] } ?? ""
        return Double(start.prefix { $0 != "\"" }) ?? .nan
      }
      return Box(left: value("x"), top: value(" y"), width: value("width"), height: value("height"))
    }
  }

  static let labs = [
    GraphFormatTests.lab, GraphFormatTests.hostile, GraphFormatTests.many(1), GraphFormatTests.many(12),
    GraphFormatTests.many(300),
  ]

  @Test(arguments: labs) func nothingOverlaps(_ lab: Lab) throws {
    let picture = GraphFormat.svg.show(try lab.graph())
    let boxes = Self.boxes(picture).sorted { ($0.left, $0.top) < ($1.left, $1.top) }
    let size = try #require(picture.firstMatch(of: /width="([0-9.]+)" height="([0-9.]+)"/))
    let (width, height) = (try #require(Double(size.1)), try #require(Double(size.2)))
    for (number, box) in boxes.enumerated() {
      #expect(box.left >= 0 && box.top >= 0)
      #expect(box.left + box.width <= width && box.top + box.height <= height)
      for other in boxes[(number + 1)...] {
        let isApart =
          box.left + box.width < other.left || other.left + other.width < box.left
          || box.top + box.height < other.top || other.top + other.height < box.top
        #expect(isApart, "\(box) \(other)")
      }
    }
  }

  /// What passes through a column has a place of its own, so that no line runs below a box.
  @Test func linesKeepClearOfBoxes() throws {
    let layout = GraphLayout(
      column: [0, 1, 2, 3],
      edges: [.init(from: 0, to: 1), .init(from: 1, to: 2), .init(from: 2, to: 3), .init(from: 0, to: 3)])
    #expect(layout.columns.map(\.count) == [1, 2, 2, 1])
    for line in layout.lines { #expect(layout.column[line.to] == layout.column[line.from] + 1) }
    let rows = GraphRows(layout, heights: layout.column.map { _ in 10 }, gap: 4)
    for column in layout.columns {
      for (upper, lower) in zip(column, column.dropFirst()) {
        #expect(rows.middles[lower] - rows.middles[upper] >= 14 - 1e-6)
      }
    }
  }

  @Test func linesFromOneRunTogether() {
    let edges = [GraphLayout.Line(from: 0, to: 1), .init(from: 0, to: 2), .init(from: 0, to: 3)]
    let layout = GraphLayout(column: [0, 3, 3, 3], edges: edges)
    #expect(layout.columns.map(\.count) == [1, 1, 1, 3])
  }

  @Test func aTreeHasNoCrossings() {
    // Each stands on the half of its number.
    let column = (1...63).map { 63.leadingZeroBitCount - $0.leadingZeroBitCount + 6 }.map { $0 - 1 }
    let edges = (1..<63).map { GraphLayout.Line(from: ($0 + 1) / 2 - 1, to: $0) }
    let layout = GraphLayout(column: column, edges: edges)
    var place: [Int: Int] = [:]
    for column in layout.columns { for (number, thing) in column.enumerated() { place[thing] = number } }
    for one in edges {
      for other in edges where column[one.from] == column[other.from] {
        let from = place[one.from, default: 0] - place[other.from, default: 0]
        let to = place[one.to, default: 0] - place[other.to, default: 0]
        #expect(from * to >= 0)
      }
    }
  }

  @Test func aLongChainWithManyLinesIsDrawn() throws {
    var lab = Lab()
    lab.dockerfiles = ["i000": "FROM x"]
    for number in 1..<200 {
      let name = { (number: Int) in "i" + String(String(1000 + number).dropFirst()) }
      lab.dockerfiles[name(number)] = "FROM \(name(number - 1))\nCOPY --from=i000 a b\n"
    }
    #expect(Self.boxes(GraphFormat.svg.show(try lab.graph())).count == 201)
  }
}
