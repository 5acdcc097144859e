#!/bin/sh
# CLIENT: whether the engine keeps layers under the names that the small archive on standard input has for them. Of the
# archive nothing stays.
engine=$1
id=$($engine load 2>/dev/null | sed -n 's/^Loaded image.*\(sha256:[0-9a-f]*\)$/\1/p' | tail -n 1)
if [ -n "$id" ]; then
  $engine image ls -aq --no-trunc | grep -qxF "$id" && say listed
  $engine image rm "$id" >/dev/null 2>&1
fi
say end
