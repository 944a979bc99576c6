package catalog

import "writethru/annotations"

// MostEvents is how many events of a watch are kept.
const MostEvents = 100

// CheckWatch returns the error that stores have for a watch that cannot be kept.
func CheckWatch(w annotations.Watch) error {
	isKind := w.Kind == annotations.WatchedFeed || w.Kind == annotations.WatchedArticle
	if w.ID == "" || w.URL == "" || !isKind {
		return annotations.Errorf(annotations.Invalid, "A watch needs a name, an address and a kind.")
	}
	return nil
}
