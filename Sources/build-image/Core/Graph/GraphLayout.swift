/// Where things stand in a drawing from left to right: each in a column, an order within it that lets few
/// lines cross, and room for the lines that pass through.
struct GraphLayout {
  /// What stands in a column: what was given, and behind that the places where lines pass.
  private(set) var columns: [[Int]] = []
  private(set) var column: [Int]
  /// Between neighbouring columns, each once: lines that come from one thing run together.
  private(set) var lines: [Line] = []
  private var left: [[Int]]
  private var right: [[Int]]

  struct Line: Hashable {
    let from: Int
    let to: Int
  }

  private static let sweeps = 6

  /// - Parameters:
  ///   - column: of each thing, by its number.
  ///   - edges: which lead from a column to one further right.
  init(column: [Int], edges: [Line]) {
    self.column = column
    left = Array(repeating: [], count: column.count)
    right = left
    connect(edges)
    columns = Array(repeating: [], count: (self.column.max() ?? -1) + 1)
    for thing in treeOrder() { columns[self.column[thing]].append(thing) }
    for _ in 0..<Self.sweeps {
      for number in columns.indices.dropFirst() { sort(number, by: left) }
      for number in columns.indices.dropLast().reversed() { sort(number, by: right) }
    }
    for number in columns.indices.dropFirst() { sort(number, by: left) }
  }

  /// The neighbours in the column on the left, and on the right.
  func neighbours(of thing: Int) -> (left: [Int], right: [Int]) { (left[thing], right[thing]) }

  private mutating func connect(_ edges: [Line]) {
    var seen: Set<Line> = []
    var passages: [Line: Int] = [:]
    for edge in edges where column[edge.from] < column[edge.to] {
      var from = edge.from
      for number in (column[edge.from] + 1)..<column[edge.to] {
        // Named by where it comes from, and its column.
        let key = Line(from: edge.from, to: number)
        let passage = passages[key] ?? addPassage(number)
        passages[key] = passage
        join(from, passage, &seen)
        from = passage
      }
      join(from, edge.to, &seen)
    }
  }

  private mutating func addPassage(_ number: Int) -> Int {
    column.append(number)
    left.append([])
    right.append([])
    return column.count - 1
  }

  private mutating func join(_ from: Int, _ to: Int, _ seen: inout Set<Line>) {
    let line = Line(from: from, to: to)
    guard seen.insert(line).inserted else { return }
    lines.append(line)
    left[to].append(from)
    right[from].append(to)
  }

  /// Each thing followed by what hangs on it: in a tree, no lines cross.
  private func treeOrder() -> [Int] {
    var order: [Int] = []
    var seen = Array(repeating: false, count: column.count)
    var rest = column.indices.filter { left[$0].isEmpty }.reversed() as [Int]
    while let thing = rest.popLast() {
      guard !seen[thing] else { continue }
      seen[thing] = true
      order.append(thing)
      rest += right[thing].reversed()
    }
    return order
  }

  /// By the middle of each one's neighbours, the order kept where it makes no difference.
  private mutating func sort(_ number: Int, by neighbours: [[Int]]) {
    var places: [Int: Double] = [:]
    for near in [number - 1, number + 1] where columns.indices.contains(near) {
      for (place, thing) in columns[near].enumerated() { places[thing] = Double(place) }
    }
    let count = Double(max(columns[number].count, 1))
    let keyed = columns[number].enumerated().map { place, thing in
      let near = neighbours[thing].compactMap { places[$0] }
      let other = Double(places.count)
      // One without neighbours keeps its share of the way down.
      let middle = near.isEmpty ? Double(place) / count * other : near.reduce(0, +) / Double(near.count)
      return (middle, place, thing)
    }
    columns[number] = keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
