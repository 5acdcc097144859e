import Testing

@testable import TransferCore

/// What a person reads while nothing moves, and when it ended because of that.
struct TransferNoticeTests {
  @Test func whatHappensMeanwhile() {
    #expect(
      TransferNotice.export("x:1", bytes: 833_000_000).text
        == "x:1: docker first exports all of it here, 833 MB, before anything is sent")
    #expect(
      TransferNotice.quiet("x:1", place: "gpu", isLoading: true, limit: 600).text
        == "x:1: no sign of docker load on gpu for 30 s; waiting 10 min at most")
    #expect(
      TransferNotice.quiet("x:1", place: "this machine", isLoading: false, limit: 10_600).text
        == "x:1: no sign of docker save on this machine for 30 s; waiting 2 h 56 min at most")
  }

  @Test func whatEndedIt() {
    #expect(
      TransferProblem.silent("x:1", place: "gpu", isLoading: true, limit: 600).explanation
        == "gpu: docker load of 'x:1' showed no sign of life for 10 min, the limit for an image of its size; check docker there, then try again"
    )
    #expect(
      TransferProblem.tooMuchSent("x:1", place: "gpu", announced: 10_000, limit: 268_595_456).explanation
        == "gpu sends more than 268 MB of 'x:1', which it announced as 10 kB; nothing of it is kept; is it the right machine?"
    )
  }
}
