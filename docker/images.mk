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

# More words for the executable, as the shell reads them: make run-dev ARGS="-c 'python -V'"
ARGS ?=
# The machine to move an image to: make transfer-base HOST=gpu-server
HOST ?=
# Lays the sections [IMAGE@NAME] of run.cfg over the others.
ENVIRONMENT ?=
# This tag instead of the one in run.cfg.
IMAGE_TAG ?=
# Build on the published parents of this tag, instead of building them.
BASE_IMAGE_TAG ?=

orbyter-quote = '$(subst ','\'',$1)'
orbyter-bin = $(if $(ORBYTER_BIN),$(call orbyter-quote,$(ORBYTER_BIN)/$1),$1)
orbyter-options = $(if $(ENVIRONMENT),--environment $(call orbyter-quote,$(ENVIRONMENT))) $\
  $(if $(IMAGE_TAG),--image-tag $(call orbyter-quote,$(IMAGE_TAG))) $(ARGS)
orbyter = $(strip $(call orbyter-bin,$1) $(orbyter-options) $2)

.PHONY: images build-all clean-images genversion

images: ## list these targets, and the project's images
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { printf "  %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@printf '\nimages: '; { $(call orbyter-bin,build-image) --images 2>/dev/null || \
	  for folder in docker/*/Dockerfile; do basename "$$(dirname "$$folder")"; done; } | tr '\n' ' '; echo

orbyter-parents = $(if $(BASE_IMAGE_TAG),--parents $(call orbyter-quote,published:$(BASE_IMAGE_TAG)))

build-all: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## build every image, parents first
	@$(call orbyter,build-image,all)

clean-images: $(ORBYTER_TOOLS) ## remove the project's images from the engine
	@$(call orbyter,build-image,clean)

genversion: $(ORBYTER_TOOLS) ## write _version.py.bld, as a build does where it is used
	@$(call orbyter,build-image,--version-file)

build-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## build an image
	@$(call orbyter,build-image,$(orbyter-parents) $(call orbyter-quote,$*))

run-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## run a container of an image as run.cfg says
	@$(call orbyter,run-image,$(call orbyter-quote,$*))

shell-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## a shell in an image
	@$(call orbyter,run-image,--shell $(call orbyter-quote,$*))

gpu-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## run a container with the machine's GPUs
	@$(call orbyter,run-image,-g $(call orbyter-quote,$*))

transfer-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## move an image to HOST=
	@$(if $(HOST),,$(error HOST is missing: make transfer-$* HOST=[user@]host))
	@$(call orbyter,transfer-image,$(call orbyter-quote,$*) $(call orbyter-quote,$(HOST)))

publish-%: $(ORBYTER_TOOLS) $(ORBYTER_ENGINE) ## tag an image for its registry and push it
	@$(call orbyter,publish-image,$(call orbyter-quote,$*))
