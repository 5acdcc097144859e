#!/bin/sh
# Makes docker/base/root.tar, the root file system of a small Debian: from Debian's own packages where there
# is mmdebstrap, else out of the image debian:bookworm-slim. It appears whole or not at all.
set -eu

suite=bookworm
out=docker/base/root.tar
draft=docker/base/.root.tar.$$
trap 'rm -f "$draft"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

from_packages() {
  # The same packages give the same bytes: this is the day of Debian 12's release.
  export SOURCE_DATE_EPOCH=1686355200
  # No mirror is named, so that the image keeps the distribution's own sources.
  mmdebstrap --quiet --variant=minbase --format=tar --include=ca-certificates "$suite" "$draft"
}

from_image() {
  image=${ROOT_IMAGE:-debian:bookworm-slim}
  container=$(docker create "$image" true)
  docker export -o "$draft" "$container" || { docker rm "$container" >/dev/null; exit 1; }
  docker rm "$container" >/dev/null
}

if [ -z "${ROOT_IMAGE:-}" ] && ! command -v mmdebstrap >/dev/null; then
  docker/engine setup mmdebstrap || true
fi
if [ -z "${ROOT_IMAGE:-}" ] && command -v mmdebstrap >/dev/null; then
  echo "base: making Debian's root from its packages (about half a minute)" >&2
  from_packages
else
  echo "base: taking Debian's root out of ${ROOT_IMAGE:-debian:bookworm-slim}" >&2
  from_image
fi
mv "$draft" "$out"
