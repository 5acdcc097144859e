import ImageConfig
import Testing

@testable import RunCore

struct CDISpecificationTests {
  private static let yaml = """
    cdiVersion: "0.5.0"
    kind: nvidia.com/gpu
    devices:
    - name: "0"
      containerEdits:
        deviceNodes:
        - path: /dev/nvidia0
          name: not-a-device
    - name: 'GPU-1234'
      containerEdits:
        deviceNodes:
        - path: /dev/nvidia0
    - name: all
      containerEdits: {}
    containerEdits:
      env:
      - NVIDIA_VISIBLE_DEVICES=void
      mounts:
      - name: nor-this
        containerPath: /usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14
        hostPath: /usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14
        options: [ro, nosuid]
    """

  @Test(arguments: [
    ("flat", yaml), ("indented", yaml.replacing("\n- ", "\n  - ").replacing("\n  ", "\n    ")),
  ])
  func reads(_ item: (name: String, text: String)) throws {
    let specification = try #require(CDISpecification(Array(item.text.utf8), path: "/etc/cdi/nvidia.yaml"))
    #expect(specification.kind == CDISpecification.nvidia)
    #expect(specification.devices == ["0", "GPU-1234", "all"])
    #expect(specification.driver == DriverVersion("550.54.14"))
  }

  @Test func readsJSON() throws {
    let text = #"{"kind": "nvidia.com/gpu", "devices": [{"name": "0"}, {"name": 1}, {"name": "all"}]}"#
    let specification = try #require(CDISpecification(Array(text.utf8), path: ""))
    #expect(specification.devices == ["0", "all"])
    #expect(specification.driver == nil)
  }

  @Test(arguments: ["", "{}", "[]", "kind:", "devices:\n- name: 0", "\u{0}", "- - - -", "::::"]) func isNone(
    _ text: String
  ) {
    #expect(CDISpecification(Array(text.utf8), path: "") == nil)
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    var result = self
    while let range = result.range(old) { result.replaceSubrange(range, with: "\u{1}") }
    return result.split(separator: "\u{1}", omittingEmptySubsequences: false).joined(separator: new)
  }

  private func range(_ text: String) -> Range<Index>? {
    firstIndex(ofText: text).map { $0..<index($0, offsetBy: text.count) }
  }
}
