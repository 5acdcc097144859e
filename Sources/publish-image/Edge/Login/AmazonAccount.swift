import CommandLine
import Execution
import ImageConfig
import PublishCore

/// The account that the `aws` program is set up for.
struct AmazonAccount: CloudAccount {
  private let effects: Effects

  init(_ effects: Effects) {
    self.effects = effects
  }

  func number() throws -> String {
    // The first generation of that program knows AWS_REGION not.
    let region = variable.map { ["--region", $0] } ?? []
    return try answer(
      "account", ["sts", "get-caller-identity"] + region + ["--query", "Account", "--output", "text"])
  }

  func region() throws -> String {
    try variable ?? answer("region", ["configure", "get", "region"])
  }

  private var variable: String? {
    ["AWS_REGION", "AWS_DEFAULT_REGION"].lazy.compactMap { effects.world.environment[$0] }
      .first { !$0.isEmpty }
  }

  func hasRepository(_ name: String, in place: [String]) throws -> Bool {
    let probe = try ask(["ecr", "describe-repositories"] + place + ["--repository-names", name])
    if probe.exitCode != 0, !complaint(probe).containsBytes("RepositoryNotFoundException") {
      throw PublishProblem.cloudSilent("repository \(name)", complaint(probe))
    }
    return probe.exitCode == 0
  }

  private func answer(_ what: String, _ arguments: [String]) throws -> String {
    let probe = try ask(arguments)
    guard probe.exitCode == 0, !probe.text.isEmpty else {
      throw PublishProblem.cloudSilent(what, complaint(probe))
    }
    return probe.text
  }

  /// Its last line.
  private func complaint(_ probe: Probe) -> String {
    let said = String(decoding: probe.error, as: UTF8.self)
    return said.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
  }

  private func ask(_ arguments: [String]) throws -> Probe {
    guard let probe = effects.ask(Command("aws", arguments).asking(.first)) else {
      throw StepProblem.notFound(executable: "aws")
    }
    return probe
  }
}
