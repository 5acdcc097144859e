import Foundation
import ImageConfig
import Testing

@testable import BuildCore

/// What `--graph` prints, as people read it and as programs do.
struct GraphFormatTests {
  static let lab: Lab = {
    var lab = Lab()
    lab.dockerfiles = [
      "base": "FROM ubuntu:24.04", "tools": "FROM alpine",
      "dev": "FROM base\nCOPY --from=lab-tools:ada /a /b\nCOPY --from=alpine /c /d", "gpu": "FROM dev",
    ]
    lab.versions = ["base": "2.0.0\n", "gpu": "not a version"]
    return lab
  }()

  /// Names that mean something to one format or another.
  static let hostile: Lab = {
    var lab = Lab()
    lab.dockerfiles = [
      "a\"b": "FROM x\nFROM a&b;<i>", "c\\": "FROM \"$X", "d<e>&amp;": "FROM \"a\"b\"",
      "f#quot;`]": "FROM scratch",
      "g\nh\u{1B}[31m": "FROM 'q'", "x}{;--y": "FROM \u{65E5}\u{672C}",
      "end": "FROM \(String(repeating: "long-", count: 40))",
    ]
    return lab
  }()

  /// Of `count` images, most of which stand on three.
  static func many(_ count: Int) -> Lab {
    var lab = Lab()
    lab.dockerfiles = [:]
    for number in 0..<count {
      lab.dockerfiles["i\(number)"] =
        number < 3 ? "FROM debian" : "FROM i\(number % 3)\nFROM i\(number / 2)\nFROM x:\(number % 5)"
    }
    return lab
  }

  @Test func textIsATree() throws {
    #expect(
      GraphFormat.text.show(try Self.lab.graph()) == """
        base 2.0.0  from ubuntu:24.04
        └─ dev  and tools, alpine
           └─ gpu
        tools  from alpine

        """)
  }

  @Test func theMatrixIsOneLine() throws {
    #expect(
      GraphFormat.matrix.show(try Self.lab.graph("", ["dev"])) == """
        [{"include":[{"image":"base","folder":"docker/base","reference":"lab-base:ada","version":"2.0.0"},\
        {"image":"tools","folder":"docker/tools","reference":"lab-tools:ada","version":""}]},\
        {"include":[{"image":"dev","folder":"docker/dev","reference":"lab-dev:ada","version":""}]}]

        """)
  }

  /// As a build with that tag calls them: those that are asked for.
  @Test func aTag() throws {
    let references = { (names: [String]) in
      try Self.lab.graph("", names, tag: ImageConfig.Tag("4")).images.map(\.reference)
    }
    #expect(try references(["dev"]) == ["lab-base:ada", "lab-tools:ada", "lab-dev:4"])
    #expect(try references(["all"]).allSatisfy { $0.hasSuffix(":4") })
  }

  @Test func mermaidNamesItsNodesByNumbers() throws {
    #expect(
      GraphFormat.mermaid.show(try Self.lab.graph("", ["gpu"])) == """
        flowchart LR
          i0["base<br/>2.0.0"]
          i1["tools"]
          i2["dev"]
          i3["gpu"]
          e0(["ubuntu:24.04"]):::external
          e1(["alpine"]):::external
          e0 -.-> i0
          e1 -.-> i1
          e1 -.-> i2
          i0 --> i2
          i1 --> i2
          i2 --> i3
          classDef external stroke-dasharray: 4 3

        """)
  }

  @Test func mermaidTakesNoNameForItsOwn() throws {
    let word = ##"[^"#;`\\]|#[0-9]+;|<br/>"##
    let line = try Regex(
      ##"flowchart LR|  i\d+\["(\##(word))+"\]|  e\d+\(\["(\##(word))+"\]\):::external|"##
        + #"  [ei]\d+ (-->|-\.->) i\d+|  classDef .*"#)
    for text in GraphFormat.mermaid.show(try Self.hostile.graph()).split(separator: "\n") {
      #expect(try line.wholeMatch(in: text) != nil, "\(text)")
    }
  }

  @Test(arguments: [lab, hostile, many(200)]) func jsonIsWhatItSays(_ lab: Lab) throws {
    struct Graph: Decodable {
      struct Image: Decodable {
        let name, folder, reference: String
        let version: String?
        let parents, external: [String]
        let level: Int
      }
      let images: [Image]
    }
    let model = try lab.graph()
    let graph = try JSONDecoder().decode(Graph.self, from: Data(GraphFormat.json.show(model).utf8))
    #expect(graph.images.map(\.name) == model.images.map(\.name))
    #expect(graph.images.map(\.external) == model.images.map(\.externals))
    #expect(graph.images.map(\.folder) == model.images.map { "docker/" + $0.name })
    let levels = Dictionary(graph.images.map { ($0.name, $0.level) }) { first, _ in first }
    for image in graph.images {
      #expect(image.level == (image.parents.compactMap { levels[$0] }.max() ?? -1) + 1)
    }
    struct Matrix: Decodable {
      struct Image: Decodable { let image: String }
      let include: [Image]
    }
    let matrix = GraphFormat.matrix.show(model)
    #expect(matrix.count { $0 == "\n" } == 1)
    let jobs = try JSONDecoder().decode([Matrix].self, from: Data(matrix.utf8))
    #expect(jobs.map { $0.include.map(\.image) } == model.levels.map { $0.map(\.name) })
  }

  @Test(.enabled(if: Program.isThere("dot")), arguments: [lab, hostile, many(40)])
  func graphvizTakesDot(_ lab: Lab) throws {
    let model = try lab.graph()
    let drawn = try Program.output(of: ["dot", "-Tplain"], input: GraphFormat.dot.show(model))
    let edges = model.images.map { $0.parents.count + $0.externals.count }.reduce(0, +)
    let lines = drawn.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("node ") } == model.images.count + model.externals.count)
    #expect(lines.count { $0.hasPrefix("edge ") } == edges)
  }

  @Test(.enabled(if: Program.isThere("python3")), arguments: [lab, hostile, many(1), many(300)])
  func thePictureIsXML(_ lab: Lab) throws {
    let model = try lab.graph()
    let script = """
      import sys, xml.etree.ElementTree as tree
      root = tree.fromstring(sys.stdin.buffer.read())
      kind = lambda name: [g for g in root.iter('{http://www.w3.org/2000/svg}g') if g.get('class') == name]
      print(len(kind('image')), len(kind('external')))
      """
    let counts = try Program.output(of: ["python3", "-c", script], input: GraphFormat.svg.show(model))
    #expect(counts == "\(model.images.count) \(model.externals.count)\n")
  }

  @Test(arguments: GraphFormat.allCases) func nothingIsNoTrap(_ format: GraphFormat) throws {
    var lab = Lab()
    lab.dockerfiles = [:]
    let text = format.show(try lab.graph())
    #expect(format == .text ? text.isEmpty : text.hasSuffix("\n"))
  }
}

/// A program of the machine's, which reads what we print.
enum Program {
  struct Failed: Error { let error: String }

  static func isThere(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  static func output(of words: [String], input: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(input.utf8).write(to: folder.appending(path: "input"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: "input"))
    let output = Pipe()
    let error = Pipe()
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(error: String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
