/// How far down things stand: as close to the height of their neighbours as order and room allow.
struct GraphRows {
  /// The middle of each thing.
  private(set) var middles: [Double]
  private let heights: [Double]
  private let gap: Double

  private static let sweeps = 8

  init(_ layout: GraphLayout, heights: [Double], gap: Double) {
    self.heights = heights
    self.gap = gap
    middles = Array(repeating: 0, count: heights.count)
    for column in layout.columns { place(column, at: column.map { _ in 0 }) }
    for sweep in 0..<Self.sweeps {
      let columns = sweep.isMultiple(of: 2) ? layout.columns : layout.columns.reversed()
      for column in columns {
        let wanted = column.map { thing in
          let (left, right) = layout.neighbours(of: thing)
          // At last both sides count.
          let near = sweep >= Self.sweeps - 2 ? left + right : sweep.isMultiple(of: 2) ? left : right
          return near.isEmpty
            ? middles[thing] : near.map { middles[$0] }.reduce(0, +) / Double(near.count)
        }
        place(column, at: wanted)
      }
    }
    let top = zip(middles, heights).map { $0 - $1 / 2 }.min() ?? 0
    for index in middles.indices { middles[index] -= top }
  }

  var height: Double { zip(middles, heights).map { $0 + $1 / 2 }.max() ?? 0 }

  /// The places closest to the wanted ones, by the sum of squares, in which nothing overlaps: where two
  /// would, they and all that lean on them move as one.
  private mutating func place(_ column: [Int], at wanted: [Double]) {
    var offset = 0.0
    var blocks: [(sum: Double, count: Double, members: Range<Int>)] = []
    var offsets: [Double] = []
    for (place, thing) in column.enumerated() {
      if place > 0 { offset += (heights[column[place - 1]] + heights[thing]) / 2 + gap }
      offsets.append(offset)
      var block = (sum: wanted[place] - offset, count: 1.0, members: place..<(place + 1))
      while let last = blocks.last, last.sum / last.count > block.sum / block.count {
        blocks.removeLast()
        block = (
          last.sum + block.sum, last.count + block.count, last.members.lowerBound..<block.members.upperBound
        )
      }
      blocks.append(block)
    }
    for block in blocks {
      for place in block.members { middles[column[place]] = block.sum / block.count + offsets[place] }
    }
  }
}
