# One word for each job with an image. For any project with a docker/ folder:
#
#     include orbyter/images.mk
#
# What a rule runs is what you would type: `make -n build-dev` shows it, ARGS=--dry-run shows what that runs.

# The folder of the executables; empty where they are on the PATH.
ORBYTER_BIN ?=
# What must be made before an executable can run; empty where they are installed.
ORBYTER_TOOLS ?=
# What must be there before an engine is needed.
ORBYTER_ENGINE ?=

# HOST, ARGS, REF and NOTEBOOK count only on make's command line or in a Makefile: shells export these names for other
# programs. ENVIRONMENT counts from the environment too, where the executables read it as well.
#
# More words for the executable, as the shell reads them: make run-dev ARGS="-c 'python -V'"
ARGS ?=
# The machine to move an image to: make transfer-base HOST=gpu-server
HOST ?=
# Lays the sections [IMAGE@NAME] of run.cfg over the others.
ENVIRONMENT ?=
# This tag instead of the one in run.cfg.
IMAGE_TAG ?=
# The image of make notebook, and its port on this machine.
NOTEBOOK ?= notebook
NOTEBOOK_PORT ?= 8888
export NOTEBOOK_PORT
# Build on the published parents of this tag, instead of building them.
BASE_IMAGE_TAG ?=
# The git tag to build and publish: make publish REF=refs/tags/dev-5.0.0. Its value is taken as it stands: whoever
# pushes a tag names it.
REF ?=

orbyter-quote = '$(subst ','\'',$1)'
orbyter-bin = $(if $(ORBYTER_BIN),$(call orbyter-quote,$(ORBYTER_BIN)/$1),$1)
orbyter-which = $(if $(ENVIRONMENT),--environment $(call orbyter-quote,$(ENVIRONMENT))) $\
  $(if $(IMAGE_TAG),--image-tag $(call orbyter-quote,$(IMAGE_TAG)))
orbyter-exported = $(filter environment%,$(origin $1))
# The end of a message about a missing variable.
orbyter-unheard = $(if $(call orbyter-exported,$1),; the $1 of the environment does not count)
# An optional one must not be ignored silently: in the environment it is an error.
orbyter-said = $(if $(value $1),$(if $(call orbyter-exported,$1),$(error $\
  $1 is set in the environment, where it may be meant for others; write make $@ $1=..., or unset $1),$($1)))
orbyter = $(if $(orbyter-foreign),,$(strip $(call orbyter-bin,$1) $(orbyter-which) $(call orbyter-said,ARGS) $2))
orbyter-ref = $(if $(call orbyter-exported,REF),,$(value REF))
orbyter-is-dry = $(filter -N --dry-run,$(ARGS))

