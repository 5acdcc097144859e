import ImageConfig
import Testing

@testable import BuildCore

/// Repositories that were not written for it: with a run.cfg of ten lines at most, the graph is right.
struct ForeignProjectTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let imagesFolder: String
    let dockerfiles: [String: String?]
    let versions: [String: String]
    /// `level name < parents < externals`
    let expected: [String]

    init(
      _ name: String, _ config: String, in imagesFolder: String, _ dockerfiles: [String: String?],
      versions: [String: String] = [:], _ expected: [String]
    ) {
      self.name = name
      self.config = config
      self.imagesFolder = imagesFolder
      self.dockerfiles = dockerfiles
      self.versions = versions
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: cases) func isRead(_ item: Case) throws {
    #expect(item.config.split(separator: "\n").count <= 10)
    var lab = Lab()
    lab.imagesFolder = item.imagesFolder
    lab.dockerfiles = item.dockerfiles
    lab.versions = item.versions
    let lines = try lab.graph(item.config).images.map { image in
      let parts = ["\(image.level) \(image.name)", image.parents.joined(separator: " ")]
      return (parts + [image.externals.joined(separator: " ")]).joined(separator: " < ")
    }
    #expect(lines == item.expected)
  }

  private static let jupyter = """
    ARG REGISTRY=quay.io
    ARG OWNER=jupyter
    ARG BASE_IMAGE=$REGISTRY/$OWNER/PARENT
    FROM $BASE_IMAGE
    LABEL maintainer="x"

    """

  private static func jupyter(on parent: String) -> String {
    jupyter.split(separator: "PARENT", omittingEmptySubsequences: false).joined(separator: parent)
  }

  static let cases: [Case] = [
    .init(
      "folders at the root, the base by an argument at its tag",
      "[project]\nname=stack\nimages=.\n[publish]\nrepository=ghcr.io/campus", in: ".",
      [
        "docs": nil,
        "base-notebook": """
        ARG PYTHON_VERSION=python-3.11
        FROM quay.io/jupyter/base-notebook:2024-01-15
        """,
        "scipy-ml-notebook": """
        ARG BASE_TAG=latest
        FROM ghcr.io/campus/base-notebook:${BASE_TAG} AS base
        FROM base
        COPY --from=ghcr.io/astral-sh/uv:0.5.1@sha256:\(String(repeating: "0", count: 64)) /uv /bin/uv
        """,
        "rstudio-notebook": """
        ARG BASE=ghcr.io/campus/base-notebook
        FROM ${BASE}:${BASE_TAG:-latest}
        """,
        "gpu": "FROM scipy-ml-notebook\nRUN --mount=type=bind,from=rstudio-notebook,target=/r true\n",
      ],
      [
        "0 base-notebook <  < quay.io/jupyter/base-notebook:2024-01-15",
        "1 rstudio-notebook < base-notebook < ",
        "1 scipy-ml-notebook < base-notebook < ghcr.io/astral-sh/uv:0.5.1@sha256:\(String(repeating: "0", count: 64))",
        "2 gpu < scipy-ml-notebook rstudio-notebook < ",
      ]),
    .init(
      "below images/, names composed of three arguments",
      "[project]\nimages=images\n[publish]\nrepository=quay.io/jupyter", in: "images",
      [
        "docker-stacks-foundation": "ARG ROOT_IMAGE=ubuntu:24.04\nFROM $ROOT_IMAGE\n",
        "base-notebook": jupyter(on: "docker-stacks-foundation"),
        "minimal-notebook": jupyter(on: "base-notebook"),
        "scipy-notebook": jupyter(on: "minimal-notebook"),
        "datascience-notebook": jupyter(on: "scipy-notebook"),
        "r-notebook": jupyter(on: "minimal-notebook"),
        "cuda": "ARG OWNER=jupyter\nFROM quay.io/$OWNER/cuda\n",
      ],
      [
        "0 cuda <  < quay.io/jupyter/cuda",
        "0 docker-stacks-foundation <  < ubuntu:24.04",
        "1 base-notebook < docker-stacks-foundation < ",
        "2 minimal-notebook < base-notebook < ",
        "3 r-notebook < minimal-notebook < ",
        "3 scipy-notebook < minimal-notebook < ",
        "4 datascience-notebook < scipy-notebook < ",
      ]),
    .init(
      "below docker/, published at their versions",
      "[publish]\nrepository=manifold\n[dl]\nbuild_args=TRACK=gpu", in: "docker",
      [
        "base": "FROM debian:12\n",
        "ml": "FROM manifold/base:2.1 AS builder\nFROM manifold/base:2.1\nCOPY --from=builder /a /b\n",
        "dl":
          "ARG TRACK=cpu\nARG ML=manifold/ml:3.0.1\nFROM $ML AS cpu\nFROM host.local:5000/cuda AS gpu\nFROM ${TRACK}\n",
        "old": "FROM manifold/ml:2.9.0\n",
        "ubuntu": "FROM ubuntu:24.04\n",
      ], versions: ["base": "2.1\n", "ml": "3.0.1\n", "ubuntu": "1.0.0"],
      [
        "0 base <  < debian:12",
        "0 old <  < manifold/ml:2.9.0",
        "0 ubuntu <  < ubuntu:24.04",
        "1 ml < base < ",
        "2 dl < ml < host.local:5000/cuda",
      ]),
  ]

  @Test func onlyWhatIsAskedForIsRead() throws {
    var lab = Lab()
    lab.dockerfiles = ["base": "FROM x", "dev": "FROM base", "broken": "NONSENSE", "other": "FROM y"]
    #expect(try lab.graph("", ["dev"]).images.map(\.name) == ["base", "dev"])
    #expect(throws: Dockerfile.Problem.self) { try lab.graph() }
  }

  @Test func aCycleIsPrinted() throws {
    var lab = Lab()
    lab.dockerfiles = ["a": "FROM b", "b": "FROM c", "c": "FROM a"]
    #expect(throws: ImageGraph.Problem.cycle(["a", "b", "c", "a"])) { try lab.graph() }
  }
}
