/// What `--version` prints. One number for the four executables and `images.mk`.
public enum ProductVersion {
  public static let current = "0.1.0"
}
