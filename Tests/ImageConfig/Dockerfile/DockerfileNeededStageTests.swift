import Testing

@testable import ImageConfig

/// Which stages docker builds for one.
struct DockerfileNeededStageTests {
  private static let text = """
    ARG LAST=prod
    FROM x AS base
    FROM base AS tools
    FROM y AS unused
    FROM base AS Prod
    COPY --from=0 a b
    FROM z AS data
    FROM $LAST
    RUN --mount=from=data,target=/d true
    COPY --from=5 a b
    COPY --from=99 a b
    COPY --from=elsewhere a b

    """

  @Test(
    arguments: [
      ([], [:], [0, 3, 4, 5]), ([], ["LAST": "tools"], [0, 1, 4, 5]), ([], ["LAST": "alpine"], [4, 5]),
      (["prod"], [:], [0, 3]), (["TOOLS", "data"], [:], [0, 1, 4]), (["unused"], [:], [2]),
      (["nobody"], [:], []),
    ] as [([String], [String: String], [Int])])
  func areBuilt(_ names: [String], _ arguments: [String: String], _ expected: [Int]) throws {
    #expect(try Dockerfile(Self.text).stages(neededFor: names, with: arguments).map(\.index) == expected)
  }
}
