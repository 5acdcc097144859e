import Testing

extension Integration {
  /// Whatever people write to say which image they mean: all verbs mean the same one.
  @Suite struct SameImageTests {
    /// What stands before the image's name, and the reference that it then has.
    struct Cell: CustomTestStringConvertible, Sendable {
      let testDescription: String
      var words: [String] = []
      var image = "x"
      let reference: String
      /// What is in its file /mark.
      let mark: String
      var variables: [String: String] = [:]
      var config = ""
      var folder = "docker"

      init(
        _ name: String, _ words: [String] = [], image: String = "x", is reference: String, says mark: String,
        variables: [String: String] = [:], config: String = "", folder: String = "docker"
      ) {
        testDescription = name
        self.words = words
        self.image = image
        self.reference = reference
        self.mark = mark
        self.variables = variables
        self.config = config
        self.folder = folder
      }
    }

    static let cells = [
      Cell("nothing", is: "-x:tester", says: "development"),
      Cell("an environment", ["--environment", "production"], is: "-x-real:tester", says: "production"),
      Cell(
        "a variable for it", is: "-x-real:tester", says: "production",
        variables: ["ENVIRONMENT": "production"]),
      Cell("a tag", ["-t", "7"], is: "-x:7", says: "development"),
      Cell("both", ["--environment", "production", "-t", "7"], is: "-x-real:7", says: "production"),
      Cell("a synthetic image", image: "slim", is: "-x:slim", says: "slim"),
      Cell(
        "its environment", ["--environment", "production"], image: "slim", is: "-x-real:slim-production",
        says: "production"),
      Cell("a folder's path", image: "docker/x/", is: "-x:tester", says: "development"),
      Cell("name=", is: "-other:tester", says: "development", config: "name = other\n"),
      Cell("tag=", is: "-x:5.0", says: "development", config: "tag = 5.0\n"),
      Cell(
        "images=", image: "images/x", is: "-x:tester", says: "development", folder: "images"),
    ]

    private func fixture(_ cell: Cell) throws -> Fixture {
      let fixture = try Fixture(.classic)
      let images = cell.folder == "docker" ? "" : "images = \(cell.folder)\n"
      try fixture.write(
        "run.cfg",
        """
        [project]
        name = \(fixture.name)
        \(images)[run_image]
        synthetic_images = slim
        [x]
        target = development
        publication_tag = registry.example/\(fixture.name)/{image}:{tag}
        \(cell.config)[x@production]
        target = production
        name = x-real
        [slim]
        name = x
        tag = slim
        target = slim
        [slim@production]
        tag = slim-production
        target = production
        [publish@production]
        repository = registry.example
        """)
      let stages = ["development", "production", "slim"].map {
        "FROM \(Engine.busybox) AS \($0)\nRUN echo \($0) >/mark\n"
      }
      try fixture.write("\(cell.folder)/x/Dockerfile", stages.joined())
      fixture.environment.merge(cell.variables) { $1 }
      return fixture
    }

    @Test(arguments: cells) func verbsAgree(_ cell: Cell) throws {
      let fixture = try fixture(cell)
      let reference = fixture.name + cell.reference
      #expect(try fixture.succeed(["build-image"] + cell.words + [cell.image]).lines == [reference])
      let run = ["run-image"] + cell.words + [cell.image, "--", "cat", "/mark"]
      #expect(try fixture.succeed(run).lines == [cell.mark])
      let bundle = ["transfer-image", "-N", "--bundle", "b.tar"] + cell.words + [cell.image]
      let told = try fixture.succeed(bundle)
      #expect(told.output.contains(reference) || told.error.contains(reference), "\(told)")
      // Without a word it publishes what is for production.
      let environment =
        cell.words.contains("--environment") || cell.variables["ENVIRONMENT"] != nil
        ? [] : ["--environment="]
      let publish = ["publish-image", "-N"] + environment + cell.words + [cell.image]
      let published = try fixture.succeed(publish)
      #expect(published.lines.contains { $0.hasPrefix("docker tag \(reference) ") }, "\(published)")
      #expect(try fixture.succeed(["build-image"] + cell.words + ["clean", cell.image]).exitCode == 0)
      #expect(try !fixture.engine.has(reference), "clean leaves it")
    }

    @Test func aSlipInAnEnvironmentIsRefusedByAll() throws {
      let fixture = try fixture(Self.cells[0])
      fixture.environment["ENVIRONMENT"] = "prodction"
      for words in [
        ["build-image", "x"], ["run-image", "x"], ["transfer-image", "x", "nowhere"], ["publish-image", "x"],
      ] {
        let run = try fixture.run(words + ["--dry-run"])
        let slip = "no section of run.cfg is for the environment 'prodction', did you mean 'production'?"
        #expect(run.exitCode == 2 && run.error == "\(words[0]): \(slip)\n", "\(run)")
      }
    }
  }
}
