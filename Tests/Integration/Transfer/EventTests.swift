import Foundation
import Testing

extension Integration {
  /// What a program learns that reads along.
  @Suite struct EventTests {
    private func events(_ run: Finished) throws -> [[String: Any]] {
      try run.lines.map {
        try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any], "\(run)")
      }
    }

    @Test func ofASending() throws {
      let journey = try Journey(.classic, to: .containerd, middle: 2_000_000)
      try journey.build(1)
      let run = try journey.transfer("--json", "--rate", "700k", "\(journey.name):1")
      #expect(run.exitCode == 0, "\(run)")
      let events = try events(run)
      let names = events.compactMap { $0["event"] as? String }
      #expect(names.first == "plan" && names.suffix(2) == ["there", "end"], "\(names)")
      let progress = events.filter { $0["event"] as? String == "progress" }
      #expect(progress.count >= 1, "\(run)")
      let bytes = progress.compactMap { $0["bytes"] as? Int }
      #expect(bytes == bytes.sorted() && (bytes.last ?? 0) > 2_000_000, "\(bytes)")
      #expect(progress.allSatisfy { $0["image"] as? String == "\(journey.name):1" })
      #expect(zip(bytes, progress.compactMap { $0["total"] as? Int }).allSatisfy { $0 <= $1 }, "\(progress)")
      #expect(events.last?["images"] as? [String] == ["\(journey.name):1"])
      try journey.check(1)
    }

    @Test(.slow) func ofALongSending() throws {
      let journey = try Journey(.classic, to: .containerd, middle: 40_000_000)
      try journey.build(1)
      let run = try journey.transfer("--json", "--rate", "10M", "\(journey.name):1")
      #expect(run.exitCode == 0, "\(run)")
      let progress = try events(run).filter { $0["event"] as? String == "progress" }
      let bytes = progress.compactMap { $0["bytes"] as? Int }
      #expect(bytes.count >= 3 && bytes == bytes.sorted(), "\(bytes)")
      #expect(bytes.count { $0 > 0 && $0 < 40_000_000 } >= 2, "on its way: \(bytes)")
    }

    @Test func ofABundleThatWouldBe() throws {
      let journey = try Journey(.classic, to: .containerd)
      try journey.build(1)
      let run = try journey.fixture.run(
        "transfer-image", "-N", "--json", "--bundle", "b.tar", "\(journey.name):1")
      let plan = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
      #expect(plan?.first?["action"] as? String == "send" && plan?.first?["layers"] as? Int == 5, "\(run)")
      #expect(!journey.fixture.exists("b.tar"))
    }

    @Test func ofABundle() throws {
      let journey = try Journey(.classic, to: .containerd)
      for version in [1, 2] { try journey.build(version) }
      let images = ["\(journey.name):1", "\(journey.name):2"]
      let words = ["transfer-image", "--json", "--bundle", "b.tar"] + images
      let events = try events(journey.fixture.succeed(words))
      let names = events.compactMap { $0["event"] as? String }
      #expect(names.filter { $0 != "progress" } == ["plan", "plan", "there", "there", "end"], "\(events)")
      for event in ["plan", "there"] {
        #expect(
          events.filter { $0["event"] as? String == event }.compactMap { $0["image"] as? String } == images)
      }
      // An archive is more than the files that an engine counts.
      let progress = try #require(events.last { $0["event"] as? String == "progress" })
      #expect(progress["bytes"] as? Int == progress["total"] as? Int, "\(progress)")
      #expect(events.last?["files"] as? [String] == ["b.tar"])
    }

    /// Whoever reads only the beginning ends nothing.
    @Test(.slow) func toAReaderThatGoes() throws {
      let journey = try Journey(.classic, to: .containerd, middle: 3_000_000)
      try journey.build(1)
      var sending = try journey.invocation(["--json", "--rate", "1M", "\(journey.name):1"])
      sending.words = ["sh", "-c", "\"$@\" | head -n 1", "sh"] + sending.words
      let run = try sending.run()
      #expect(try events(run).compactMap { $0["event"] as? String } == ["plan"])
      try journey.check(1)
    }

    @Test func ofAFailure() throws {
      let journey = try Journey(.classic, to: .containerd)
      let run = try journey.transfer("--json", "\(journey.name):7")
      #expect(run.exitCode == 1, "\(run)")
      let last = try #require(try events(run).last)
      #expect(last["event"] as? String == "failed")
      #expect((last["reason"] as? String)?.contains("no image '\(journey.name):7'") == true, "\(run)")
    }
  }
}
