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
define orbyter-break


endef
# A variable as it was said: make would take the $H of a $HOME for a variable of its own. A shell of make's gets one line.
orbyter-text = $(if $(findstring $(orbyter-break),$(value $1)),$(error $1 has a line break))$(if $(filter $\
  environment% command,$(origin $1)),$(value $1),$($1))
# The same as an option's value, if it is said at all.
orbyter-option = $(if $(value $2), $1 $(call orbyter-quote,$(call orbyter-text,$2)))
# A name, which no executable may take for an option.
orbyter-name = $(if $(filter -%,$1),$(error '$1' begins with a dash; options go into ARGS=))$(call orbyter-quote,$1)
# The script of lock-%, which is installed beside this file.
orbyter-lock := $(call orbyter-quote,$(dir $(lastword $(MAKEFILE_LIST)))lock)
orbyter-bin = $(if $(ORBYTER_BIN),$(call orbyter-quote,$(ORBYTER_BIN)/$1),$1)
orbyter-environment = $(call orbyter-option,--environment,ENVIRONMENT)
orbyter-which = $(orbyter-environment)$(call orbyter-option,--image-tag,IMAGE_TAG)
orbyter-exported = $(filter environment%,$(origin $1))
# The end of a message about a missing variable.
orbyter-unheard = $(if $(call orbyter-exported,$1),; the $1 of the environment does not count)
# An optional one must not be ignored silently: in the environment it is an error.
orbyter-said = $(if $(value $1),$(if $(call orbyter-exported,$1),$(error $\
  $1 is set in the environment, where it may be meant for others; write make $@ $1=..., or unset $1))$(call orbyter-text,$1))
orbyter-args = $(if $(value ARGS), $(call orbyter-said,ARGS))
# EXECUTABLE WORDS: these begin with a space, so that nothing is squeezed.
orbyter = $(if $(orbyter-foreign),,$(call orbyter-bin,$1)$(orbyter-which)$(orbyter-args)$2)
# The same for what has no tag, as a login, or containers that were started before.
orbyter-untagged = $(if $(orbyter-foreign),,$(call orbyter-bin,$1)$(orbyter-environment)$(orbyter-args)$2)
orbyter-image = $(if $(orbyter-foreign),,$(call orbyter-name,$*))
orbyter-ref = $(if $(call orbyter-exported,REF),,$(value REF))
# Also where the letter stands among others, as in -VN.
orbyter-is-dry = $(strip $(foreach word,$(value ARGS),$(if $(filter --%,$(word)),$(filter --dry%,$(word)),$(if \
  $(filter -%,$(word)),$(findstring N,$(word))))))

