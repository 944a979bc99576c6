package server

import "net/http"

// policy returns the content security policy of every answer: nothing from
// elsewhere, nothing inline but the style sheet, WebAssembly of our own.
func policy(s sheet) string {
	return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'" + s.source + "; img-src 'self'; " +
		"font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; " +
		"form-action 'self'; frame-ancestors 'none'"
}

// foreignPolicy is for bytes that come from an outlet: opened by themselves,
// they can do nothing.
const foreignPolicy = "sandbox; default-src 'none'"

const permissions = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
	"magnetometer=(), microphone=(), midi=(), payment=(), usb=()"

// secured sets the headers that every answer carries, refusals too.
func secured(policy string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", permissions)
		next.ServeHTTP(w, r)
	})
}
