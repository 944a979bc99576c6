package wire

import "writethru/annotations"

// What Parse returns, with the cause where there is one.
var (
	errTooBig  = annotations.Errorf(annotations.Invalid, "This file is too big for a news item.")
	errTooDeep = annotations.Errorf(annotations.Invalid, "This file is nested too deeply, or has too many elements, for a news item.")
	errEntity  = annotations.Errorf(annotations.Invalid, "This file declares entities of its own, which is not safe to read.")
	errBroken  = annotations.Errorf(annotations.Invalid, "This file is damaged, so it cannot be read.")
	errUnknown = annotations.Errorf(annotations.Invalid, "This is none of the formats in which news agencies send: ninjs, NewsML, NITF, IPTC 7901 or ANPA 1312.")
	errNoNews  = annotations.Errorf(annotations.Invalid, "There is no news item in this file.")
	errEmpty   = annotations.Errorf(annotations.Invalid, "This file is empty.")
)
