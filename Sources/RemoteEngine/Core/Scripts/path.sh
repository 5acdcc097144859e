#!/bin/sh
# In front of all others. `docker` is often off the PATH of a session without a terminal. An image is the one that was
# asked for, whichever platform the account would rather have.
PATH="$PATH:/usr/local/bin:/usr/bin:/snap/bin:/opt/homebrew/bin"
export PATH
unset DOCKER_DEFAULT_PLATFORM
