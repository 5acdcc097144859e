#!/bin/sh
# FOLDER IMAGES: in the container, where all images' folders are /docker, and IMAGES in the project: /docker/tests, for
# all images, and /docker/FOLDER/test, for this one. A test is an executable, or test_*.py for the image's pytest.
# Those for all images are skipped where they find nothing to test.
passed=0 failed=0
for test in /docker/tests/* "/docker/$1/test"/*; do
  name=$2${test#/docker}
  set -- "$1" "$2"
  case $test in
    /docker/tests/test_*.py)
      python3 -c 'import pytest' 2>/dev/null || continue
      set -- "$@" python3 -m pytest -p no:cacheprovider -v --tb=short --disable-warnings "$test"
      ;;
    */test_*.py) set -- "$@" python3 -m pytest -p no:cacheprovider -v --tb=short --disable-warnings "$test" ;;
    *) if [ -f "$test" ] && [ -x "$test" ]; then set -- "$@" "$test"; else continue; fi ;;
  esac
  echo "test $name"
  (shift 2; exec "$@")
  code=$?
  case $code-$test in
    0-*) passed=$((passed + 1)) ;;
    5-/docker/tests/test_*.py) echo "skipped: $name" ;;
    *) failed=$((failed + 1)); echo "FAILED: $name" ;;
  esac
done
echo "$1: $passed passed, $failed failed"
if [ "$passed$failed" = 00 ]; then echo "put a test into $2/$1/test: an executable, or test_*.py" >&2; fi
[ "$passed" -gt 0 ] && [ "$failed" = 0 ]
