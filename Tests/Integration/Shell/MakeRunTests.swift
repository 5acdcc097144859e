import Testing

extension Integration {
  /// What the rules of images.mk do, wherever the images are, whatever is said.
  @Suite struct MakeRunTests {
    /// The rules that look into the images' folder, side by side; and the keys that they run by.
    @Test(arguments: [
      ("docker", "dev", "", "b 12"), ("my images", "dev", "production", "b 34"),
      (".", "dev-as-ada", "", "ada 12"),
    ])
    func whereTheImagesAre(_ images: String, _ image: String, _ environment: String, _ said: String) throws {
      let fixture = try Fixture.withRules()
      try fixture.write(
        "run.cfg",
        """
        [project]
        name = \(fixture.name)
        images = \(images)
        [run_image]
        synthetic_images = dev-as-ada
        [dev]
        environment = A=b
        user = 12
        ports = 1
        interactive = -d
        volumes = -v {project_root}:/docker
        [dev@production]
        user = 34
        [dev-as-ada]
        name = dev
        environment = A=ada

        """)
      let dev = images == "." ? "dev" : "\(images)/dev"
      try fixture.write(
        "\(dev)/Dockerfile",
        """
        FROM orbyter-test-busybox:1 AS lock
        COPY ["\(dev)/requirements.in", "/lock/requirements.txt"]
        FROM orbyter-test-busybox:1
        ENTRYPOINT ["false"]

        """)
      try fixture.write("\(dev)/requirements.in", "numpy\n")
      try fixture.write("\(dev)/test/who", "#!/bin/sh\necho \"$A $(id -u)\"\n! touch /docker/x 2>/dev/null\n")
      let words = ["chmod", "755", "\(fixture.folder)/\(dev)/test/who"]
      _ = try Invocation(words, environment: fixture.environment).run()
      let which = environment.isEmpty ? [] : ["ENVIRONMENT=\(environment)"]
      let both = try fixture.make(["-j2", "validate-\(image)", "lock-\(image)"] + which)
      let told = "test \(images)/dev/test/who\n\(said)\ndev: 1 passed, 0 failed\n"
      #expect(both.exitCode == 0 && both.output == told, "\(both)")
      #expect(try fixture.read("\(dev)/requirements.txt") == "numpy\n")
      try fixture.write("\(dev)/requirements.in", "numpy scipy\n")
      let checked = try fixture.make(["lock-\(image)", "ARGS=--check"] + which)
      let again = (["make lock-\(image)"] + which).joined(separator: " ")
      let differs = "\(dev)/requirements.txt is not what requirements.in says; run: \(again)\n"
      #expect(checked.exitCode == 2 && checked.error.contains(differs), "\(checked)")
    }

    /// Of what is said on the command line make takes nothing for its own; a Makefile's lines it reads as always.
    @Test func whatIsSaidStaysWhole() throws {
      let fixture = try Fixture.withRules(
        "MORE = -e A=1\nrun-base: ARGS = $(MORE)\nrun-base: IMAGE_TAG = $(words a b)\n")
      try fixture.image("50%", "FROM scratch\n")
      let said = "-e 'A=$HOME  $$ $(shell touch pwned)' -c \"echo $HOME\""
      #expect(try fixture.dryMake(["run-dev", "ARGS=\(said)"]).output == "run-image \(said) 'dev'\n")
      #expect(try fixture.dryMake(["run-base"]).output == "run-image --image-tag '2' -e A=1 'base'\n")
      for name in ["ENVIRONMENT", "IMAGE_TAG", "BASE_IMAGE_TAG", "HOST", "NOTEBOOK"] {
        let run = try fixture.dryMake([
          "transfer-50%", "run-50%", "notebook", "HOST=h", "\(name)=$(shell touch pwned)",
        ])
        #expect(run.exitCode == 0 && run.output.contains("$(shell touch pwned)"), "\(run)")
        #expect(run.output.contains("'50%'"), "\(run)")
      }
      #expect(!fixture.exists("pwned"))
      let broken = try fixture.dryMake(["run-dev", "ARGS=-c 'a\nb'"])
      #expect(broken.exitCode == 2 && broken.error.contains("ARGS has a line break"), "\(broken)")
      let container = try fixture.make(["run-dev", "ARGS=-N -e \"A=$HOME\""])
      #expect(container.output.contains("-e 'A=\(fixture.folder)/.home' "), "\(container)")
      #expect(try fixture.make(["images"]).output.hasSuffix("images: 50% dev box \n"))
    }

