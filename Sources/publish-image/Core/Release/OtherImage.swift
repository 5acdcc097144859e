import ImageConfig

/// An image of another project in the same repository, which has its git tags there, too.
package struct OtherImage: Equatable {
  /// Its folder, from the top of the repository.
  let place: String
  package let release: ReleaseName

  /// Those of a project that can be released.
  package static func all(of project: Project, in imagesFolder: String) -> [OtherImage] {
    project.folderNames.compactMap { name in
      guard (try? project.isReleased(name)) == true,
        let release = try? ReleaseName(of: name, project)
      else { return nil }
      return OtherImage(place: imagesFolder.isEmpty ? name : "\(imagesFolder)/\(name)", release: release)
    }
  }

  /// The folders that hold image folders with a version, of the paths of all files called VERSION.
  package static func imagesFolders(_ paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/") }.filter { $0.count > 1 && $0.last == "VERSION" }
    return Set(parts.map { $0.dropLast(2).joined(separator: "/") }).sorted()
  }
}
