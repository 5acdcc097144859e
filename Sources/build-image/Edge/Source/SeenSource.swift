import BuildCore
import ImageConfig

/// What lies where the images of a draft are made from.
struct SeenSource {
  let draft: BuildDraft
  let files: SeenFiles
  /// By image: as the files were asked for it, and with what links lead to.
  private(set) var readings: [String: [(seen: SourceReading, whole: SourceReading)]] = [:]
  private(set) var inputs: [(image: String, inputs: ImageInputs)] = []

  init(_ draft: BuildDraft, _ host: BuildHost, _ files: SeenFiles) {
    (self.draft, self.files) = (draft, files)
    let root = draft.project.files.root
    let exists = { (path: String) in host.exists(path.hasPrefix("/") ? path : "\(root)/\(path)") }
    for target in draft.targets {
      var links: [FollowedLink] = []
      readings[target.name] = target.sourceReadings(draft.project, exists: exists).map { reading in
        let found = files.entries(reading.reading).entries
        let (whole, followed) = reading.following(found) { host.link("\(root)/\($0)") }
        if reading.place != nil { links += followed }
        return (reading, whole)
      }
      inputs.append((target.name, ImageInputs(target, draft.project, exists: exists, links: links)))
    }
  }

  /// What git can't know, by its content.
  var outside: [String: [[String]]] {
    readings.mapValues { readings in
      readings.filter { $0.seen.place == nil }.map { reading in
        SourceReading.words(files.entries(reading.seen.reading).entries)
      }
    }
  }
}