# Whether a rule with % matches a file that has nothing to do with it, as a source run-tests.sh or an included
# build-rules.mk: nobody asked for it on make's command line, and it names no image. It is left alone.
orbyter-folders = $(patsubst docker/%/Dockerfile,%,$(wildcard docker/*/Dockerfile))
orbyter-images = $(shell $(call orbyter-bin,build-image) --images 2>/dev/null) $(orbyter-folders)
orbyter-foreign = $(if $*,$(if $(filter $@,$(MAKECMDGOALS)),,$(if $(wildcard $@),$(if $(filter $*,$(orbyter-images)),,yes))))
# Prints how docker is called for the project's own engine.
orbyter-docker = $(call orbyter-bin,build-image)$(orbyter-environment) --docker

.PHONY: images build-all clean-images genversion matrix doctor notebook stop-notebook release-all publish describe login

images: ## list these targets, and the project's images
	@awk -F ':.*## ' '/^[A-Za-z0-9_.%-]+:.*## / { printf "  %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@printf '\nimages: '; if command -v $(call orbyter-bin,build-image) >/dev/null; then \
	  $(call orbyter-bin,build-image)$(orbyter-environment) --images; else \
	  echo $(call orbyter-quote,$(or $(orbyter-folders),none yet; one is a folder docker/NAME with a Dockerfile)); fi | tr '\n' ' '; echo

# The rules with % make no files, and .PHONY takes no patterns. A rule that needs this one runs even if there is a
# file or folder of its target's name, as run-dev.
.PHONY: orbyter-always
orbyter-always:

orbyter-parents = $(if $(value BASE_IMAGE_TAG), --parents $(call orbyter-quote,published:$(call orbyter-text,BASE_IMAGE_TAG)))
# A release decides itself what it is built on.
orbyter-own-parents = $(if $(orbyter-foreign),,$(if $(value BASE_IMAGE_TAG),$(error $\
  BASE_IMAGE_TAG is not for make $@, which builds on the parents at their VERSION; leave it out)))
orbyter-notebook = $(call orbyter-name,$(call orbyter-said,NOTEBOOK))

build-all: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## build every image, parents first
	@$(call orbyter,build-image,$(orbyter-parents) all)

# Docker removes no image that a container has, not even one that has ended, and `start-%` keeps those. What runs stays,
# and so does what is not built here, as a database.
orbyter-ended = $(call orbyter-bin,run-image)$(orbyter-environment) --list --json 2>/dev/null | \
  awk -F '"' '/"container":/ { name = $$4 } /"running": false/ { print name }'
orbyter-remove-ended = names=" $$($(call orbyter-bin,build-image)$(orbyter-which) --dry-run clean) " && \
  docker=$$($(orbyter-docker)) && for container in $$($(orbyter-ended)); do \
  case $$names in *" $$($$docker container inspect --format '{{.Config.Image}}' "$$container") "*) \
  $$docker rm "$$container" >&2 ;; esac; done &&

clean-images: $(ORBYTER_TOOLS) ## remove the project's images, and their containers that have ended
	@$(if $(orbyter-is-dry),,$(orbyter-remove-ended) )$(call orbyter,build-image, clean)

genversion: $(ORBYTER_TOOLS) ## write _version.py.bld, as a build does where it is used
	@$(call orbyter,build-image, --version-file)

matrix: $(ORBYTER_TOOLS) ## the graph's levels as job matrices, also as the output `levels` of a GitHub step
	@levels=$$($(call orbyter,build-image, --graph matrix)) && \
	printf 'levels=%s\n' "$$levels" | tee -a "$${GITHUB_OUTPUT:-/dev/null}"

notebook: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## start Jupyter with the project mounted, NOTEBOOK_PORT=8888; print its URL
	@$(call orbyter,run-image,$(orbyter-parents) --notebook $(orbyter-notebook))

stop-notebook: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## stop the Jupyter of make notebook
	@$(call orbyter-untagged,run-image, --stop --notebook $(orbyter-notebook))

build-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## build an image
	@$(call orbyter,build-image,$(orbyter-parents) $(orbyter-image))

run-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## run a container of an image as run.cfg says
	@$(call orbyter,run-image,$(orbyter-parents) $(orbyter-image))

shell-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## a shell in an image
	@$(call orbyter,run-image,$(orbyter-parents) --shell $(orbyter-image))

gpu-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## run a container with the machine's GPUs
	@$(call orbyter,run-image,$(orbyter-parents) -g $(orbyter-image))

start-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## start a container in the background
	@$(call orbyter,run-image,$(orbyter-parents) -k $(orbyter-image))

stop-%: $(ORBYTER_TOOLS) orbyter-always ## stop the containers of an image that were started here
	@$(call orbyter-untagged,run-image, --stop $(orbyter-image))

logs-%: $(ORBYTER_TOOLS) orbyter-always ## what its container printed
	@$(call orbyter-untagged,run-image, --logs $(orbyter-image))

attach-%: $(ORBYTER_TOOLS) orbyter-always ## join its container
	@$(call orbyter-untagged,run-image, --attach $(orbyter-image))

doctor: $(ORBYTER_TOOLS) ## check docker, the machine and its GPUs, and say how to fix what is wrong
	@$(call orbyter-untagged,run-image, --doctor)

transfer-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## move an image to HOST=
	@$(if $(orbyter-foreign)$(if $(call orbyter-exported,HOST),,$(value HOST)),,$(error HOST is missing: make transfer-$* HOST=[user@]host$(call orbyter-unheard,HOST)))
	@$(call orbyter,transfer-image, $(orbyter-image) $(call orbyter-name,$(call orbyter-text,HOST)))

publish-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## tag an image for its registry and push it
	@$(call orbyter,publish-image, $(orbyter-image))

# Tags of git need no engine, but the build before them does.
release-all: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## release every image whose VERSION is new, parents first
	@$(orbyter-own-parents)$(call orbyter,publish-image, --release-all)

release-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## check, build, push the git tag IMAGE-VERSION; CI publishes
	@$(orbyter-own-parents)$(call orbyter,publish-image, --release $(orbyter-image))

login: $(ORBYTER_TOOLS) ## log in to the project's registry
	@$(call orbyter-untagged,publish-image, --login)

publish: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## build and publish what the git tag REF= releases, as CI does
	@$(orbyter-own-parents)$(if $(orbyter-ref),,$(error REF is missing: make publish REF=refs/tags/IMAGE-VERSION$(call orbyter-unheard,REF)))
	@$(call orbyter,publish-image, --ref $(call orbyter-quote,$(value REF)))

describe: $(ORBYTER_TOOLS) ## show the README of what REF= releases on Docker Hub
	@$(if $(orbyter-ref),,$(error REF is missing: make describe REF=refs/tags/IMAGE-VERSION$(call orbyter-unheard,REF)))
	@$(call orbyter,publish-image, --describe $(call orbyter-quote,$(value REF)))

validate-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## build an image, and run the tests of its folder in it
	@$(call orbyter,run-image,$(orbyter-parents) --validate $(orbyter-image))

lock-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) orbyter-always ## make an image's requirements.txt; ARGS=--check, ARGS=--upgrade
	@$(if $(orbyter-foreign),,$(orbyter-lock) lock-$(orbyter-image) $(call orbyter-quote,$(call orbyter-said,ARGS)) $(call orbyter-bin,build-image) $(orbyter-image)$(orbyter-which)$(orbyter-parents))

