package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
)

// softLimit is how much memory the Go heap aims to stay under, in bytes. The
// store's pages are beside it; together they stay under 60 MB. More is taken
// when more is needed, as for a page of 20 MB.
const softLimit = 48 << 20

// limitMemory trades a little time for memory, unless the reader has set the
// two variables that say otherwise.
func limitMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softLimit)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
}

// release is set by the linker for releases.
var release string

// version names this build: by its release, or by the commit it was made from.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "dev"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "dev " + s.Value[:12]
		}
	}
	return "dev"
}

func printVersion(_ context.Context, args []string, std streams) error {
	if len(args) > 0 {
		return misuse("version takes no arguments.")
	}
	_, err := fmt.Fprintf(std.out, "writethru %s %s/%s %s\n", version(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	return err
}

// openBrowser shows a page in the reader's browser. That it cannot is no reason
// to stop: the address is in the log.
func openBrowser(url string, log *slog.Logger) {
	command := []string{"xdg-open", url}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", url}
	}
	c := exec.Command(command[0], command[1:]...)
	if err := c.Start(); err != nil {
		log.Warn("the browser cannot be opened", "err", err)
		return
	}
	go c.Wait() // only so that it does not stay a zombie
}
