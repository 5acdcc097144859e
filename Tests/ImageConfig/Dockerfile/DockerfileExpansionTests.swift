import Testing

@testable import ImageConfig

struct DockerfileExpansionTests {
  /// Each text is the base of a stage, or a file that ends in the stage meant.
  @Test(arguments: bases) func resolves(_ item: DockerfileCase) throws {
    let file = try Dockerfile(item.text.contains("FROM") ? item.text : Self.set + "FROM " + item.text)
    let stage = try #require(file.stages.last)
    let arguments = ["GIVEN": "g", "TARGETARCH": "arm64"]
    #expect([file.base(of: stage, with: arguments).shown] == item.expected)
  }

  private static let set = "ARG A=x\nARG N=\nARG U\nARG P=bt-box-x\nARG R=a/b/c\n"

  static let bases: [DockerfileCase] = [
    // Names.
    .init("no variable", "alpine:3.20", ["alpine:3.20"]),
    .init("a name", "$A", ["x"]),
    .init("a name in text", "r/$A:1", ["r/x:1"]),
    .init("a name runs on", "b$Ab", ["b"]),
    .init("a name in braces", "b${A}b", ["bxb"]),
    .init("an unset name", "b$U$V", ["b"]),
    .init("a number is a name", "b$1x", ["bx"]),
    .init("a special parameter is a name", "b$@@$$", ["b@"]),
    .init("no name", "b$.c$", ["b$.c$"]),
    .init("letters beyond ASCII", "b$ä.c", ["b.c"]),

    // Defaults and alternatives, for a name that is set, empty, not set.
    .init(":- set", "${A:-d}", ["x"]),
    .init(":- empty", "${N:-d}", ["d"]),
    .init(":- not set", "${U:-d}", ["d"]),
    .init("- set", "${A-d}", ["x"]),
    .init("- empty", "b${N-d}", ["b"]),
    .init("- not set", "${U-d}", ["d"]),
    .init(":+ set", "${A:+d}", ["d"]),
    .init(":+ empty", "b${N:+d}", ["b"]),
    .init(":+ not set", "b${U:+d}", ["b"]),
    .init("+ set", "${A+d}", ["d"]),
    .init("+ empty", "${N+d}", ["d"]),
    .init("+ not set", "b${U+d}", ["b"]),
    .init(":? set", "${A:?e}", ["x"]),
    .init(":? empty", "${N:?e}", ["<${N:?e}>"]),
    .init("? empty", "b${N?e}", ["b"]),
    .init("? not set", "${U?e}", ["<${U?e}>"]),
    .init("nested", "${U:-${V:-${A}}}", ["x"]),
    .init("text around the nested", "${U:-a-${A}-b}", ["a-x-b"]),
    .init("an empty default", "b${U:-}", ["b"]),
    .init("a brace too many", "${A}}", ["x}"]),
    .init("quotes in a default", "${U:-\"d}\"}", ["d}"]),
    .init("an escaped brace", "${U:-d\\}}", ["d}"]),

    // Cut and replaced, as docker was seen to do it.
    .init("%, the shortest at the end", "${P%-?*}", ["bt-box"]),
    .init("%%, the longest", "${P%%-*}", ["bt"]),
    .init("#, the shortest at the start", "${P#*-}", ["box-x"]),
    .init("##, the longest", "${P##*-}", ["x"]),
    .init("% finds nothing", "${P%nope}", ["bt-box-x"]),
    .init("a star that need not be anything", "${P#*}", ["bt-box-x"]),
    .init("one character", "${P%-?}", ["bt-box"]),
    .init(":% is %", "${P:%-x}", ["bt-box"]),
    .init("a variable in a pattern", "b${P#bt-b${A}}", ["bbt-box-x"]),
    .init("quotes in a pattern", "${P%\"-x\"}", ["bt-box"]),
    .init("not set, cut", "b${U%x}", ["b"]),
    .init("/, the first", "${P/-/.}", ["bt.box-x"]),
    .init("/, the longest", "${P/b*o/y}", ["yx-x"]),
    .init("//, all", "${P//-/.}", ["bt.box.x"]),
    .init("//, by nothing", "${P//-/}", ["btboxx"]),
    .init("//, every character", "${P//?/z}", ["zzzzzzzz"]),
    .init("//, of nothing", "${N//*/w}", ["w"]),
    .init("an escaped slash in a pattern", "${R//\\//-}", ["a-b-c"]),
    .init("up to a slash", "${R//a*\\//q}", ["qc"]),
    .init("an escape that docker refuses", "${P#\\-}", ["<${P#\\-}>"]),
    .init("a dollar put in everywhere is no dollar to docker", "${P//-/\\$0}", ["<${P//-/\\$0}>"]),
    .init("an unknown one is not cut", "${TARGETOS%x}", ["<${TARGETOS%x}>"]),

    // Quotes and escapes.
    .init("double quotes", "\"$A\"", ["x"]),
    .init("single quotes", "'$A'", ["$A"]),
    .init("single in double quotes", "\"'$A'\"", ["'x'"]),
    .init("an escaped dollar", "\\$A", ["$A"]),
    .init("an escaped dollar in quotes", "\"\\$A\"", ["$A"]),
    .init("an escape in quotes that is none", "\"\\a\"", ["\\a"]),
    .init("an escaped escape", "\\\\$A", ["\\x"]),
    .init("under the backtick", "# escape=`\nARG A=x\nFROM `$A\\$A", ["$A\\x"]),

    // What docker refuses, or what is more than is read here.
    .init("an open brace", "${A", ["<${A>"]),
    .init("an open default", "${A:-b", ["<${A:-b>"]),
    .init("no name in braces", "${}", ["<${}>"]),
    .init("braces twice", "${{A}}", ["<${{A}}>"]),
    .init("an unknown modifier", "${A:=b}", ["<${A:=b}>"]),
    .init("an open quote", "'a", ["<'a>"]),
    .init("an open double quote", "\"a", ["<\"a>"]),
    .init("a pattern that is not needed", "${A:-${A#x}}", ["x"]),
    .init("nothing is left", "$U", ["<$U>"]),

    // Where values come from.
    .init("a build argument wins", "ARG GIVEN=d\nFROM $GIVEN", ["g"]),
    .init("a build argument without a default", "ARG GIVEN\nFROM $GIVEN", ["g"]),
    .init("an undeclared one is not seen", "FROM b$GIVEN", ["b"]),
    .init("one declared later is", "FROM a\nFROM b$A", ["b"]),
    .init("a stage's own is not seen", "FROM a\nARG A=x\nFROM b$A", ["b"]),
    .init("an earlier argument in a default", "ARG A=x\nARG B=$A/y\nFROM $B", ["x/y"]),
    .init("a later argument in a default", "ARG B=b$A\nARG A=x\nFROM $B", ["b"]),
    .init("on one line", "ARG A=x B=$A/y\nFROM $B", ["x/y"]),
    .init("itself in its default", "ARG A=x\nARG A=$A$A\nFROM $A", ["xx"]),
    .init("declared again without a default", "ARG A=x\nARG A\nFROM $A", ["x"]),
    .init("a quoted default", "ARG A=\"x y\"\nFROM $A", ["x y"]),
    .init("a value is not read again", "ARG A='$B'\nARG B=y\nFROM $A", ["$B"]),
    .init("a default that cannot be read", "ARG A=${\nFROM b$A", ["<b$A>"]),
    .init("nor what is made of it", "ARG A=${\nARG B=$A\nFROM b$B", ["<b$B>"]),
    .init("unless it is replaced", "ARG A=${\nARG A=x\nFROM b$A", ["bx"]),

    // What docker sets.
    .init("a platform argument", "FROM b-$TARGETARCH", ["b-arm64"]),
    .init("one that was not given", "FROM b-$TARGETOS", ["<b-$TARGETOS>"]),
    .init("nor for a default", "FROM ${TARGETOS:-d}", ["<${TARGETOS:-d}>"]),
    .init("one that is not needed", "ARG A=x\nFROM ${A:-$TARGETOS}", ["x"]),
    .init("one with a default", "ARG TARGETOS=linux\nFROM b-$TARGETOS", ["b-linux"]),
  ]

  @Test func platformYieldsToDefaultsAndToBuildArguments() throws {
    let file = try Dockerfile("ARG TARGETARCH=amd64\nFROM $TARGETARCH-$TARGETOS")
    let platform = ["TARGETARCH": "arm64", "TARGETOS": "linux"]
    let stage = try #require(file.stages.first)
    #expect(file.base(of: stage, with: [:], platform: platform) == .reference("amd64-linux"))
    #expect(
      file.base(of: stage, with: ["TARGETOS": "plan9"], platform: platform) == .reference("amd64-plan9"))
  }
}
