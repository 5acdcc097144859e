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
    let (action, present, bytes): (String, Int, UInt64)
    switch deed {
    case .nothing: (action, present, bytes) = ("nothing", image.layerNames.count, 0)
    case .tag: (action, present, bytes) = ("tag", image.layerNames.count, 0)
    case .send(let there): (action, present, bytes) = ("send", there, image.size(behind: there))
    }
    return [
      .init("image", .string(wanted.name.description)), .init("action", .string(action)),
      .init("layers", .number(image.layerNames.count)), .init("present", .number(present)),
      .init("bytes", .number(Int(clamping: bytes))),
    ]
  }
}
