/// When a commit was made, as RFC 3339 writes it.
enum CommitTime {
  /// What a year of four digits can say.
  private static let possible: ClosedRange<Int64> = -62_135_596_800...253_402_214_400
  private static let day: Int64 = 86_400

  /// - Parameters:
  ///   - seconds: since 1970.
  ///   - zone: `+0130` as a number.
  /// - Returns: nothing where no calendar has it.
  static func text(seconds: Int64, zone: Int) -> String {
    guard possible.contains(seconds), (-9959...9959).contains(zone) else { return "" }
    let minutes = zone / 100 * 60 + zone % 100
    let local = seconds + Int64(minutes) * 60
    let days = (local - ((local % day) + day) % day) / day
    let rest = Int(local - days * day)
    let (year, month, number) = date(days)
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined(separator: ":")
    let offset = (zone < 0 ? "-" : "+") + padded(abs(zone) / 100, 2) + ":" + padded(abs(zone) % 100, 2)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(number, 2))T\(clock)\(offset)"
  }

  /// By the civil calendar, in which an era of 400 years has 146,097 days and a year begins in March.
  private static func date(_ days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * ofYear + 2) / 153
    let isNextYear = month >= 10
    return (
      yearOfEra + era * 400 + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3,
      ofYear - (153 * month + 2) / 5 + 1
    )
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
