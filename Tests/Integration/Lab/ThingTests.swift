import Testing

extension Integration {
  /// The laboratory's own promises, on what starts quickest.
  @Suite struct ThingTests {
    private func engine(_ script: String) throws -> Finished {
      let words = ["sh", "-c", script, "sh", Lab.repository + "/docker/engine"]
      let folder = try Lab.thing("")
      return try Invocation(words, environment: Lab.environment(home: try Lab.folder), folder: folder).run()
    }

    @Test func twoAtOnceShareOne() throws {
      defer { try? Lab.stop("twice") }
      let run = try engine(
        "\"$1\" registry twice >one & \"$1\" registry twice >two; wait $! && cat one two; rm one two")
      #expect(run.lines.count == 4, "\(run)")
      #expect(run.lines.prefix(2) == run.lines.suffix(2), "\(run)")
    }

    @Test func isTheSameByAnyPath() throws {
      defer { try? Lab.stop("anywhere") }
      let run = try engine("\"$1\" registry anywhere; \"$1\" registry \"$PWD/./anywhere/\"")
      #expect(run.lines.count == 4, "\(run)")
      #expect(run.lines.prefix(2) == run.lines.suffix(2), "\(run)")
    }

    /// From where it could not be stopped, whatever comes of it.
    @Test func noEngineIsStoppedWithoutAName() throws {
      let run = try engine("exec unshare --pid --fork --kill-child --mount-proc \"$1\" stop")
      #expect(run.exitCode == 2 && run.error.contains("name 'machine'"), "\(run)")
    }

    @Test func anOptionIsNoFolder() throws {
      for option in ["--help", "-x"] {
        let run = try engine("\"$1\" registry \(option); echo $?; ls -d ./-*")
        #expect(run.lines.last == (option == "--help" ? "0" : "2"), "\(run)")
      }
    }
  }
}