# Whether a rule with % matches a file that has nothing to do with it, as a source run-tests.sh or an included
# build-rules.mk: nobody asked for it on make's command line, and it names no image. It is left alone.
orbyter-images = $(shell $(call orbyter-bin,build-image) --images 2>/dev/null) $\
  $(patsubst docker/%/Dockerfile,%,$(wildcard docker/*/Dockerfile))
orbyter-foreign = $(if $*,$(if $(filter $@,$(MAKECMDGOALS)),,$(if $(wildcard $@),$(if $(filter $*,$(orbyter-images)),,yes))))
# Prints how docker is called for the project's own engine.
orbyter-docker = $(call orbyter-bin,build-image) $(orbyter-which) --docker

.PHONY: images build-all clean-images genversion matrix doctor notebook stop-notebook release-all publish describe login

images: ## list these targets, and the project's images
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { printf "  %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@printf '\nimages: '; { $(call orbyter-bin,build-image) --images 2>/dev/null || \
	  for folder in docker/*/Dockerfile; do basename "$$(dirname "$$folder")"; done; } | tr '\n' ' '; echo

# The rules with % make no files, and .PHONY takes no patterns. A rule that needs this one runs even if there is a
# file or folder of its target's name, as run-dev.
.PHONY: orbyter-always
orbyter-always:

orbyter-parents = $(if $(BASE_IMAGE_TAG),--parents $(call orbyter-quote,published:$(BASE_IMAGE_TAG)))
# A release decides itself what it is built on.
orbyter-own-parents = $(if $(orbyter-foreign),,$(if $(BASE_IMAGE_TAG),$(error $\
  BASE_IMAGE_TAG is not for make $@, which builds on the parents at their VERSION; leave it out)))
orbyter-build = $(call orbyter,build-image,$(orbyter-parents) $(call orbyter-quote,$*))
orbyter-build-notebook = $(strip $(call orbyter-bin,build-image) $(orbyter-which) $(orbyter-parents) $\
  $(call orbyter-quote,$(call orbyter-said,NOTEBOOK)))
orbyter-run-notebook = $(call orbyter,run-image,--keep $(call orbyter-quote,$(NOTEBOOK)))

build-all: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## build every image, parents first
	@$(call orbyter,build-image,$(orbyter-parents) all)

clean-images: $(ORBYTER_TOOLS) ## remove the project's images from the engine
	@$(call orbyter,build-image,clean)

genversion: $(ORBYTER_TOOLS) ## write _version.py.bld, as a build does where it is used
	@$(call orbyter,build-image,--version-file)

matrix: $(ORBYTER_TOOLS) ## the graph's levels as job matrices, also as the output `levels` of a GitHub step
	@levels=$$($(call orbyter,build-image,--graph matrix)) && \
	printf 'levels=%s\n' "$$levels" | tee -a "$${GITHUB_OUTPUT:-/dev/null}"

notebook: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## start Jupyter with the project mounted, NOTEBOOK_PORT=8888; print its URL
	@$(if $(orbyter-is-dry),$(orbyter-build-notebook) --dry-run && $(orbyter-run-notebook); exit; )docker=$$($(orbyter-docker)) && \
	export docker && sh -c "$$ORBYTER_NOTEBOOK" notebook \
	  $(call orbyter-quote,$(orbyter-build-notebook)) $(call orbyter-quote,$(orbyter-run-notebook))

stop-notebook: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## stop the Jupyter of make notebook
	@docker=$$($(orbyter-docker)) && containers=$$($$docker ps -aq --filter "label=orbyter.notebook=$$(pwd -P)") && \
	{ [ -z "$$containers" ] || $$docker rm -f $$containers >/dev/null; }

build-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## build an image
	@$(orbyter-build)

run-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## run a container of an image as run.cfg says
	@$(call orbyter,run-image,$(orbyter-parents) $(call orbyter-quote,$*))

shell-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## a shell in an image
	@$(call orbyter,run-image,$(orbyter-parents) --shell $(call orbyter-quote,$*))

gpu-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## run a container with the machine's GPUs
	@$(call orbyter,run-image,$(orbyter-parents) -g $(call orbyter-quote,$*))

start-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## start a container in the background
	@$(call orbyter,run-image,$(orbyter-parents) -k $(call orbyter-quote,$*))

stop-%: $(ORBYTER_TOOLS) orbyter-always ## stop the containers of an image that were started here
	@$(call orbyter,run-image,--stop $(call orbyter-quote,$*))

logs-%: $(ORBYTER_TOOLS) orbyter-always ## what its container printed
	@$(call orbyter,run-image,--logs $(call orbyter-quote,$*))

attach-%: $(ORBYTER_TOOLS) orbyter-always ## join its container
	@$(call orbyter,run-image,--attach $(call orbyter-quote,$*))

doctor: $(ORBYTER_TOOLS) ## look at docker, the machine and its GPUs, and say what to mend
	@$(call orbyter,run-image,--doctor)

transfer-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## move an image to HOST=
	@$(if $(orbyter-foreign)$(if $(call orbyter-exported,HOST),,$(HOST)),,$(error HOST is missing: make transfer-$* HOST=[user@]host$(call orbyter-unheard,HOST)))
	@$(call orbyter,transfer-image,$(call orbyter-quote,$*) $(call orbyter-quote,$(HOST)))

publish-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## tag an image for its registry and push it
	@$(call orbyter,publish-image,$(call orbyter-quote,$*))

# Tags of git need no engine, but the build before them does.
release-all: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## release every image whose VERSION is new, parents first
	@$(orbyter-own-parents)$(call orbyter,publish-image,--release-all)

release-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## check, build, push the git tag IMAGE-VERSION; CI publishes
	@$(orbyter-own-parents)$(call orbyter,publish-image,--release $(call orbyter-quote,$*))

login: $(ORBYTER_TOOLS) ## log in to the project's registry
	@$(call orbyter,publish-image,--login)

publish: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## build and publish what the git tag REF= releases, as CI does
	@$(orbyter-own-parents)$(if $(orbyter-ref),,$(error REF is missing: make publish REF=refs/tags/IMAGE-VERSION$(call orbyter-unheard,REF)))
	@$(call orbyter,publish-image,--ref $(call orbyter-quote,$(value REF)))

describe: $(ORBYTER_TOOLS) ## show the README of what REF= releases on Docker Hub
	@$(if $(orbyter-ref),,$(error REF is missing: make describe REF=refs/tags/IMAGE-VERSION$(call orbyter-unheard,REF)))
	@$(call orbyter,publish-image,--describe $(call orbyter-quote,$(value REF)))

validate-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## build an image, and run the tests of its folder in it
	@$(if $(orbyter-foreign),exit; )$(if $(orbyter-is-dry),exec $(orbyter-build); )reference=$$($(orbyter-build)) && \
	docker=$$($(call orbyter,build-image,--docker)) && \
	$$docker run --rm --init --network none --entrypoint sh -e PYTHONDONTWRITEBYTECODE=1 \
	  --mount "type=bind,\"source=$$PWD/docker\",target=/docker,readonly" \
	  "$$reference" -c "$$ORBYTER_VALIDATE" validate $(call orbyter-quote,$*)

lock-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## make an image's requirements.txt; ARGS=--check, ARGS=--upgrade
	@$(if $(orbyter-foreign),exit; )docker=$$($(orbyter-docker)) && export docker && \
	sh -c "$$ORBYTER_LOCK" lock-$(call orbyter-quote,$*) $(call orbyter-quote,$*) "$(call orbyter-said,ARGS)" \
	  $(strip $(call orbyter-bin,build-image) $(orbyter-which) $(orbyter-parents))

# In the container: docker/tests, for all images, and docker/IMAGE/test, for this one. A test is an executable,
# or test_*.py for the image's pytest. Those for all images are skipped where they find nothing to test.
define ORBYTER_VALIDATE
passed=0 failed=0
for test in /docker/tests/* "/docker/$$1/test"/*; do
  case $$test in
    /docker/tests/test_*.py)
      python3 -c 'import pytest' 2>/dev/null || continue
      set -- "$$1" python3 -m pytest -p no:cacheprovider -v --tb=short --disable-warnings "$$test"
      ;;
    */test_*.py) set -- "$$1" python3 -m pytest -p no:cacheprovider -v --tb=short --disable-warnings "$$test" ;;
    *) if [ -f "$$test" ] && [ -x "$$test" ]; then set -- "$$1" "$$test"; else continue; fi ;;
  esac
  echo "test $${test#/}"
  (shift; exec "$$@")
  code=$$?
  case $$code-$$test in
    0-*) passed=$$((passed + 1)) ;;
    5-/docker/tests/test_*.py) echo "skipped: $${test#/}" ;;
    *) failed=$$((failed + 1)); echo "FAILED: $${test#/}" ;;
  esac
