import Glibc
import Testing

extension Integration {
  /// Lines break, stall and crawl, people lose patience: the old image stays, the next run ends well.
  @Suite struct BreakTests {
    /// As many as there is time for.
    private static let cuts = Lab.variable("ORBYTER_ALL") == nil ? 10 : 40

    private func expectBreak(_ run: Finished, _ journey: Journey, _ place: String) throws {
      #expect(run.exitCode == 255, "\(place): \(run)")
      #expect(run.output.isEmpty)
      let told = run.error.split(separator: "\n").filter {
        $0.hasPrefix("transfer-image: ") && !$0.contains("no sign of docker load on far for 30 s")
      }
      #expect((1...2).contains(told.count), "\(place): \(run)")
      #expect(try !journey.there.has("\(journey.name):2"), "\(place)")
      #expect(try journey.there.docker("ps", "-aq").output.isEmpty, "\(place)")
      #expect(try journey.connections().isEmpty, "\(place)")
    }

    @Test(arguments: Store.anyway) func cuts(_ store: Store) throws {
      let journey = try Journey(store, to: store.other, middle: 2_000_000)
      let measured = try Proxy(to: journey.server)
      try journey.build(2)
      try journey.send(2, options: measured.options)
      let total = measured.bytes().there
      try journey.there.docker("image", "rm", "\(journey.name):2")
      var announced = 0
      for number in 1...Self.cuts / 2 {
        // From the first greeting towards the archive's end. Behind it are some 2 kB of words, in a cut there the
        // name may have moved, and nobody is left to tell us. A run is a few packets longer than another.
        let place = total * 19 / 20 * number / (Self.cuts / 2)
        let proxy = try Proxy(to: journey.server, "--cut", String(place))
        let run = try journey.transfer("\(journey.name):2", options: proxy.options)
        try expectBreak(run, journey, "cut behind \(place) of \(total) bytes")
        if run.error.contains("continue with: transfer-image -F ") { announced += 1 }
      }
      #expect(announced > Self.cuts / 4, "a break behind the first question tells how to go on")
      let last = try journey.send(2)
      try journey.check(2)
      #expect(last.error.contains("\(journey.name):2"))
    }

    @Test(.slow) func aStallEnds() throws {
      let journey = try Journey(.classic, to: .containerd, middle: 2_000_000)
      try journey.build(2)
      let proxy = try Proxy(to: journey.server, "--stall", "1000000")
      let start = ContinuousClock.now
      let run = try journey.transfer("\(journey.name):2", options: proxy.options)
      #expect(ContinuousClock.now - start < .seconds(60))
      try expectBreak(run, journey, "stalled")
      try journey.send(2)
      try journey.check(2)
    }

    @Test(.slow, arguments: [SIGKILL, SIGTERM, SIGINT, SIGHUP]) func aSignal(_ number: Int32) throws {
      let journey = try Journey(.containerd, to: .classic, middle: 2_000_000)
      try journey.build(2)
      let proxy = try Proxy(to: journey.server, "--rate", "1000000")
      var hasSent = false
      let run = try journey.invocation(["\(journey.name):2"], options: proxy.options).run { process in
        guard !hasSent, proxy.bytes().there > 700_000 else { return }
        kill(process, number)
        hasSent = true
      }
      #expect(hasSent)
      #expect(run.exitCode == 128 + number, "\(run)")
      #expect(run.output.isEmpty)
      #expect(try !journey.there.has("\(journey.name):2"))
      if number != SIGKILL {
        try journey.checkNothingIsLeft()
        // ssh's master is told to go, and would stay for a minute.
        let masters = Invocation(
          ["sh", "-c", "ps -ewwo args= | grep -c '[s]sh: \(try Lab.folder)/orbyter'"],
          environment: journey.fixture.environment)
        #expect(try Deadline(seconds: 20).reaches { try masters.run().lines == ["0"] })
      }
      for folder in try journey.connections() {
        // Of what is killed, the connection ends by itself; the next run removes the folder of old.
        let words = ["touch", "-d", "2 minutes ago", "\(try Lab.folder)/\(folder)"]
        _ = try Invocation(words, environment: journey.fixture.environment).run()
      }
      try journey.send(2)
      try journey.check(2)
    }

