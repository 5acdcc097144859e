import CommandLine
import ImageConfig
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// What makes an image another one although its layers are the same, and what does not.
struct LikenessTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// What two engines say of an image: members of its config, and others where a semicolon stands in front.
    let one: String
    let other: String
    let isAlike: Bool
    var testDescription: String { name }

    init(_ name: String, _ one: String, _ other: String, _ isAlike: Bool) {
      (self.name, self.one, self.other, self.isAlike) = (name, one, other, isAlike)
    }
  }

  static let cases: [Case] = [
    // A Dockerfile's words.
    .init("EXPOSE", "", #""ExposedPorts":{"80/tcp":{}}"#, false),
    .init("another port", #""ExposedPorts":{"80/tcp":{}}"#, #""ExposedPorts":{"81/tcp":{}}"#, false),
    .init("VOLUME", "", #""Volumes":{"/data":{}}"#, false),
    .init("one volume more", #""Volumes":{"/a":{}}"#, #""Volumes":{"/a":{},"/b":{}}"#, false),
    .init("LABEL", "", #""Labels":{"a":"b"}"#, false),
    .init("a label without a value", "", #""Labels":{"a":""}"#, false),
    .init("a value less", #""Labels":{"a":"b"}"#, #""Labels":{"a":""}"#, false),
    .init("ENV", "", #""Env":["A=b"]"#, false),
    .init("the order of variables", #""Env":["A=b","C=d"]"#, #""Env":["C=d","A=b"]"#, false),
    .init("CMD", #""Cmd":["a"]"#, #""Cmd":["b"]"#, false),
    .init("ENTRYPOINT", "", #""Entrypoint":["a"]"#, false),
    .init("an entry point of nothing", "", #""Entrypoint":[""]"#, false),
    .init("USER", "", #""User":"1000""#, false),
    .init("WORKDIR", #""WorkingDir":"/""#, #""WorkingDir":"/srv""#, false),
    .init("STOPSIGNAL", "", #""StopSignal":"SIGINT""#, false),
    .init("SHELL", "", #""Shell":["/bin/sh","-ec"]"#, false),
    .init("ONBUILD", "", #""OnBuild":["RUN true"]"#, false),
    .init("HEALTHCHECK", "", #""Healthcheck":{"Test":["CMD","true"]}"#, false),
    .init("HEALTHCHECK NONE", "", #""Healthcheck":{"Test":["NONE"]}"#, false),
    .init(
      "its interval", #""Healthcheck":{"Test":["CMD","true"]}"#,
      #""Healthcheck":{"Interval":5,"Test":["CMD","true"]}"#, false),
    .init("MAINTAINER", "", #";"author":"ada""#, false),
    .init("a key of tomorrow", "", #""Tomorrow":{"a":{}}"#, false),
    // The platform.
    .init("the variant", #";"variant":"v6""#, #";"variant":"v7""#, false),
    .init("the version of its system", #";"version":"10.0.1""#, #";"version":"10.0.2""#, false),
    .init("podman tells no variant", "", #";"variant":"v7""#, true),
    // As engines differ.
    .init(
      "what says nothing", "", #""Volumes":null,"ExposedPorts":{},"OnBuild":[],"Tty":false,"Cmd":null"#, true),
    .init(
      "a health check's noughts", #""Healthcheck":{"Test":["CMD","true"],"Retries":0}"#,
      #""Healthcheck":{"Test":["CMD","true"]}"#, true),
    .init("a health check of nothing", "", #""Healthcheck":{"Test":null}"#, true),
    .init("nobody knows its author", "", #";"author":"","version":"""#, true),
    .init(
      "the container that it was made of", "",
      #""Hostname":"e2a","Tty":true,"OpenStdin":true,"AttachStdout":true,"StopTimeout":0,"MacAddress":"02:42""#,
      true),
  ]

  private func image(_ members: String, _ id: Character = "f") throws -> ImageFacts {
    let parts = members.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    let inner = parts[0].isEmpty ? "{}" : "{\(parts[0])}"
    let outer = parts.count > 1 ? ",\(parts[1])" : ""
    let text =
      #"{"id":"\#(Engines.digest(id))","rootfs":{"Layers":["\#(Engines.digest("a"))"]},"config":\#(inner)\#(outer)}"#
    return try #require(ImageFacts(text), "\(text)")
  }

  @Test(arguments: cases) func compares(_ item: Case) throws {
    let (one, other) = (try image(item.one), try image(item.other))
    #expect(one.isAlike(one) && other.isAlike(other))
    #expect(one.isAlike(other) == item.isAlike && other.isAlike(one) == item.isAlike)
  }

  static let stores:
    [(name: String, from: EngineFacts.Store?, to: EngineFacts.Store?, id: Character, Likeness)] = [
      ("both classic", .classic, .classic, "f", .same),
      ("its history is another", .classic, .classic, "e", .other),
      ("both containerd's", .containerd, .containerd, "f", .same),
      ("another platform of it may have changed", .containerd, .containerd, "e", .perhaps),
      ("to a classic one", .containerd, .classic, "e", .same),
      ("from a classic one", .classic, .containerd, "e", .same),
      ("podman", .classic, .podman, "e", .same), ("two podmans", .podman, .podman, "e", .same),
      ("nobody knows", nil, .classic, "e", .perhaps), ("nobody knows there", .containerd, nil, "e", .perhaps),
      ("nobody needs to know", nil, nil, "f", .same),
    ]

  @Test(arguments: stores) func whatItIsCalledCounts(
    _ item: (name: String, from: EngineFacts.Store?, to: EngineFacts.Store?, id: Character, Likeness)
  ) throws {
    let (image, other) = (try image(""), try image("", item.id))
    #expect(image.likeness(to: other, store: item.from, others: item.to) == item.4, "\(item.name)")
    let unlike = try self.image(#""User":"1""#)
    #expect(image.likeness(to: unlike, store: item.from, others: item.to) == .other)
  }

  // what an index loses

  /// build-image says of an image which platforms it is for; no engine does.
  @Test(arguments: [
    ("overlayfs", "classic", true), ("overlayfs", "containerd", false), ("overlay2", "classic", false),
  ])
  func saysSoInALabel(_ item: (driver: String, target: String, isTold: Bool)) throws {
    let label = #""Labels":{"orbyter.platforms":"linux/amd64,linux/arm64"}"#
    let image = try image(label + #";"os":"linux","architecture":"amd64","driver":"\#(item.driver)""#)
    let store = item.target == "classic" ? "null" : Engines.containerd
    let target = try Engines.facts(Engines.answer(store: store))
    let wanted = try ImageToMove("a:1", tag: nil, project: nil)
    let plan = TransferPlan([(wanted, image)], from: target, to: target)
    let told = plan.notices(target, place: "gpu", isAll: true).flatMap(\.self).dropFirst().map(\.text)
    let text = "a:1: gpu keeps only linux/amd64; its store can't keep linux/arm64 beside it"
    #expect(told == (item.isTold ? [text] : []))
    #expect(plan.notices(target, place: "gpu").flatMap(\.self).count == 1, "its archive tells it")
  }

  static let platforms: [(kept: String, all: [String], lost: String?)] = [
    ("amd64", [], nil), ("amd64", ["linux/amd64"], nil),
    ("amd64", ["linux/amd64", "linux/arm64"], "linux/arm64"),
    ("arm64", ["linux/arm64/v8", "linux/amd64", "linux/arm/v7"], "linux/amd64, linux/arm/v7"),
  ]

  @Test(arguments: platforms) func oneOfSeveral(_ item: (kept: String, all: [String], lost: String?)) throws {
    let image = try image(#";"os":"linux","architecture":"\#(item.kept)""#)
    #expect(image.platforms(lostOf: item.all) == item.lost)
  }
}
