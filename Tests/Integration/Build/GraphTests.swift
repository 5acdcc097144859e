import Testing

extension Integration {
  /// The graph, where there is nothing but the executable itself.
  @Suite struct GraphTests {
    @Test func needsNoDocker() throws {
      let fixture = try Fixture(.classic)
      try fixture.image("base", "FROM debian:12\n")
      try fixture.image("dev", "FROM base\nCOPY --from=\(fixture.name)-base:old /a /b\n")
      var invocation = try fixture.invocation(["build-image", "--graph", "text"])
      invocation.words[0] = try Lab.executable("build-image")
      invocation.environment["PATH"] = "/nowhere"
      invocation.environment["DOCKER_HOST"] = "unix:///nowhere"
      invocation.words = ["/usr/bin/env", "-C", fixture.folder] + invocation.words
      invocation.folder = nil
      let graph = try invocation.run()
      #expect(graph.exitCode == 0)
      #expect(graph.output == "base  from debian:12\n└─ dev  and \(fixture.name)-base:old\n")
      #expect(graph.error.contains("names base at old, which is tester here"))
    }

    @Test func aCycleEndsIt() throws {
      let fixture = try Fixture(.classic)
      try fixture.image("a", "FROM b\n")
      try fixture.image("b", "FROM a\n")
      for words in [["--graph", "json"], ["all"], ["-N", "a"]] {
        let run = try fixture.invocation(["build-image"] + words).run()
        #expect(run.exitCode == 2 && run.output.isEmpty)
        #expect(run.error.contains("these images are built on each other: a -> b -> a; remove one FROM"))
      }
    }

    /// A thousand images, read, understood and shown in 0.3 seconds of a processor; four times as many in
    /// about four times as long.
    @Test func aThousandImagesTakeNoTime() throws {
      let fixture = try Fixture(.classic)
      let script = """
        i=0
        while [ $i -lt 4000 ]; do
          [ $i -lt 1000 ] && set -- "$1" docker many/docker || set -- "$1" many/docker
          for folder in "$2" $3; do
            mkdir -p "$1/$folder/i$i"
            printf 'ARG BASE=i%s\\nFROM $BASE\\nCOPY --from=i%s a b\\nRUN true\\n' $((i / 3)) $((i / 7)) >"$1/$folder/i$i/Dockerfile"
          done
          i=$((i + 1))
        done
        """
      _ = try Invocation(["sh", "-c", script, "sh", fixture.folder], environment: fixture.environment).run()
      let program = try Lab.executable("build-image")
      let seconds = { (folder: String, format: String) in
        let line = "cd \"$1\" && \"$2\" --graph \(format) >/dev/null && times | tail -1"
        let words = ["bash", "-c", line, "bash", fixture.folder + folder, program]
        let run = try Invocation(words, environment: fixture.environment).run()
        #expect(run.exitCode == 0, "\(run)")
        return run.output.split(whereSeparator: \.isWhitespace).reduce(0.0) { sum, part in
          sum + (Double(part.drop { $0 != "m" }.dropFirst().dropLast()) ?? 0)
        }
      }
      for format in ["text", "json", "dot", "mermaid", "svg", "matrix"] {
        let one = try seconds("", format)
        #expect(one <= 0.3, "\(format)")
        #expect(try seconds("/many", format) <= max(one, 0.05) * 8, "\(format)")
      }
    }
  }
}
