import Testing

extension Integration {
  /// What the engine has under a reference, outside of any project.
  @Suite struct AnyImageTests {
    @Test(arguments: Store.allCases) func isPushedAsItIs(_ store: Store) throws {
      let registry = try Registry.open(store)
      let fixture = try Fixture(store)
      fixture.enter = fixture.engine.enterNetwork
      let name = "\(registry.host)/\(fixture.name)-lab/app:1.0"
      let build = { (content: String) in
        let line =
          "echo 'FROM orbyter-test-busybox:1\nRUN echo \(content) >/x' | docker build -q -t \(name) -"
        let run = try Invocation(["sh", "-c", line], environment: fixture.environment).run()
        try #require(run.exitCode == 0, "\(run)")
      }
      let publish = { (words: String...) in
        let program = try fixture.enter + [Lab.executable("publish-image")]
        return try Invocation(program + words, environment: fixture.environment, folder: "/").run()
      }
      try build("a")
      #expect(try publish("--verify", name).error.contains("is not published"))
      #expect(try publish("-N", name).lines.first == "docker push \(name)")
      let first = try publish(name)
      #expect(first.exitCode == 0 && first.lines.count == 1, "\(first)")
      #expect(first.output.hasPrefix("\(name)@sha256:"), "\(first)")
      let again = try publish(name)
      #expect(again.exitCode == 0 && again.output == first.output, "\(again)")
      #expect(again.error.contains("is published already"), "\(again)")
      #expect(try publish("--verify", name).output.hasSuffix(" is what the engine has\n"))
      #expect(try publish("--list", name).lines.count == 2)
      try build("b")
      let refused = try publish(name)
      #expect(refused.exitCode == 1 && refused.output.isEmpty, "\(refused)")
      #expect(refused.error.contains("is there with other content"), "\(refused)")
      #expect(try publish("--verify", name).exitCode == 1)
    }
  }
}
