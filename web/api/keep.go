package api

// KeepForm is the path of the form that says how long stories without marks are
// kept: POST, the fields of KeepRule, and back to the settings.
const KeepForm = "/keep"

// KeepRule says after how many days without a revision stories without marks are
// removed.
type KeepRule struct {
	Outlet string `json:"outlet,omitempty"` // "" for all that have no rule of their own
	Days   int    `json:"days"`             // one of KeepDays; 0: never
	// Drop takes away the rule of an outlet.
	Drop bool `json:"-"`
}

// KeepDays are the values of KeepRule.Days.
var KeepDays = []int{0, 30, 90, 365}

// Keeping is what the settings say of how long stories are kept.
type Keeping struct {
	Days    int        `json:"days"`            // of all outlets without a rule; 0: for ever
	Rules   []KeepRule `json:"rules,omitempty"` // of outlets, by name
	Outlets []string   `json:"outlets,omitempty"`
	// Would is what a rule that the reader tries would do.
	Would *KeepTrial `json:"would,omitempty"`
}

// KeepTrial says how many stories would be removed if a rule were kept.
type KeepTrial struct {
	KeepRule
	Removed int `json:"removed"`
	All     int `json:"all"` // stories in the library
}
