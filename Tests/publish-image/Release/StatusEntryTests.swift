import Testing

@testable import PublishCore

struct StatusEntryTests {
  @Test func namesOfAllKinds() {
    let status = " M docker/dev/VERSION\0R  new name\0old\0?? a\"b\nc\0"
    #expect(
      StatusEntry.all(Array(status.utf8)).map(\.description)
        == ["docker/dev/VERSION", "old -> new name", "a\"b\nc"])
    #expect(StatusEntry.all([]).isEmpty)
  }
}
