package polling

import (
	"strings"
	"unicode/utf8"

	"writethru/annotations"
)

// slash stands between the names of a folder and of one inside of it.
const slash = " / "

// maxName is the length of the longest name or folder of a feed, in code points.
const maxName = 200

var errLongName = annotations.Errorf(annotations.Invalid, "This name is too long.")

// folderOf returns the name of a folder as it is kept: each part with its white
// space folded, without slashes around it, none of them empty.
func folderOf(path string) string {
	var parts []string
	for part := range strings.SplitSeq(" "+path+" ", slash) {
		if part = strings.Trim(strings.Join(strings.Fields(part), " "), "/ "); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, slash)
}

// inside returns the name of a group inside of a folder. One that is too long
// is cut.
func inside(folder, group string) string {
	path := folderOf(folder + slash + group)
	if utf8.RuneCountInString(path) > maxName {
		path = folderOf(string([]rune(path)[:maxName]))
	}
	return path
}
