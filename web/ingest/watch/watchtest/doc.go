// Package watchtest is a made-up internet of outlets whose articles change and
// which fail in many ways, for tests of what looks at them again. It knows what
// should have been seen of it, and whether it was asked too often.
package watchtest
