import CommandLine
import ImageConfig
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// From what two engines say to what is done.
struct TransferPlanTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Layers of the images that are wanted, each an image of its own.
    let images: [String]
    /// Layers of the images there.
    let there: [String]
    let expected: [TransferPlan.Action]
    var testDescription: String { name }

    init(_ name: String, _ images: [String], there: [String], _ expected: [TransferPlan.Action]) {
      (self.name, self.images, self.there, self.expected) = (name, images, there, expected)
    }
  }

  static let cases: [Case] = [
    .init("an empty engine", ["abc"], there: [], [.send(present: 0)]),
    .init("another base", ["abc"], there: ["xbc", "bc", "c"], [.send(present: 0)]),
    .init("the base", ["abc"], there: ["ab"], [.send(present: 2)]),
    .init("the base under something else", ["abc"], there: ["abx"], [.send(present: 2)]),
    .init("the best of several", ["abcd"], there: ["ax", "abcx", "ab"], [.send(present: 3)]),
    .init("all layers, another config", ["abc"], there: ["abcd"], [.send(present: 3)]),
    .init(
      "the same layer on top of others is another one", ["abc"], there: ["xc", "c"], [.send(present: 0)]),
    .init("a hole is no start", ["abcd"], there: ["abxd"], [.send(present: 2)]),
    .init("two share layers", ["abc", "abd"], there: [], [.send(present: 0), .send(present: 2)]),
    .init("an image without layers", [""], there: ["ab"], [.send(present: 0)]),
  ]

  private func plan(
    _ images: [String], _ target: EngineFacts, others: [ImageFacts] = []
  ) throws -> TransferPlan {
    let wanted = try images.enumerated().map { number, layers in
      let name = try ImageToMove("image\(number):1", tag: nil, project: nil)
      return (name, try #require(Engines.image("f", layers)))
    }
    return try TransferPlan(wanted, from: Engines.facts(Engines.answer()), to: target, others: others)
  }

  @Test(arguments: cases) func decides(_ item: Case) throws {
    let target = try Engines.facts(Engines.answer(images: item.there.map { ("e", $0) }))
    #expect(try plan(item.images, target).shipments.map(\.action) == item.expected)
  }

  @Test func whatIsThereIsLeftAlone() throws {
    // Another store calls it otherwise; config and layers count. One of the same kind does not.
    let history = try Engines.facts(Engines.answer(images: [("e", "abc")], asked: [Engines.line("e", "abc")]))
    #expect(try plan(["abc"], history).shipments.map(\.action) == [.send(present: 3)])
    let same = try Engines.facts(Engines.answer(store: Engines.containerd, asked: [Engines.line("e", "abc")]))
    #expect(try plan(["abc"], same).shipments.map(\.action) == [.nothing])
    // At a glance only the drivers tell what it can be called.
    for (driver, action) in [("overlay2", TransferPlan.Action.send(present: 0)), ("overlayfs", .nothing)] {
      let line = { (id: Character, driver: String) in
        String(Engines.line(id, "abc").dropLast()) + #","driver":"\#(driver)"}"#
      }
      let glance = { (line: String) in
        try EngineFacts(
          Array("\(AnswerWord.first)\nglance\nasked\nimage \(line)\nend\n".utf8), from: "gpu")
      }
      let here = try glance(line("f", "overlay2"))
      let image = try #require(here.asked.first ?? nil)
      let there = try glance(line("e", driver))
      let plan = try TransferPlan(
        [(ImageToMove("a:1", tag: nil, project: nil), image)], from: here, to: there)
      #expect(plan.shipments.map(\.action) == [action], "\(driver)")
    }
    let changed = try Engines.facts(
      Engines.answer(images: [("e", "abc")], asked: [Engines.line("e", "abc", command: "bash")]))
    #expect(try plan(["abc"], changed).shipments.map(\.action) == [.send(present: 3)])
    let newer = try Engines.facts(
      Engines.answer(images: [("e", "abc")], asked: [Engines.line("e", "abc", created: "2025-01-01")]))
    #expect(try plan(["abc"], newer).shipments.map(\.action) == [.send(present: 3)])
  }

  @Test func anotherNameIsEnough() throws {
    let target = try Engines.facts(Engines.answer(images: [("f", "abc"), ("d", "ab")], asked: [nil]))
    let first = try plan(["abc"], target)
    #expect(first.likenesses == [Engines.digest("f")])
    let other = try #require(Engines.image("f", "abc"))
    #expect(
      try plan(["abc"], target, others: [other]).shipments.map(\.action) == [
        .tag(Digest(Engines.digest("f")))
      ])
    let unlike = try #require(Engines.image("e", "abc", command: "bash"))
    #expect(try plan(["abc"], target, others: [unlike]).shipments.map(\.action) == [.send(present: 3)])
  }

  /// Its other platforms nobody tells but an archive.
  @Test func whatMayBeThereIsAskedFor() throws {
    let containerd = try Engines.facts(
      Engines.answer(store: Engines.containerd, images: [("e", "abc")], asked: [Engines.line("e", "abc")]))
    let wanted = try ImageToMove("image:1", tag: nil, project: nil)
    let image = try #require(Engines.image("f", "abc"))
    let plan = { (archives: [ImageReference: Digest]) in
      TransferPlan([(wanted, image)], from: containerd, to: containerd, archives: archives)
    }
    #expect(plan([:]).shipments.map(\.action) == [.send(present: 3)])
    #expect(plan([:]).doubts == [wanted.source])
    let same = try plan([wanted.source: Digest(Engines.digest("e"))])
    #expect(same.shipments.map(\.action) == [.nothing])
    let changed = try plan([wanted.source: Digest(Engines.digest("d"))])
    #expect(changed.shipments.map(\.action) == [.send(present: 3)])
  }

  @Test func podmanGetsEverything() throws {
    let podman = try Engines.facts(Engines.answer(store: "podman", images: [("e", "ab")]))
    #expect(try plan(["abc"], podman).shipments.map(\.action) == [.send(present: 0)])
  }

  @Test func roomIsCheckedFirst() throws {
    let small = try Engines.facts(Engines.answer(free: 1))
    #expect(
      throws: TransferProblem.noRoom(place: "gpu", free: 1024, needed: 2000, root: "/var/lib/docker")
    ) { try plan(["abc"], small).checkRoom(small, place: "gpu") }
    let large = try Engines.facts(Engines.answer(free: 2))
    try plan(["abc"], large).checkRoom(large, place: "gpu")
    let silent = try Engines.facts(Engines.answer())
    try plan(["abc"], silent).checkRoom(silent, place: "gpu")
    let present = try Engines.facts(Engines.answer(free: 0, asked: [Engines.line("f", "abc")]))
    try plan(["abc"], present).checkRoom(present, place: "gpu")
  }

  @Test func isTold() throws {
    let target = try Engines.facts(Engines.answer(free: 40, images: [("e", "ab")]))
    let plan = try plan(["abc"], target)
    #expect(
      plan.notices(target, place: "gpu").flatMap(\.self).map(\.text) == [
        "image0:1: 1 of 3 layers, about 333 B of 1.0 kB; gpu has 40 kB free"
      ])
  }

  // what an engine's history tells of layers

  static let histories: [(past: [String], behind: UInt64)] = [
    (
      [
        "0 CMD [\"sh\"]", "5 RUN x # buildkit", "20 COPY a b # buildkit",
        "100 /bin/sh -c #(nop) ADD file:x in / ",
      ], 5
    ),
    (["0 WORKDIR /x", "20 COPY a b # buildkit", "100 ADD x /"], 0),
    (
      [
        "0 /bin/sh -c #(nop) WORKDIR /w", "0 /bin/sh -c #(nop)  ENV A=b", "20 /bin/sh -c make",
        "100 /bin/sh -c #(nop) COPY dir:x in /",
      ], 0
    ),
    (["7 unknown", "0 nothing", "20 unknown", "100 unknown"], 7),
    (["0 nobody knows"], 333),
    ([], 333),
  ]

  @Test(arguments: histories) func sizes(_ item: (past: [String], behind: UInt64)) throws {
    var image = try #require(Engines.image("f", "abc"))
    for line in item.past { image.take(past: line) }
    #expect(image.size(behind: 2) == item.behind)
    #expect(image.size(behind: 0) == 1000)
  }
}
