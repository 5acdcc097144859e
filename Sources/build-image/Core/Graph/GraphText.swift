import CommandLine
import ImageConfig

/// A tree for people. Each image stands once, below its highest parent; the others are named beside it.
enum GraphText {
  static func of(_ model: GraphModel) -> String {
    let levels = Dictionary(model.images.map { ($0.name, $0.level) }) { first, _ in first }
    var roots: [GraphModel.Entry] = []
    var children: [String: [GraphModel.Entry]] = [:]
    for image in model.images {
      if let parent = main(of: image, levels) {
        children[parent, default: []].append(image)
      } else {
        roots.append(image)
      }
    }
    var text = ""
    // A stack of our own: a chain of thousands of images must not exhaust the program's.
    var rest = roots.reversed().map { (image: $0, lead: "", branch: "", below: "") }
    while let (image, lead, branch, below) = rest.popLast() {
      text += lead + branch + line(image, main(of: image, levels)) + "\n"
      let own = children[image.name] ?? []
      for (number, child) in own.enumerated().reversed() {
        let isLast = number == own.count - 1
        rest.append((child, lead + below, isLast ? "└─ " : "├─ ", isLast ? "   " : "│  "))
      }
    }
    return text
  }

  private static func main(of image: GraphModel.Entry, _ levels: [String: Int]) -> String? {
    image.parents.first { levels[$0] == image.level - 1 }
  }

  private static func line(_ image: GraphModel.Entry, _ parent: String?) -> String {
    let others = image.parents.filter { $0 != parent } + image.externals
    let note = others.isEmpty ? "" : (parent == nil ? "  from " : "  and ") + others.joined(separator: ", ")
    return VisibleText.line(image.name + (image.version.map { " " + $0 } ?? "") + note)
  }
}