    @Test func aRate() throws {
      let journey = try Journey(.classic, to: .containerd, middle: 1_000_000)
      try journey.build(2)
      let start = ContinuousClock.now
      try journey.send(2, options: ["--rate", "500k"])
      let took = ContinuousClock.now - start
      #expect(took > .seconds(1.8) && took < .seconds(20), "\(took)")
      try journey.check(2)
    }

    /// Of an image of any size no more is held than a few pieces.
    @Test(.slow) func littleMemory() throws {
      let journey = try Journey(.classic, to: .containerd, middle: 300_000_000)
      try journey.build(1)
      var peak = 0
      var invocation = try journey.invocation(["\(journey.name):1"])
      invocation.seconds = 300
      let run = try invocation.run { process in
        let words = ["sed", "-n", "s/^VmHWM:[^0-9]*\\([0-9]*\\).*/\\1/p", "/proc/\(process)/status"]
        let told = try Invocation(words, environment: journey.fixture.environment).run()
        peak = max(peak, told.lines.first.flatMap { Int($0) } ?? 0)
      }
      #expect(run.exitCode == 0, "\(run)")
      #expect(peak > 1000 && peak < 64_000, "\(peak) kB")
      try journey.check(1)
    }

    private func both(_ journey: Journey, _ other: Int) throws -> Finished {
      let script = """
        "$@" "$IMAGE:1" far & first=$!
        "$@" "$IMAGE:$OTHER" far && wait $first
        """
      var both = try journey.invocation([])
      both.words = ["sh", "-c", script, "sh"] + both.words.dropLast()
      both.environment["IMAGE"] = journey.name
      both.environment["OTHER"] = String(other)
      return try both.run()
    }

    /// Of two images, and of one.
    @Test(arguments: [1, 2]) func twoAtOnce(_ other: Int) throws {
      let journey = try Journey(.classic, to: .containerd, middle: 3_000_000)
      try journey.build(1)
      try journey.build(2)
      let run = try both(journey, other)
      #expect(run.exitCode == 0, "\(run)")
      #expect(run.lines.sorted() == ["\(journey.name):1", "\(journey.name):\(other)"])
      for version in Set([1, other]) { try journey.check(version) }
    }

    /// Somebody's load waits there for bytes that nobody sends any more: two runs of its sender end it, and not each
    /// other.
    @Test func twoAtOnceBehindAStall() throws {
      let journey = try Journey(.classic, to: .containerd, middle: 2_000_000)
      for version in [1, 2] { try journey.build(version) }
      let proxy = try Proxy(to: journey.server, "--stall", "1000000")
      var sender: pid_t = 0
      let stalled = try journey.invocation(["\(journey.name):1"], options: proxy.options).run { process in
        sender = process
        if proxy.bytes().there > 980_000 { kill(process, SIGKILL) }
      }
      #expect(stalled.exitCode == 128 + SIGKILL, "\(stalled)")
      let loads = "ps -ewwo args= | grep -c '[#] orbyter-load-[0-9a-f]*-\(sender) '"
      let waiting = Invocation(["sh", "-c", loads], environment: journey.fixture.environment)
      #expect(try waiting.run().lines != ["0"])
      let run = try both(journey, 2)
      #expect(run.exitCode == 0, "\(run)")
      #expect(try waiting.run().lines == ["0"])
      for folder in try journey.connections() {
        let words = ["touch", "-d", "2 minutes ago", "\(try Lab.folder)/\(folder)"]
        _ = try Invocation(words, environment: journey.fixture.environment).run()
      }
      try journey.send(2)
      for version in [1, 2] { try journey.check(version) }
    }

    /// A complete image that only lacks its name is not sent once more.
    @Test func whatArrivedWholeIsOnlyNamed() throws {
      let journey = try Journey(.classic, to: .containerd)
      try journey.build(2)
      try journey.send(2)
      let id =
        try journey.there.docker("image", "inspect", "-f", "{{.Id}}", "\(journey.name):2").lines.first ?? ""
      try journey.there.docker("tag", id, "kept:1")
      try journey.there.docker("image", "rm", "\(journey.name):2")
      let run = try journey.send(2)
      #expect(run.error.contains("only the name is missing"), "\(run)")
      try journey.there.docker("image", "rm", "kept:1")
      try journey.check(2)
    }
  }
}
