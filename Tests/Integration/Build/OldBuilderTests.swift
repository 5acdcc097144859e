import Testing

extension Integration {
  /// Without docker's plugin buildx, where docker's client has no BuildKit in itself.
  @Suite struct OldBuilderTests {
    /// A client without buildx has docker's old builder, which would pass all that over.
    @Test func whatTheOldBuilderLeavesOut() throws {
      let fixture = try Fixture(.classic, config: "[secret]\nsecrets = TOKEN\n")
      fixture.environment["TOKEN"] = "t"
      let start = "FROM orbyter-test-busybox:1\n"
      try fixture.image("heredoc", start + "RUN <<END\necho x >/x\nEND\n")
      try fixture.image("argument", start + "ARG TARGETARCH\nRUN echo $TARGETARCH >/x\n")
      try fixture.image("ignored", start + "COPY run.cfg /x\n")
      try fixture.write("docker/ignored/Dockerfile.dockerignore", ".home\n")
      try fixture.image("secret", start + "RUN --mount=type=secret,id=TOKEN cat /run/secrets/TOKEN >/x\n")
      try fixture.image("plain", start + "COPY run.cfg /x\n")
      for (image, told) in [
        ("heredoc", "a here-document"), ("argument", "ARG TARGETARCH"),
        ("ignored", "Dockerfile.dockerignore"),
        ("secret", "--secret"),
      ] {
        let build = try fixture.invocation(.plain, ["build-image", image]).run()
        #expect(build.exitCode == 2 && build.error.contains("\(told) of image '\(image)'"), "\(build)")
        try fixture.build(.buildx, image)
        #expect(try !fixture.inside(image, "cat", "/x").isEmpty)
      }
      try fixture.build(.plain, "plain")
      // A secret that would be empty is none, whoever builds.
      fixture.environment["TOKEN"] = nil
      let unset = try fixture.run("build-image", "--rebuild", "secret")
      #expect(
        unset.exitCode == 2 && unset.error.contains("[secret] secrets: $TOKEN has no value"), "\(unset)")
    }
  }
}
