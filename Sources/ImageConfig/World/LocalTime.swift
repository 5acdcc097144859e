/// A moment on the clock of the wall, as container names carry it.
package struct LocalTime: Equatable, Sendable {
  package var year, month, day, hour, minute, second: Int

  package init(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// `yy-mm-dd_HH.MM.SS`
  package var stamp: String {
    func two(_ number: Int) -> String {
      let digits = String(number % 100)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }
    let date = [year, month, day].map(two).joined(separator: "-")
    let time = [hour, minute, second].map(two).joined(separator: ".")
    return date + "_" + time
  }
}
