import Testing

@testable import ImageConfig

/// Whatever is put in stays what it is: never another word, never a flag, never evaluated.
struct HostileValueTests {
  static let values = [
    "", " ", "a b", "; touch pwned", "&& touch pwned", "| touch pwned", "$(touch pwned)", "`touch pwned`",
    "${IFS}", "$HOME", "$$", "a\nb", "a\r\nb", "\n", "\t", "'", "\"", "it's", "\"; touch pwned; \"", "\\",
    "a\\", "--privileged", "-v/:/host", "-", "--", "-it", "--privileged x", "{user}", "<user>",
    "{project_root}",
    "%(k)s", "#", "!", "*", "~", "ü", "\u{202E}", "\u{1B}[2J", ":latest", "../..", "a=b",
  ]

  private static let places = ["{user}", "<user>", "{project}", "{project_root}", "<project-name>", "${V}"]

  @Test(arguments: values) func staysOneWord(_ value: String) throws {
    for place in Self.places {
      #expect(try words("x \"\(place)\" y", value).map(\.text) == ["x", value, "y"])
      #expect(try words("x '\(place)' y", value).map(\.text) == ["x", value, "y"])
      #expect(try words("a\(place)b", value).map(\.text) == ["a\(value)b"])
      #expect(try words("-v \(place):/c", value).map(\.text) == ["-v", "\(value):/c"])
      #expect(try words("\(place)\(place)", value).map(\.text) == [value + value])
    }
    for brace in Self.places.dropLast() {
      #expect(try words("x \(brace) y", value).map(\.text) == ["x", value, "y"])
    }
  }

  @Test(arguments: values) func neverMakesAFlag(_ value: String) throws {
    for place in Self.places {
      let written = [
        "\"\(place)\"", "\(place)x", "''\(place)", "\(place)\(place)", "-\(place)", "--\(place)",
      ]
      for text in written {
        let word = try #require(try words(text, value).first)
        #expect(!word.isFlag || word.text == "--", "\(text)")
      }
    }
  }

  @Test(arguments: values) func neverEndsUpAsAFlagInAList(_ value: String) throws {
    for place in Self.places {
      let list = try FlagList(
        try words("-v \"\(place)\" \"\(place)\"", value), switches: [], origin: origin(1, "a", "volumes"))
      #expect(list.items.count == 2)
      guard case .flag(["-v"], let words) = list.items.first, case .bare(let last) = list.items.last else {
        Issue.record("\(list.items)")
        continue
      }
      #expect(words.map(\.text) == ["-v", value])
      #expect(last.text == value)
    }
  }

  /// A variable that stands alone is split, as the project's author asked; its flags are known as its own.
  @Test(arguments: ["--privileged", "-v /:/host", "--privileged --pid=host"])
  func flagsOutOfALoneVariableAreMarked(_ value: String) throws {
    let words = try words("$V", value)
    #expect(words.allSatisfy { $0.isFromVariable && !$0.isFlag })
    #expect(words.first?.looksLikeFlag == true)
  }

  private func words(_ text: String, _ value: String) throws -> [Word] {
    let names = ["user", "home", "project", "project-name", "project_root"]
    let substitution = Substitution(
      braces: Dictionary(uniqueKeysWithValues: names.map { ($0, value) }), variables: ["V": value])
    return try substitution.words(of: Setting(text: text, origin: origin(1, "a", "k")))
  }
}
