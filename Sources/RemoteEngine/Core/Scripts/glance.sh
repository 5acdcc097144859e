#!/bin/sh
# IMAGE...: what the engine says of the images, where docker tells that at once.
#
# shellcheck disable=SC2034,SC2154 # inspect of answer.sh reads the image and tells
exec </dev/null
say glance
for image; do
  say asked
  inspect docker || break
  say "$told"
done
say end
