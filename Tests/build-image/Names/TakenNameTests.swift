import CommandLine
import Testing

@testable import BuildCore

/// Two things of a project under one reference.
struct TakenNameTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let words: [String]
    let dockerfiles: [String: String]
    /// The two and their reference; none where nothing is wrong.
    let expected: String?

    init(
      _ name: String, _ config: String = "", _ words: [String], _ dockerfiles: [String: String],
      _ expected: String?
    ) {
      self.name = name
      self.config = config
      self.words = words
      self.dockerfiles = dockerfiles
      self.expected = expected
    }

    init(_ name: String, _ config: String, _ words: [String], _ expected: String?) {
      self.init(name, config, words, Self.plain, expected)
    }

    var testDescription: String { name }

    static let plain = ["x": "FROM a", "y": "FROM a"]
  }

  private static let same = "[x]\nname=same\n[y]\nname=same"
  private static let sameTags = "[x]\nname=same\ntag=1\n[y]\nname=same\ntag=2"
  private static let built = ["x": "FROM a AS builder\nFROM a", "x-builder": "FROM a", "y": "FROM a"]
  private static let staged = ["x": "FROM a AS test\nFROM a", "x-test": "FROM a"]
  private static let gpu = "[run_image]\nsynthetic_images=gpu, cpu\n[cpu]\nname=y\n[gpu]\nname=x\n"

  static let cases: [Case] = [
    // name=
    .init("two of one name, one is built", same, ["x"], "image 'x' and image 'y' would both be lab-same:ada"),
    .init("the other", same, ["y"], "image 'y' and image 'x' would both be lab-same:ada"),
    .init("both", same, ["all"], "image 'y' and image 'x' would both be lab-same:ada"),
    .init("neither", same, ["z"], ["x": "FROM a", "y": "FROM a", "z": "FROM a"], nil),
    .init(
      "one as a parent", same, ["z"], ["x": "FROM a", "y": "FROM a", "z": "FROM x"],
      "image 'x' and image 'y' would both be lab-same:ada"),
    .init(
      "a parent that is left alone", same, ["--only", "z"], ["x": "FROM a", "y": "FROM a", "z": "FROM x"], nil
    ),
    .init("of one name at two tags", sameTags, ["all"], nil),
    .init(
      "of one name, one of them at a tag by -t", sameTags, ["-t", "3", "x"], nil),
    .init(
      "at the other's tag by -t", sameTags, ["-t", "2", "x"],
      "image 'x' and image 'y' would both be lab-same:2"),
    .init(
      "the other's name by -i", "", ["-i", "lab-y", "x"], "image 'x' and image 'y' would both be lab-y:ada"),
    .init("its own name by -i", "", ["-i", "lab-x", "x"], nil),
    .init("a name of its own by -i", same, ["-i", "z", "x"], nil),
    .init("one is broken", same, ["x"], ["x": "FROM a", "y": "NONSENSE"], nil),
    .init("one is broken that is not concerned", "[y]\ntag=!", ["x"], nil),
    .init("in another environment", "[y@ci]\nname=x", ["x"], nil),
    .init(
      "Docker Hub need not be said", "[x]\nname=docker.io/a/b\nprefix=no\n[y]\nname=a/b\nprefix=no", ["x"],
      "image 'x' and image 'y' would both be docker.io/a/b:ada"),

    // folders
    .init(
      "folders that differ in case", "", ["z"], ["Z": "FROM a", "z": "FROM a"],
      "image 'z' and image 'Z' would both be lab-z:ada"),
    .init(
      "folders of which one name is made", "", ["all"], ["a b": "FROM a", "a-b": "FROM a"],
      "image 'a-b' and image 'a b' would both be lab-a-b:ada"),

    // stages
    .init(
      "a builder stage and a folder", "", ["x"], built,
      "the stage 'builder' of image 'x' and image 'x-builder' would both be lab-x-builder:ada"),
    .init(
      "the folder", "", ["x-builder"], built,
      "image 'x-builder' and the stage 'builder' of image 'x' would both be lab-x-builder:ada"),
    .init("neither of them", "", ["y"], built, nil),
    .init("a folder for a stage that nobody asks for", "", ["all"], staged, nil),
    .init(
      "--target and a folder", "", ["--target", "test", "x"], staged,
      "the stage 'test' of image 'x' and image 'x-test' would both be lab-x-test:ada"),
    .init("--target and another tag", "[x-test]\ntag=1", ["--target", "test", "x"], staged, nil),
    .init(
      "--target builder is the builder stage", "", ["--target", "builder", "x"], ["x": built["x"] ?? ""], nil),

    // tags in build_args
    .init(
      "a tag more that is another's", "[x]\nbuild_args=-t lab-y:ada", ["x"],
      "image 'x' and image 'y' would both be lab-y:ada"),
    .init(
      "another's, the other way around", "[x]\nbuild_args=-tlab-y:ada", ["y"],
      "image 'y' and image 'x' would both be lab-y:ada"),

    // synthetic images
    .init("one that is made alike", gpu, ["gpu"], nil),
    .init("both are made alike", gpu, ["gpu", "x"], nil),
    .init("a tag of its own", gpu + "tag=gpu\nlabels=a=b", ["gpu", "x"], nil),
    .init(
      "two at one tag of their own",
      "[run_image]\nsynthetic_images=a, b\n[a]\nname=x\ntag=t\n[b]\nname=x\ntag=t\nlabels=a=b", ["a"],
      "image 'a' and image 'b' would both be lab-x:t"),
    .init(
      "-t takes the folder's name", gpu + "tag=gpu\nlabels=a=b", ["-t", "5", "gpu"],
      "image 'gpu' and image 'x' would both be lab-x:5"),
    .init(
      "-t takes the synthetic one's name", gpu + "tag=gpu\nlabels=a=b", ["-t", "gpu", "x"],
      "image 'x' and image 'gpu' would both be lab-x:gpu"),
    .init("-t of the folder alone", gpu + "tag=gpu\nlabels=a=b", ["-t", "5", "x"], nil),
    .init("one that is not built harms nobody", gpu + "labels=a=b", ["x"], nil),
  ]

  @Test(arguments: cases) func isRefused(_ item: Case) throws {
    var lab = Lab()
    lab.dockerfiles = item.dockerfiles
    guard let expected = item.expected else {
      _ = try lab.plan(item.config, item.words)
      return
    }
    let error = #expect(throws: BuildProblem.self) { try lab.plan(item.config, item.words) }
    let cure = "; rename one of them, or give it a name= or tag= of its own in run.cfg"
    #expect(error?.explanation == expected + cure)
  }

  /// Any key that shapes what is built.
  @Test(arguments: [
    "build_args=A=1", "target=two", "labels=a=b", "secrets=id=T", "ssh=default", "platforms=linux/arm64",
    "build_network=none", "contexts=x=y", "ca_bundle=system", "pip_conf=system", "pre_build_script=a",
    "build_args=-f docker/x/other",
  ]) func aSyntheticImageNeedsATagOfItsOwn(_ line: String) throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles = ["x": "FROM a AS one\nFROM a AS two\nFROM a"]
    lab.contents["docker/x/other"] = Array("FROM a".utf8)
    let config = "[run_image]\nsynthetic_images=s\n[s]\nname=x\n" + line
    let error = #expect(throws: (any Error).self) { try lab.plan(config, ["s"]) }
    #expect(
      (error as? any Explained)?.explanation
        == "[s] would build something else as lab-x:ada, which is 'x''s; give it a tag=")
    _ = try lab.plan(config + "\ntag=s", ["s"])
    _ = try lab.plan(config, ["x"])
  }

  /// Keys that say how, and not what.
  @Test(arguments: ["no_cache=yes", "pull=yes", "post_build_script=a", "cmd=x", "volumes=/a:/b"])
  func othersMayDiffer(_ line: String) throws {
    var lab = Lab()
    lab.dockerfiles = ["x": "FROM a"]
    _ = try lab.plan("[run_image]\nsynthetic_images=s\n[s]\nname=x\n" + line, ["s"])
  }
}