done
echo "$$1: $$passed passed, $$failed failed"
if [ "$$passed$$failed" = 00 ]; then echo "put a test into docker/$$1/test: an executable, or test_*.py" >&2; fi
[ "$$passed" -gt 0 ] && [ "$$failed" = 0 ]
endef
export ORBYTER_VALIDATE

# BUILD RUN: starts the notebook's image, unless this project has one running, and tells where it answers. Who it
# is that asks is in its token, which Jupyter makes, and nobody else reaches the port.
define ORBYTER_NOTEBOOK
set -eu
docker=$${docker:-docker}
say() { echo "$$0: $$*" >&2; }
with_state() { $$docker ps -aq --filter "label=orbyter.notebook=$$(pwd -P)" --filter "status=$$1"; }
container=$$(with_state running | head -n 1) started='' complaint=''
finish() {
  rm -f "$$complaint"
  [ -z "$$started" ] || $$docker rm -f "$$started" >/dev/null
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ -z "$$container" ]; then
  for ended in $$(with_state exited); do $$docker rm "$$ended" >/dev/null; done
  sh -c "$$1" >/dev/null
  complaint=$$(mktemp)
  started=$$(sh -c "$$2" 2>"$$complaint") || {
    started=$$(with_state created | head -n 1)
    cat "$$complaint" >&2
    grep -qE 'port [0-9]+ is taken|port is already allocated|address already in use' "$$complaint" || exit 1
    say "port $$NOTEBOOK_PORT of this machine is taken; take another one: make $$0 NOTEBOOK_PORT=$$((NOTEBOOK_PORT + 1))"
    exit 1
  }
  container=$$started
