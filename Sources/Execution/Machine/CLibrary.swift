// The only import of the system's C library: every file of this module, and whoever imports it, sees it through this
// one. What the systems do differently stands in Posix+Darwin.swift and Posix+Linux.swift.
#if canImport(Darwin)
  @_exported import Darwin
#else
  @_exported @preconcurrency import Glibc
#endif
