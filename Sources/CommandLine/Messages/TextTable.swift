/// Rows as text, in columns as wide as what they hold.
package enum TextTable {
  package static func lines(_ rows: [[String]]) -> [String] {
    let shown = rows.map { $0.map { VisibleText.line($0) } }
    let widths = (shown.first ?? []).indices.map { column in
      shown.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return shown.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let isLast = column == row.count - 1
        line += isLast ? cell : cell + String(repeating: " ", count: widths[column] - cell.count + 2)
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
