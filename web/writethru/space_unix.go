//go:build linux || darwin || freebsd

package main

import "syscall"

// freeSpace returns how many bytes the disk with a directory has room for, -1
// where the system does not say.
func freeSpace(dir string) int64 {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return -1
	}
	return int64(s.Bavail) * int64(s.Bsize)
}
