#!/bin/sh
# CLIENT COMPRESSOR IMAGE FILE...: the image's archive without these files, compressed, behind our first line: what stays
# never comes onto the line. It ends as `docker save` does.
client=$1 pack=${2:-cat} image=$3
shift 3
without() { if [ $# -gt 0 ]; then tar --delete -f - "$@"; else cat; fi; }
echo 'orbyter-answer 1'
exec 4>&1
code=$({ { $client save "$image"; echo $? >&3; } | without "$@" | $pack >&4; } 3>&1)
exit "${code:-1}"
