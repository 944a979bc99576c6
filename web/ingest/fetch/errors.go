package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"

	"code.dny.dev/ssrf"

	"writethru/annotations"
)

// What Page and Picture return, with the cause where there is one.
var (
	errAddress   = annotations.ErrNoAddress
	errScheme    = annotations.Errorf(annotations.Invalid, "Only addresses that start with https:// or http:// can be fetched.")
	errUserinfo  = annotations.Errorf(annotations.Invalid, "This address holds a user name. Remove everything between // and @ and try again.")
	errPrivate   = annotations.Errorf(annotations.Invalid, "This address leads into a private network. Writethru fetches from the public internet only.")
	errBadPort   = annotations.Errorf(annotations.Invalid, "This address has a port that is not for web pages.")
	errRedirects = annotations.Errorf(annotations.Unavailable, "The site redirects too many times.")
	errDowngrade = annotations.Errorf(annotations.Unavailable, "The site redirects from a secure address to one that is not secure, so the page was not fetched.")
	errGone      = annotations.Errorf(annotations.NotFound, "There is no page at this address (any more).")
	errPaywall   = annotations.Errorf(annotations.Unauthorized, "The site does not show this page to Writethru; it may ask for a login or a subscription. Copy the text and paste it instead.")
	errLegal     = annotations.Errorf(annotations.Unavailable, "The site does not show this page here for legal reasons.")
	errBusy      = annotations.Errorf(annotations.Unavailable, "The site has too many requests at the moment. Try again later.")
	errDown      = annotations.Errorf(annotations.Unavailable, "The site has a problem of its own at the moment. Try again later.")
	errAnswer    = annotations.Errorf(annotations.Unavailable, "The site did not answer with a page.")
	errNotPage   = annotations.Errorf(annotations.Invalid, "This is not a web page but a file of another kind.")
	errFeed      = annotations.Errorf(annotations.Invalid, "This is a feed or other XML, not a web page.")
	errEmpty     = annotations.Errorf(annotations.Invalid, "The page is empty.")
	errTooBig    = annotations.Errorf(annotations.Invalid, "What is at this address is too big to be fetched.")
	errSlow      = annotations.Errorf(annotations.Unavailable, "The site took too long to answer.")
	errTLS       = annotations.Errorf(annotations.Unavailable, "No secure connection to the site could be made (its certificate or its encryption is not valid), so nothing was fetched.")
	errNoHost    = annotations.Errorf(annotations.NotFound, "There is no site of this name. Check the address.")
	errReach     = annotations.Errorf(annotations.Unavailable, "The site could not be reached.")
	errBroken    = annotations.Errorf(annotations.Unavailable, "The site ended the page before it was complete.")
	errEncoding  = annotations.Errorf(annotations.Unavailable, "The site sends the page packed in a way that was not asked for.")
)

// failed returns the sentence for an error of a connection, a redirect or a
// body. A caller that gave up gets context.Canceled.
func failed(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	var own *annotations.Error
	var cert *tls.CertificateVerificationError
	var dns *net.DNSError
	var network net.Error
	switch {
	case errors.As(err, &own):
		return own
	case errors.Is(err, ssrf.ErrProhibitedPort):
		return errBadPort.Because(err)
	case isRefused(err):
		return errPrivate.Because(err)
	case errors.As(err, &cert), isAlert(err):
		return errTLS.Because(err)
	case errors.As(err, &dns) && dns.IsNotFound:
		return errNoHost.Because(err)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return errSlow.Because(err)
	}
	return errReach.Because(err)
}

// isAlert reports whether err is a TLS alert, of either side.
func isAlert(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && (op.Op == "remote error" || op.Op == "local error")
}

func isRefused(err error) bool {
	return errors.Is(err, ssrf.ErrProhibitedIP) || errors.Is(err, ssrf.ErrProhibitedNetwork) ||
		errors.Is(err, ssrf.ErrInvalidHostPort)
}

// Refusal returns the error, with a sentence for the reader, for the status of
// an answer that is not a page, and nil for that of one that may be.
func Refusal(status int) error {
	cause := errors.New(http.StatusText(status))
	switch {
	case status == http.StatusOK, status == http.StatusNonAuthoritativeInfo:
		return nil
	case status == http.StatusNoContent, status == http.StatusResetContent:
		return errEmpty
	case status == http.StatusNotFound, status == http.StatusGone:
		return errGone.Because(cause)
	case status == http.StatusUnauthorized, status == http.StatusPaymentRequired, status == http.StatusForbidden:
		return errPaywall.Because(cause)
	case status == http.StatusUnavailableForLegalReasons:
		return errLegal.Because(cause)
	case status == http.StatusTooManyRequests:
		return errBusy.Because(cause)
	case status >= 500:
		return errDown.Because(cause)
	}
	return errAnswer.Because(cause)
}

// brokenUnlessOwn returns err as a page that ended early or is packed wrongly.
// Limits and time that ran out stay what they are.
func brokenUnlessOwn(err error) error {
	var own *annotations.Error
	var network net.Error
	if errors.As(err, &own) || errors.As(err, &network) {
		return err
	}
	return errBroken.Because(err)
}
