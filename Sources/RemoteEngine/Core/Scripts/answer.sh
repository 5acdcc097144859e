#!/bin/sh
# In front of all that answer: what they say it with, and the line before which a shell may greet.
#
# shellcheck disable=SC2034 # list is for those behind this
# shellcheck disable=SC2154 # image is theirs who ask
LC_ALL=C; export LC_ALL
say() { printf '%s\n' "$1"; }
# CLIENT...: how it is to tell of an image, so that two engines that have the same say the same.
facts() {
  more=
  case $* in docker | *' docker') more='"variant":{{json .Variant}},"version":{{json .OsVersion}},' ;; esac
  say '{"id":"{{.ID}}","rootfs":{{json .RootFS}},"config":{{json .Config}},'"$more"'"created":{{json .Created}},'\
'"os":{{json .Os}},"architecture":{{json .Architecture}},"size":{{json .Size}},"author":{{json .Author}},'\
'"driver":"{{if .GraphDriver}}{{.GraphDriver.Name}}{{end}}"}'
}
# How docker's client is to tell of an image's layers, and the same in few bytes: each by half of its digest.
list='layers {{.ID}} {{json .RootFS}}'
brief() {
  sed -e '/^layers /!b' -e 's/ {.*"Layers":\[/ /' -e 's/ {.*//' \
    -e 's/ *"sha256:\([0-9a-f]\{32\}\)[0-9a-f]*",*/ \1/g' -e 's/ *\].*//'
}
# CLIENT...: what it says of $image; nothing where there is none.
inspect() {
  told=$("$@" image inspect --format "$list
image $(facts "$@")" "$image" 2>/dev/null) || told=
  # Podman under docker's name stops in the middle.
  [ -n "$told" ] && told=$(say "$told" | brief)
}
say 'orbyter-answer 1'
