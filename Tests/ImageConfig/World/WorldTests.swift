import Testing

@testable import ImageConfig

struct WorldTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let environment: [String: String]
    let passwd: String?
    let expected: String?

    init(_ name: String, _ environment: [String: String], _ passwd: String?, _ expected: String?) {
      self.name = name
      self.environment = environment
      self.passwd = passwd
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: users) func finds(_ item: Case) {
    #expect(World.userName(environment: item.environment, passwd: item.passwd) == item.expected)
  }

  static let users: [Case] = [
    .init("LOGNAME first", ["LOGNAME": "a", "USER": "b", "LNAME": "c", "USERNAME": "d"], "e", "a"),
    .init("then USER", ["USER": "b", "LNAME": "c", "USERNAME": "d"], "e", "b"),
    .init("then LNAME", ["LNAME": "c", "USERNAME": "d"], "e", "c"),
    .init("then USERNAME", ["USERNAME": "d"], "e", "d"),
    .init("then the passwd entry", ["HOME": "/x"], "e", "e"),
    .init("an empty variable is none", ["LOGNAME": "", "USER": "b"], "e", "b"),
    .init("empty ones alone", ["LOGNAME": "", "USER": ""], "e", "e"),
    .init("nobody", [:], nil, nil),
  ]

  @Test(
    arguments: zip(
      [
        LocalTime(year: 2024, month: 1, day: 2, hour: 3, minute: 4, second: 5),
        LocalTime(year: 1999, month: 12, day: 31, hour: 23, minute: 59, second: 60),
        LocalTime(year: 2100, month: 10, day: 10, hour: 0, minute: 0, second: 0),
      ],
      ["24-01-02_03.04.05", "99-12-31_23.59.60", "00-10-10_00.00.00"]))
  func timesAreStamps(_ time: LocalTime, _ stamp: String) {
    #expect(time.stamp == stamp)
  }
}
