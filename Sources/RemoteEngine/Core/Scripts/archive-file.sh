#!/bin/sh
# CLIENT IMAGE FILE: a small file of the image's archive, which takes reading all of it.
told=$($1 save "$2" | tar -xOf - "$3" | tr -d '\n') && say "file $told"
say end
