import Testing

extension Integration {
  /// Values from outside, as hostile as they come, in every place that takes one: nothing is evaluated, and
  /// nothing is smuggled in.
  @Suite struct HostileTests {
    private static let values = [
      "; touch pwned", "$(touch pwned)", "`touch pwned`", "a\ntouch pwned\n", "' touch pwned '",
      "\" touch pwned \"",
      "--privileged", "-v /:/host", "${IFS}touch${IFS}pwned",
    ]

    @Test(arguments: values) func staysAValue(_ value: String) throws {
      let fixture = try Fixture(.classic)
      let folder = "\(fixture.folder)/of \(value.filter { $0 != "/" })"
      let script = """
        mkdir -p "$1/docker" && cp run.cfg "$1" && printf '%s\\n' 'environment = A=$H {user}' \\
          'volumes = --mount type=bind,source={project_root},target=/work' >>"$1/run.cfg"
        """
      let words = ["sh", "-c", script, "sh", folder]
      let made = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
      try #require(made.exitCode == 0, "\(made)")
      fixture.environment.merge([
        "H": value, "USER": value, "LOGNAME": value, "TZ": value, "AWS_REGION": value,
      ]) { $1 }
      let inside =
        "ls /work /host 2>/dev/null; mount -t tmpfs x /mnt 2>/dev/null && echo privileged; printf %s \"$A\""
      var run = try fixture.invocation(["run-image", "box", "--", "sh", "-c", inside])
      run.folder = folder
      let seen = try run.run()
      #expect(seen.output.hasSuffix(value), "\(seen)")
      #expect(!seen.output.contains("privileged\n") && !seen.output.contains("etc"), "\(seen)")

      // The line that a dry run prints means the same to a shell.
      var dry = try fixture.invocation([
        "run-image", "--dry-run", "box", "--", "sh", "-c", "printf %s \"$A\"",
      ])
      dry.folder = folder
      let line = try dry.run()
      try #require(line.exitCode == 0, "\(line)")
      let pasted = try Invocation(
        ["bash", "-c", line.output], environment: fixture.environment, folder: folder
      ).run()
      #expect(pasted.output == value, "\(pasted)")
      let pwned = try Invocation(
        ["find", fixture.folder, "-name", "pwned"], environment: fixture.environment
      ).run()
      #expect(pwned.output.isEmpty)
    }
  }
}
