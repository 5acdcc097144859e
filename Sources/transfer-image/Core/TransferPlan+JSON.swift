import CommandLine
import ImageConfig
import RemoteEngineCore

extension TransferPlan {
  /// What a dry run tells a program.
  package var json: JSONText {
    .list(shipments.map { .object($0.members) })
  }
}

extension TransferPlan.Shipment {
  package var members: [JSONText.Member] {
    let (word, present, bytes): (String, Int, UInt64)
    switch action {
    case .nothing: (word, present, bytes) = ("nothing", image.layerNames.count, 0)
    case .tag: (word, present, bytes) = ("tag", image.layerNames.count, 0)
    case .send(let there): (word, present, bytes) = ("send", there, image.size(behind: there))
    }
    return [
      .init("image", .string(wanted.name.description)), .init("action", .string(word)),
      .init("layers", .number(image.layerNames.count)), .init("present", .number(present)),
      .init("bytes", .number(Int(clamping: bytes))),
    ]
  }
}
