import ImageConfig

/// `<user>_<image>_<yy-mm-dd_HH.MM.SS>_<process>`: sorted by time, and no two alike.
enum ContainerName {
  static func make(image: String, _ world: World) -> String {
    let name = "\(world.user)_\(image)_\(world.time.stamp)_\(world.processID)"
    return ComponentName.container(from: name) ?? "orbyter_\(world.time.stamp)_\(world.processID)"
  }
}
