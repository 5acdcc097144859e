import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// Which image is built before it runs, and how: by kind, by what is there and by what was asked for.
struct MissingImageTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    var config = ""
    var image = ImageInfo.absent
    var overlay: String?
    var variables: [String: String] = [:]
    /// The line of build-image, or the refusal; empty for neither.
    let expected: String
    var testDescription: String { name }
  }

  private static let config =
    "[run_image]\nsynthetic_images=nb\n[nb]\nname=dev\ntag=gpu\n[db]\nname=postgres\nprefix=no\ntag=16\n"

  static let cases: [Case] = [
    .init(name: "a folder that is there", words: ["dev"], image: .present(.init()), expected: ""),
    .init(name: "a folder that is not", words: ["dev"], expected: "build-image dev"),
    .init(name: "nobody knows", words: ["dev"], image: .unknown, expected: ""),
    .init(name: "--build", words: ["--build", "dev"], image: .present(.init()), expected: "build-image dev"),
    .init(name: "-k", words: ["-k", "dev"], expected: "build-image dev"),
    .init(name: "a synthetic one", words: ["nb"], expected: "build-image nb"),
    .init(name: "one from elsewhere", words: ["db"], expected: ""),
    .init(
      name: "--build of one from elsewhere", words: ["--build", "db"], image: .present(.init()),
      expected: "'db' exists elsewhere and is not built here; docker pull gets it"),
    .init(
      name: "an environment", words: ["dev"], overlay: "production",
      expected: "build-image --environment production dev"),
    .init(
      name: "none, where the variable has one", words: ["dev"], variables: ["ENVIRONMENT": "ci"],
      expected: "build-image --environment '' dev"),
    .init(
      name: "published parents", words: ["--parents", "published:3", "dev"],
      expected: "build-image --parents published:3 dev"),
    .init(
      name: "-t of what is there", words: ["-t", "4.0.0", "dev"], image: .present(.init()), expected: ""),
    .init(
      name: "-t of what is not", words: ["-t", "4.0.0", "dev"],
      expected:
        "lab-dev:4.0.0 is not here, and -t builds nothing; build it from this checkout: build-image --image-tag 4.0.0 dev"
    ),
    .init(
      name: "-t of what may be published", words: ["-t", "4.0.0", "dev"],
      config: "[publish]\nrepository=ghcr.io/acme\n",
      expected:
        "lab-dev:4.0.0 is not here, and -t builds nothing; build it from this checkout: build-image --image-tag 4.0.0 dev, or pull what is published: docker pull ghcr.io/acme/dev:4.0.0 && docker tag ghcr.io/acme/dev:4.0.0 lab-dev:4.0.0"
    ),
    .init(
      name: "-t of a synthetic one, which no version is published of", words: ["-t", "4.0.0", "nb"],
      config: "[publish]\nrepository=ghcr.io/acme\n",
      expected:
        "lab-dev:4.0.0 is not here, and -t builds nothing; build it from this checkout: build-image --image-tag 4.0.0 nb"
    ),
    .init(
      name: "-t of what nobody publishes", words: ["-t", "4.0.0", "dev"],
      config: "[publish]\nrepository=ghcr.io/acme\n[dev]\nrelease=no\n",
      expected:
        "lab-dev:4.0.0 is not here, and -t builds nothing; build it from this checkout: build-image --image-tag 4.0.0 dev"
    ),
    .init(name: "-t of one from elsewhere", words: ["-t", "15", "db"], expected: ""),
    .init(
      name: "-t and --build", words: ["--build", "-t", "4.0.0", "dev"], overlay: "ci",
      expected: "build-image --environment ci --image-tag 4.0.0 dev"),
  ]

  @Test(arguments: cases) func decides(_ item: Case) throws {
    var lab = Lab()
    lab.overlay = item.overlay
    lab.variables = item.variables
    var inputs = try lab.inputs(Self.config + item.config, item.words)
    inputs.host.image = item.image
    do {
      let steps = try MissingImage.steps(inputs, builder: "build-image")
      #expect(steps.map(\.shellLine).joined(separator: "\n") == item.expected)
    } catch let error as any Explained {
      #expect(error.explanation == item.expected)
    }
  }

  /// `--parents` where nothing is built: make's BASE_IMAGE_TAG is not passed over.
  @Test(
    arguments: [
      (
        "dev", "ci",
        "lab-dev:ada is there and not built, so --parents (make's BASE_IMAGE_TAG) has no effect; to build it on them: run-image --build --parents published:3 --environment ci dev"
      ),
      ("db", nil, "postgres:16 is not built here, so --parents (make's BASE_IMAGE_TAG) has no effect"),
    ] as [(String, String?, String)]) func parentsUnused(_ image: String, _ overlay: String?, _ text: String)
    throws
  {
    var lab = Lab()
    lab.overlay = overlay
    let inputs = try lab.inputs(Self.config, ["--parents", "published:3", image])
    #expect(MissingImage.notice(inputs).map { Warning.run($0).text } == text)
    #expect(MissingImage.notice(try lab.inputs(Self.config, [image])) == nil)
  }

  @Test(
    arguments: [
      ("a commit", String(repeating: "1a", count: 20), String(repeating: "1a", count: 20)),
      ("changes in it", String(repeating: "1a", count: 20) + "-dirty", String(repeating: "1a", count: 20)),
      ("none", "", nil), ("no commit", "--upload-pack=x", nil),
    ] as [(String, String, String?)]) func commits(_ name: String, _ revision: String, _ commit: String?)
    throws
  {
    var inputs = try Lab().inputs("")
    let labels = ["orbyter.project": "lab", "org.opencontainers.image.revision": revision]
    inputs.host.image = .present(.init(labels: labels))
    #expect(ForeignCommit.commit(inputs) == commit)
    inputs.host.image = .present(.init(labels: ["org.opencontainers.image.revision": revision]))
    #expect(ForeignCommit.commit(inputs) == nil, "another's label")
  }
}