fi
token=$$($$docker exec "$$container" python3 -c "$$ORBYTER_ANSWER") || {
  $$docker logs --tail 20 "$$container" >&2
  say "Jupyter does not answer; what it says is above"
  exit 1
}
started=''
echo "http://$$($$docker port "$$container" 8888/tcp | head -n 1)/lab?token=$$token"
say "it runs until: make stop-notebook"
endef
export ORBYTER_NOTEBOOK

# In the container: prints the token of the Jupyter that runs there, once it answers.
define ORBYTER_ANSWER
import sys, time, urllib.request
from jupyter_server.serverapp import list_running_servers
end = time.monotonic() + 120
while time.monotonic() < end:
    for server in list_running_servers():
        try:
            urllib.request.urlopen(f"http://127.0.0.1:8888/api/status?token={server['token']}", timeout=5)
        except OSError:
            continue
        print(server["token"])
        sys.exit()
    time.sleep(0.2)
sys.exit("nothing answers at port 8888 of the container")
endef
export ORBYTER_ANSWER

# IMAGE WORDS BUILD...: the image's stage lock makes /lock/requirements*.txt of docker/IMAGE/requirements*.in
define ORBYTER_LOCK
set -eu
docker=$${docker:-docker}
die() { echo "$$0: $$*" >&2; exit 1; }
folder=docker/$$1 words=$$2
draft=$$folder/.requirements.$$$$ upgrade=$$folder/requirements.upgrade
[ -f "$$folder/requirements.in" ] || die "there is no $$folder/requirements.in; write into it what to lock"
container='' reference=''
finish() {
  rm -f "$$draft" "$$upgrade"
  [ -z "$$container" ] || $$docker rm -v "$$container" >/dev/null
  [ -z "$$reference" ] || $$docker image rm "$$reference" >/dev/null
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
case $$words in
  '' | --check) ;;
  --upgrade) date >"$$upgrade" ;;
  *) die "ARGS=$$words is not --check or --upgrade" ;;
esac
image=$$1
shift 2
reference=$$("$$@" --target lock "$$image")
container=$$($$docker create "$$reference" lock)
for list in "$$folder"/requirements*.in; do
  file=$${list%in}txt
  $$docker cp "$$container:/lock/$${file##*/}" - | tar -xOf - >"$$draft"
  if [ "$$words" = --check ]; then
    diff -u "$$file" "$$draft" || die "$$file is not what $${list##*/} says; run: make $$0"
  else
    cmp -s "$$draft" "$$file" || mv "$$draft" "$$file"
  fi
done
endef
export ORBYTER_LOCK
