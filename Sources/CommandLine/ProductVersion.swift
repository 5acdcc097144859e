/// What `--version` prints. One number for the four executables and `images.mk`.
package enum ProductVersion {
  package static let current = "0.1.0"
}
