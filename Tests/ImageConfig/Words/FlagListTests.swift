import Testing

@testable import ImageConfig

struct FlagListTests {
  @Test(arguments: lists) func reads(_ item: WordsCase) throws {
    #expect(try list(item.text).shown == item.expected)
  }

  static let lists: [WordsCase] = [
    // A flag and its value.
    .init("nothing", "", []),
    .init("in the next word", "-v /a:/b", ["-v: -v /a:/b"]),
    .init("behind an equals sign", "--mount=type=bind", ["--mount: --mount=type=bind"]),
    .init("in the next word of a long one", "--mount type=bind", ["--mount: --mount type=bind"]),
    .init("joined to a short one", "-v/a:/b x", ["-v: -v/a:/b", "x"]),
    .init("an empty one", "--name ''", ["--name: --name "]),
    .init("an empty one behind the sign", "--name= x", ["--name: --name=", "x"]),
    .init("one that begins with a dash", "-v -x", ["-v: -v -x"]),
    .init("a lone dash", "-v -", ["-v: -v -"]),

    // Switches take none.
    .init("a short one", "-i x", ["-i: -i", "x"]),
    .init("a long one", "--rm x", ["--rm: --rm", "x"]),
    .init("joined", "-it x", ["-i -t: -it", "x"]),
    .init("joined in front of one with a value", "-itv /a:/b", ["-i -t -v: -itv /a:/b"]),
    .init("joined, and its value too", "-itv/a:/b", ["-i -t -v: -itv/a:/b"]),
    .init("a long one with its value", "--rm=false x", ["--rm: --rm=false", "x"]),
    .init("a short one with its value", "-t=false x", ["-t: -t=false", "x"]),

    // Words between.
    .init("in front and behind", "a -v b c", ["a", "-v: -v b", "c"]),
    .init("a lone dash between", "-", ["-"]),
    .init("one that was put in", "{user}", ["--privileged"]),
    .init("a value that was put in", "-v {user}", ["-v: -v --privileged"]),
    .init("quoted out of a variable", "\"$FLAG\"", ["--privileged"]),

    // A mark is another Character with the sign in front of it; docker reads bytes.
    .init("a mark behind an equals sign", "--label=\u{301} a", ["--label: --label=\u{301}", "a"]),
    .init("a mark behind a switch", "-i\u{301} a", ["-i -\u{301}: -i\u{301} a"]),

    // A variable alone brings its own.
    .init("flags", "$VOLUMES", ["-v: -v /a:/b", "-v: -v /c:/d"]),
    .init("words", "$WORDS", ["a", "b"]),
    .init("one more than was asked for", "-v $WORDS", ["-v: -v a", "b"]),
    .init("a flag where none was asked for", "$FLAG", ["--privileged: --privileged"]),
  ]

  @Test(
    arguments: zip(
      ["-v", "a --mount", "-it -v", "--", "a -- b", "$END", "-v $NONE"],
      [
        .flagWithoutValue("-v", place), .flagWithoutValue("--mount", place), .flagWithoutValue("-v", place),
        .strayWord("--", place), .strayWord("--", place), .strayWord("--", place),
        .flagWithoutValue("-v", place),
      ] as [Setting.Problem]))
  func refuses(_ text: String, _ problem: Setting.Problem) {
    #expect(throws: problem) { try list(text) }
  }

  private static let place = origin(2, "dev", "volumes")

  private func list(_ text: String) throws -> FlagList {
    let substitution = Substitution(
      braces: ["user": "--privileged"],
      variables: [
        "VOLUMES": "-v /a:/b -v /c:/d", "WORDS": "a b", "FLAG": "--privileged", "END": "--", "NONE": "",
      ])
    let words = try substitution.words(of: Setting(text: text, origin: Self.place))
    return try FlagList(words, switches: ["-i", "-t", "--rm", "--privileged"], origin: Self.place)
  }
}

extension FlagList {
  /// A flag as `names: words`, any other word as itself.
  fileprivate var shown: [String] {
    items.map { item in
      switch item {
      case .flag(let names, let words):
        names.joined(separator: " ") + ": " + words.map(\.text).joined(separator: " ")
      case .bare(let word): word.text
      }
    }
  }
}
