# Writethru. Only Go is needed to run it; `make` lists what there is to make.

GO   ?= go
# What the browser runs is checked as such too.
JS    = GOOS=js GOARCH=wasm
BOTH  = ./app/... ./annotations/... ./web/api
DB   ?=
ADDR ?= 127.0.0.1:8484

.DEFAULT_GOAL := help
.PHONY: help run build pack test check fmt vet lint unit browser compiler chromium shots bench clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build everything and open the reader at http://127.0.0.1:8484
	build/out/writethru serve --open --listen $(ADDR) $(if $(DB),--db $(DB))

build: pack ## build the program: build/out/writethru
	$(GO) build -o build/out/writethru ./web/writethru

pack: ## build what the browser runs: web/static/dist
	$(GO) run ./build/pack

test: compiler chromium check browser ## everything that continuous integration runs

check: fmt vet lint pack unit ## all of it that needs no browser

fmt: # every file is formatted
	@files=$$(find annotations app build web -name '*.go' -not -path 'build/out/*' -not -path '*/node_modules/*' | xargs gofmt -l) && \
		if [ -n "$$files" ]; then echo "gofmt -w is needed for:"; echo "$$files"; exit 1; fi

vet: # for both targets
	$(GO) vet ./...
	$(JS) $(GO) vet $(BOTH)

lint: # for both targets; the linter is pinned in go.mod
	$(GO) tool staticcheck ./...
	$(JS) "$$($(GO) tool -n staticcheck)" $(BOTH)

unit: compiler # with the race detector; the import rules are tests in build/arch
	$(GO) test -race $$($(GO) list ./... | grep -v /build/e2e)

browser: chromium build build/e2e/node_modules/.package-lock.json # the real program in the real browser
	$(GO) test -count=1 -timeout 20m ./build/e2e

compiler: # for the race detector; found, or installed from Debian's packages
	@$(GO) run ./build/setup compiler

chromium: # and npm, for the rules of accessibility
	@$(GO) run ./build/setup chromium npm

build/e2e/node_modules/.package-lock.json: build/e2e/package-lock.json
	cd build/e2e && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

shots: chromium build ## screenshots of every screen: build/out/shots
	$(GO) test -count=1 -run '^TestShots$$' ./build/e2e -shots

bench: chromium build ## our figures, beside those of others
	$(GO) test -run '^$$' -bench . -benchmem ./annotations/... ./web/...
	$(GO) run ./build/bench
	$(GO) test -count=1 -v -run '^TestMeasure' ./build/e2e -measure

clean: ## delete what was made
	rm -rf build/out web/static/dist build/e2e/node_modules build/bench/node_modules
