/// What runs over there. It holds nothing that a person wrote.
enum RemoteLoad {
  /// `docker` is often off the PATH of a session without a terminal; where our account may not use it,
  /// sudo may let it without asking.
  static let script = """
    PATH="$PATH:/usr/local/bin:/usr/bin:/snap/bin:/opt/homebrew/bin"; \
    if ! command -v docker >/dev/null; then \
    echo "$(hostname): docker is not installed, or not on the PATH" >&2; exit 127; \
    elif docker version >/dev/null 2>&1; then exec docker load; \
    elif sudo -n docker version >/dev/null 2>&1; then exec sudo -n docker load; \
    else docker version >/dev/null; \
    echo "$(hostname): $(id -un) may not use docker; run there: sudo usermod -aG docker $(id -un)" >&2; exit 1; fi
    """
}
