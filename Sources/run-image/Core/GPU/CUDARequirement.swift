import ImageConfig

/// What an image asks of the driver, in its variable `NVIDIA_REQUIRE_CUDA`: `cuda>=12.4 brand=tesla,driver>=470`.
struct CUDARequirement: Equatable {
  /// One of them is enough; in each all must hold.
  let alternatives: [[Condition]]

  struct Condition: Equatable {
    let subject: Subject
    let comparison: String
    let version: DriverVersion

    enum Subject: String {
      case cuda, driver
    }

    func holds(_ value: DriverVersion) -> Bool {
      switch comparison {
      case ">=": value >= version
      case ">": value > version
      case "<=": value <= version
      case "<": value < version
      case "!=": value != version
      default: value == version
      }
    }
  }

  /// None where nothing is asked, or `NVIDIA_DISABLE_REQUIRE` says not to look.
  init?(_ environment: [String]) {
    let value = { (name: String) in
      environment.last { $0.hasPrefix(name + "=") }.map { $0.utf8.dropFirst(name.utf8.count + 1) }
    }
    if let refused = value("NVIDIA_DISABLE_REQUIRE").map({ String(Substring($0)) }),
      ["1", "t", "true"].contains(refused.lowercased())
    {
      return nil
    }
    guard let text = value("NVIDIA_REQUIRE_CUDA"), !text.isEmpty else { return nil }
    alternatives = text.split(separator: UInt8(ascii: " ")).map { alternative in
      alternative.split(separator: UInt8(ascii: ",")).compactMap(Self.condition)
    }
  }

  /// Whether a driver is enough. Conditions on anything else, as the card's brand, are the runtime's to judge.
  func isMet(by driver: DriverVersion) -> Bool {
    alternatives.isEmpty
      || alternatives.contains { conditions in
        conditions.allSatisfy { condition in
          switch condition.subject {
          case .driver: condition.holds(driver)
          case .cuda: driver.cuda.map(condition.holds) ?? true
          }
        }
      }
  }

  /// The first alternative, which names the CUDA that the image was made for.
  var wanted: String {
    (alternatives.first ?? []).map { "\($0.subject.rawValue) \($0.comparison) \($0.version)" }
      .joined(separator: ", ")
  }

  private static func condition(_ text: Substring.UTF8View) -> Condition? {
    let isSign = { (byte: UInt8) in "<>=!".utf8.contains(byte) }
    guard let start = text.firstIndex(where: isSign) else { return nil }
    let rest = text[start...]
    let value = rest.drop(while: isSign)
    guard let subject = Condition.Subject(rawValue: String(Substring(text[..<start]))),
      let version = DriverVersion(Substring(value))
    else { return nil }
    return Condition(
      subject: subject, comparison: String(Substring(rest[..<value.startIndex])), version: version)
  }
}
