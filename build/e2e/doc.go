// Package e2e runs the real program against a real Chromium and a local outlet
// that publishes revision after revision, and checks what only a browser can
// tell. It holds tests only; nothing in it is part of the product.
package e2e
