import CommandLine
import Execution
import ImageConfig
import RemoteEngineCore
import TransferCore

/// What is told on the way: to a person, or to a program that reads along.
extension Transfer {
  func tell(_ notice: TransferNotice) { effects.story("\(mode.program): \(notice.text)\n") }

  /// To a program: what is to be done, and that it is.
  func tell(_ shipments: [TransferPlan.Shipment]) {
    for shipment in shipments { emit("plan", shipment.members) }
  }

  func tell(there wanted: ImageToMove) {
    emit("there", [.init("image", .string(wanted.name.description))])
  }

  private var isForPrograms: Bool { mode.isJSON && !mode.isDryRun }

  /// A line for a program that reads along, if one does. One that has gone is noticed at the end.
  private func emit(_ event: String, _ members: [JSONText.Member]) {
    if isForPrograms { effects.event(line(event, members)) }
  }

  private func line(_ event: String, _ members: [JSONText.Member]) -> String {
    JSONText.object([.init("event", .string(event))] + members).line + "\n"
  }

  /// Tells of bytes, whoever watches.
  /// - Parameter hasPace: whether they come as the line takes them, and not as docker comes across them.
  func progress(_ verb: String, _ name: String, total: UInt64?, hasPace: Bool = true) -> Progress {
    Progress(
      label: "\(verb) \(VisibleText.line(name))", total: total, width: effects.width, hasPace: hasPace,
      listener: !isForPrograms
        ? nil
        : { bytes, total in
          let all = total.map { JSONText.number(Int(clamping: $0)) } ?? .null
          emit(
            "progress",
            [
              .init("image", .string(name)), .init("bytes", .number(Int(clamping: bytes))),
              .init("total", all),
            ])
        })
  }

  func result(_ names: [String], as key: String) -> String {
    if isForPrograms { return line("end", [.init(key, .list(names.map(JSONText.string)))]) }
    return names.map { VisibleText.line($0) + "\n" }.joined()
  }

  /// What a program learns of the end that is none, before a person does.
  func telling<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      let reason = (error as? any Explained)?.explanation ?? "\(error)"
      emit("failed", [.init("reason", .string(reason))])
      throw error
    }
  }
}
