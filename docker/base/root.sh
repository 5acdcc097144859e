#!/bin/sh
# Makes docker/base/root.tar, the root file system of a small Debian: from Debian's own packages where there
# is mmdebstrap, else out of the image debian:bookworm-slim. It appears whole or not at all.
set -eu

suite=bookworm
out=docker/base/root.tar
draft=docker/base/.root.tar.$$
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
worker=

finish() {
  # A second signal must not cut this short: whoever started us may hand on what the terminal sent already.
  trap '' HUP INT TERM
  [ -z "$worker" ] || { kill -- "-$worker" 2>/dev/null || kill "$worker"; wait "$worker"; } 2>/dev/null || true
  rm -f "$draft" "$draft.sources" "$draft.log"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

say() { echo "base: $*" >&2; }

# work COMMAND...: in the background, or a signal would have to wait for its end; and as the head of a process
# group where there is setsid, because mmdebstrap alone ends when its children do.
work() {
  if command -v setsid >/dev/null; then set -- setsid "$@"; fi
  "$@" &
  worker=$!
  wait "$worker" || { worker=; return 1; }
  worker=
}

# What a run left that was killed too hard to clean up, unless the number is that of a run at work.
forget_drafts() {
  for old in docker/base/.root.tar.*; do
    number=${old#docker/base/.root.tar.}
    case $(ps -o args= -p "${number%%.*}" 2>/dev/null) in *root.sh*) ;; *) rm -f "$old" ;; esac
  done
}

# machine_sources: from where this machine has its Debian 12, if it is one, as lines for apt. Only the
# distribution's own suites; other people's repositories and Debian 13's packages stay out.
machine_sources() {
  for file in /etc/apt/sources.list.d/*.sources; do
    [ ! -r "$file" ] || awk -v suite="$suite" -v keyring="$keyring" '
      BEGIN { RS = ""; FS = "\n" }
      { split("", field)
        for (i = 1; i <= NF; i++)
          if ($i ~ /^[A-Za-z-]+:/) { name = tolower(substr($i, 1, index($i, ":") - 1))
                                     field[name] = substr($i, index($i, ":") + 1) }
          else if ($i ~ /^[ \t]/) field[name] = field[name] " " $i
        if ((" " field["types"] " ") !~ /[ \t]deb[ \t]/ || field["enabled"] ~ /no/) next
        if ((" " field["components"] " ") !~ /[ \t]main[ \t]/) next
        if (field["signed-by"] != "" && field["signed-by"] !~ /debian-archive/) next
        uris = split(field["uris"], uri, " "); suites = split(field["suites"], names, " ")
        for (u = 1; u <= uris; u++) for (s = 1; s <= suites; s++)
          if (uri[u] ~ /^https?:/ && names[s] ~ "^" suite "(-updates|-security)?$")
            print "deb [signed-by=" keyring "] " uri[u], names[s], "main" }' "$file"
  done
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | awk -v suite="$suite" -v keyring="$keyring" '
    $1 == "deb" { if (/signed-by=/ && !/debian-archive/) next
      sub(/\[[^]]*\]/, "")
      if ($2 ~ /^https?:/ && $3 ~ "^" suite "(-updates|-security)?$" && / main( |$)/)
        print "deb [signed-by=" keyring "] " $2, $3, "main" }' || true
}

# needs_room MEGABYTES FOLDER WAY_OUT: told beforehand, since mmdebstrap on a full disk blames whatever fails
# first, or waits.
needs_room() {
  free=$(df -Pk "$2" | awk 'NR == 2 { print int($4 / 1024) }')
  [ "${free:-0}" -ge "$1" ] || { say "$2 has ${free:-no} MB free, and this takes $1 MB; $3"; exit 1; }
}

from_packages() {
  needs_room 350 "${TMPDIR:-/tmp}" "make room there, or let TMPDIR name a folder that has it"
  needs_room 200 docker/base "make room there"
  # The same packages give the same bytes: this is the day of Debian 12's release.
  export SOURCE_DATE_EPOCH=1686355200
  # The packages come from where this machine has its own, a company's mirror perhaps; the image keeps the
  # distribution's sources, which mmdebstrap writes because no mirror is named.
  export MACHINE_SOURCES="$PWD/$draft.sources"
  machine_sources >"$MACHINE_SOURCES"
  grep -q " $suite main" "$MACHINE_SOURCES" || : >"$MACHINE_SOURCES"
  # This machine's name and name servers, which mmdebstrap copies, stay out.
  # What docker's own small Debian leaves out as well: documents, but no licences, and translations.
  # shellcheck disable=SC2016 # the hooks are mmdebstrap's to expand
  work mmdebstrap --logfile="$draft.log" --variant=minbase --format=tar --include=ca-certificates \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/man/*/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/lintian/*' \
    --setup-hook='cp "$1/etc/apt/sources.list" "$1/etc/apt/defaults"' \
    --setup-hook='[ ! -s "$MACHINE_SOURCES" ] || cat "$MACHINE_SOURCES" >"$1/etc/apt/sources.list"' \
    --customize-hook='mv "$1/etc/apt/defaults" "$1/etc/apt/sources.list"' \
    --customize-hook='rm -f "$1/etc/resolv.conf" "$1/etc/hostname"' \
    "$suite" "$draft" || { tail -n 12 "$draft.log" >&2; return 1; }
}

# from_image REFERENCE: the newest there is, or, where no registry answers, the one that is there. A build
# makes no container that a kill could leave behind.
from_image() {
  export DOCKER_BUILDKIT=1
  printf 'FROM %s\n' "$1" >"$draft.sources"
  work docker build --pull -f "$draft.sources" --output "type=tar,dest=$draft" docker/base ||
    work docker build -f "$draft.sources" --output "type=tar,dest=$draft" docker/base
}

can_use_packages() { command -v mmdebstrap >/dev/null && [ -r "$keyring" ]; }

forget_drafts
if [ -n "${ROOT_IMAGE:-}" ]; then
  say "taking the root file system out of $ROOT_IMAGE"
  from_image "$ROOT_IMAGE"
elif can_use_packages || { docker/engine setup mmdebstrap debian-archive-keyring && can_use_packages; }; then
  say "making Debian's root file system from its packages (about half a minute)"
  from_packages ||
    { say "that failed; mend what is told above, or take an image's: ROOT_IMAGE=debian:bookworm-slim"; exit 1; }
else
  say "no mmdebstrap here: taking the root file system out of debian:bookworm-slim"
  from_image debian:bookworm-slim
fi
mv "$draft" "$out"
# Again: what such a run had started may have gone on writing for a while.
forget_drafts
