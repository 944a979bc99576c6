// Command setup makes sure that the programs are there which tests need besides
// Go: those named by its arguments (compiler, chromium, npm). It installs what
// is missing from Debian's packages where it may, and else says what to
// install. It changes nothing in the tree.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"

	"writethru/build/setup/need"
)

var known = map[string]need.Program{
	"compiler": need.Compiler,
	"chromium": need.Chromium,
	"npm":      need.NPM,
}

func main() {
	var programs []need.Program
	for _, name := range os.Args[1:] {
		p, ok := known[name]
		if !ok {
			fmt.Fprintf(os.Stderr, "setup: %q is none of compiler, chromium, npm\n", name)
			os.Exit(2)
		}
		programs = append(programs, p)
	}
	if err := run(programs...); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(programs ...need.Program) error {
	missing := absent(programs)
	if len(missing) == 0 {
		return nil
	}
	if err := install(packages(missing)); err != nil {
		return fmt.Errorf("%s (%w)", sentence(missing), err)
	}
	if missing = absent(missing); len(missing) > 0 {
		return errors.New(sentence(missing))
	}
	return nil
}

func absent(programs []need.Program) []need.Program {
	return slices.DeleteFunc(slices.Clone(programs), func(p need.Program) bool { return p.Find() != "" })
}

func packages(programs []need.Program) []string {
	var all []string
	for _, p := range programs {
		all = append(all, p.Debian...)
	}
	return all
}

// sentence says what to install: "Install Chromium for browser tests and npm
// for tests of accessibility, then run make again. On Debian: apt-get install
// chromium npm."
func sentence(missing []need.Program) string {
	var what []string
	for _, p := range missing {
		what = append(what, p.What+" for "+p.For)
	}
	list := what[len(what)-1]
	if rest := what[:len(what)-1]; len(rest) > 0 {
		list = strings.Join(rest, ", ") + " and " + list
	}
	return fmt.Sprintf("Install %s, then run make again. On Debian: apt-get install %s", list, strings.Join(packages(missing), " "))
}

// install installs Debian's packages.
func install(packages []string) error {
	root, err := asRoot()
	if err != nil {
		return err
	}
	for _, args := range [][]string{
		{"update", "-q"},
		append([]string{"install", "-q", "-y", "--no-install-recommends"}, packages...),
	} {
		full := slices.Concat(root, []string{"apt-get"}, args)
		cmd := exec.Command(full[0], full[1:]...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("apt-get %s: %w", args[0], err)
		}
	}
	return nil
}

// asRoot returns what to put before a command that only root may run.
func asRoot() ([]string, error) {
	if _, err := exec.LookPath("apt-get"); err != nil {
		return nil, errors.New("there is no apt-get here to do it")
	}
	if os.Geteuid() == 0 {
		return nil, nil
	}
	if err := exec.Command("sudo", "-n", "true").Run(); err != nil {
		return nil, errors.New("it takes root to do it")
	}
	return []string{"sudo", "-n"}, nil
}