    /// Docker removes no image that a container has, be it one that has ended: those go with their images. What runs
    /// stays, and so does what was kept of an image that is not built here.
    @Test func cleanImagesTakesWhatHasEnded() throws {
      let fixture = try Fixture.withRules()
      try fixture.image("dev", "FROM orbyter-test-busybox:1\n")
      for image in ["dev", "box"] {
        try fixture.succeed("run-image", "-k", image, "--", "sleep", "600")
        try fixture.succeed("run-image", "--stop", image)
      }
      for words in ["-N", "-VN", "--dry-run"] {
        let dry = try fixture.make(["clean-images", "ARGS=\(words)"])
        #expect(dry.exitCode == 0 && dry.output.contains("docker image rm"), "\(dry)")
        #expect(try fixture.engine.docker("ps", "-aq").lines.count == 2, "\(words)")
      }
      let clean = try fixture.make(["clean-images"])
      #expect(clean.exitCode == 0 && clean.lines == [fixture.reference("dev")], "\(clean)")
      #expect(clean.error.contains("tester_dev_"), "said which: \(clean)")
      #expect(try fixture.engine.docker("ps", "-aq").lines.count == 1, "box's stays")

      try fixture.succeed("run-image", "-k", "dev", "--", "sleep", "600")
      let refused = try fixture.make(["clean-images"])
      #expect(refused.exitCode == 2 && refused.error.contains("docker image rm"), "\(refused)")
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 1, "it runs on")
    }

    /// `make hooks` is for a clone that has none; somebody's own is not lost.
    @Test func hooksKeepSomebodysOwn() throws {
      let fixture = try Fixture(.classic)
      let script = """
        set -e
        git init -q clone && cd clone
        make() { command make -s -f "$1/Makefile" --include-dir="$1" hooks; }
        make "$1" && make "$1" && [ -x .git/hooks/pre-commit ] && cat .git/hooks/pre-commit
        echo own >.git/hooks/pre-commit
        ! make "$1" && cat .git/hooks/pre-commit
        """
      let words = ["sh", "-c", script, "sh", Lab.repository]
      let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
      #expect(run.exitCode == 0 && run.output == "#!/bin/sh\nexec make check\nown\n", "\(run)")
      #expect(run.error.contains("is there already; add to it: make check"), "\(run)")
    }

    /// Where nothing is yet.
    @Test func anEmptyFolder() throws {
      let fixture = try Fixture(.classic)
      let folder = "\(fixture.folder)/../\(fixture.name) empty"
      try fixture.write("../\(fixture.name) empty/Makefile", "include \(Lab.repository)/docker/images.mk\n")
      for (bin, told) in [
        ("", "images: none yet; "), (try String(Lab.executable("").dropLast()), "no project here"),
      ] {
        let words = ["make", "-s", "ORBYTER_BIN=\(bin)"]
        let run = try Invocation(words, environment: fixture.environment, folder: folder).run()
        #expect(run.exitCode == 0 && run.output.contains("build-%") && !run.output.contains("*"), "\(run)")
        #expect((run.output + run.error).contains(told), "\(run)")
      }
    }

    /// What an executable would only print is no image to go on with.
    @Test func aDryRun() throws {
      let fixture = try Fixture.withRules()
      for goal in ["validate-dev", "notebook"] {
        let run = try fixture.make([goal, "ARGS=--dry-run", "NOTEBOOK=dev"])
        #expect(run.exitCode == 0 && run.output.contains("docker run"), "\(run)")
        #expect(run.output.contains("build-image dev\n"), "\(run)")
      }
      #expect(try !fixture.engine.has(fixture.reference("dev")))
    }
  }
}
