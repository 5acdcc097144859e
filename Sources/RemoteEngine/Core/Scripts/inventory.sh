#!/bin/sh
# CLIENT: the names of each image, and its layers.
#
# shellcheck disable=SC2086 # a client may be several words
$1 image ls -q --no-trunc | sort -u | xargs $1 image inspect --format \
  'named {{if .RepoTags}}{{join .RepoTags ","}}{{else}}{{.ID}}{{end}}{{range .RootFS.Layers}} {{.}}{{end}}' \
  2>/dev/null
say end
