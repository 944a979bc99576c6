package wire

import (
	"bytes"
	"encoding/json"
	"html"
	"strconv"
	"strings"

	"writethru/annotations/article"
	"writethru/web/ingest/blocks"
)

// object is a JSON object whose names are compared without case: ninjs 1 writes
// versioncreated, ninjs 2 and 3 versionCreated.
type object map[string]any

// parseNINJS reads a ninjs item, or the items in the answer of an agency's API.
func parseNINJS(s string) ([]Item, error) {
	if tooDeep(s) {
		return nil, errTooDeep
	}
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	var out []Item
	for len(out) < maxItems { // one value, or one a line
		var v any
		if err := d.Decode(&v); err != nil {
			if len(out) > 0 {
				break // what was read before the damage stays
			}
			if d.InputOffset() > 0 && !bytes.ContainsAny([]byte(s[d.InputOffset():]), "{[") {
				return nil, errNoNews.Because(err)
			}
			return nil, errBroken.Because(err)
		}
		if err := ninjsItems(v, &out, 0); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, errUnknown
	}
	return out, nil
}

// tooDeep reports whether s nests more than maxDepth values.
func tooDeep(s string) bool {
	depth, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false
}

// envelopes are the names under which APIs put their items.
var envelopes = []string{"item", "items", "data", "hits", "_items", "itemset", "results", "docs", "newsitems", "_source", "content"}

// ninjsItems adds the items that it finds in v.
func ninjsItems(v any, out *[]Item, depth int) error {
	if depth > 8 || len(*out) >= maxItems {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if err := ninjsItems(e, out, depth+1); err != nil {
				return err
			}
		}
	case map[string]any:
		o := folded(v)
		if o.isItem() {
			it, err := ninjsItem(o)
			if err != nil {
				return err
			}
			*out = append(*out, it)
			return nil
		}
		for _, name := range envelopes {
			if err := ninjsItems(o[name], out, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

func folded(m map[string]any) object {
	o := make(object, len(m))
	for k, v := range m {
		k = strings.ReplaceAll(strings.ToLower(k), "-", "_")
		if _, has := o[k]; !has || v != nil {
			o[k] = v
		}
	}
	return o
}

// isItem reports whether o is news: it has an identity and something that only
// items have.
func (o object) isItem() bool {
	if o.text("uri", "guid", "_id", "itemid", "id", "original_id") == "" && o["altids"] == nil {
		return false
	}
	for _, k := range []string{"headline", "headlines", "body_html", "body_text", "body_xhtml", "bodies", "versioncreated", "pubstatus", "body_nitf", "body_html5"} {
		if o[k] != nil {
			return true
		}
	}
	return false
}

// text returns the first name that holds something to read, on one line.
func (o object) text(names ...string) string {
	for _, n := range names {
		if s := flat(o[n]); s != "" {
			return s
		}
	}
	return ""
}

// flat returns the text in v: a string or number, the first of a list, or the
// name in an object.
func flat(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case []any:
		var all []string
		for _, e := range v {
			if s := flat(e); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, " ")
	case map[string]any:
		o := folded(v)
		for _, k := range []string{"value", "name", "text", "literal", "title"} {
			if s := flat(o[k]); s != "" {
				return s
			}
		}
	}
	return ""
}

// objects returns the objects in the list, or the one object, called name.
func (o object) objects(name string) []object {
	var out []object
	switch v := o[name].(type) {
	case []any:
		for _, e := range v {
			if m, ok := e.(map[string]any); ok {
				out = append(out, folded(m))
			}
		}
	case map[string]any:
		out = append(out, folded(v))
	}
	return out
}

func ninjsItem(o object) (Item, error) {
	it := Item{Format: NINJS, ID: o.text("uri", "guid", "_id", "itemid", "id"), Type: first(o.text("type"), "text")}
	it.Version = o.text("version")
	it.VersionCreated, it.FirstCreated = stamp(o.text("versioncreated", "versionstored")), stamp(o.text("firstcreated", "contentcreated"))
	status := o.text("pubstatus", "pub_status")
	it.Status, it.Embargoed = statusOf(status)
	if s := o.text("embargoed", "embargoeduntil", "embargoed_until", "embargo"); s != "" {
		it.Embargo = stamp(s)
		it.Embargoed = !it.Embargo.IsZero() || it.Embargoed
	}
	it.EdNote = blocks.Plain(unmarked(o.text("ednote")))
	it.takesEmbargo(it.EdNote)
	ninjsIdentity(&it, o)
	ninjsLines(&it, o)
	for _, s := range o.objects("signals") {
		it.Change = stronger(it.Change, signalOf(s.text("code", "name", "updatetype", "value")))
	}
	if list, ok := o["signals"].([]any); ok {
		for _, e := range list {
			if s, ok := e.(string); ok {
				it.Change = stronger(it.Change, signalOf(s))
			}
		}
	}
	var err error
	it.Blocks, err = ninjsBody(o)
	it.Blocks = withoutHeadline(it.Blocks, it.Headline)
	return it, err
}

// ninjsIdentity reads the item's other names, and which items it replaces.
func ninjsIdentity(it *Item, o object) {
	if g := o.text("guid"); g != "" && g != it.ID {
		it.AltIDs = append(it.AltIDs, g)
	}
	for _, a := range o.objects("altids") {
		if v := a.text("value"); v != "" {
			it.AltIDs = append(it.AltIDs, v)
			continue
		}
		// AP: the item has one id through all its versions, the address has not.
		if id := a.text("itemid"); id != "" && strings.Contains(it.ID, "?") {
			it.AltIDs = append(it.AltIDs, it.ID)
			it.ID = id
		}
	}
	it.EvolvedFrom = o.text("evolvedfrom", "evolved_from", "rewrite_of")
	for _, name := range []string{"replaces", "replacing", "supersedes"} {
		switch v := o[name].(type) {
		case string:
			it.replaces(v)
		case []any:
			for _, e := range v {
				if s, ok := e.(string); ok {
					it.replaces(s)
				}
			}
			for _, e := range o.objects(name) {
				it.replaces(e.text("uri", "guid", "id"))
			}
		}
	}
	for _, as := range o.associations() {
		rel := strings.ToLower(as.text("rel", "rels", "role", "name"))
		id := as.text("uri", "guid")
		switch {
		case strings.Contains(rel, "replacedby"):
		case strings.Contains(rel, "evolved") && it.EvolvedFrom == "":
			it.EvolvedFrom = id
		case strings.Contains(rel, "replac"), strings.Contains(rel, "previous"), strings.Contains(rel, "supersede"):
			it.replaces(id)
		}
	}
	if (len(it.Replaces) > 0 || it.EvolvedFrom != "") && it.Change == "" {
		it.Change = Update
	}
}

// associations returns the items that this one has with it. In ninjs 1 they are
// an object with the role as the name, from 2 on a list.
func (o object) associations() []object {
	if m, ok := o["associations"].(map[string]any); ok {
		var out []object
		for role, v := range m {
			if a, ok := v.(map[string]any); ok {
				f := folded(a)
				if f.text("rel", "rels", "role") == "" {
					f["role"] = role
				}
				out = append(out, f)
			}
		}
		return out
	}
	return o.objects("associations")
}

func ninjsLines(it *Item, o object) {
	it.Lang = o.text("language")
	it.Headline = blocks.Plain(unmarked(first(o.text("headline"), o.best("headlines", it.Lang), o.text("title", "name"))))
	it.Byline = blocks.Plain(unmarked(first(o.text("byline", "bylines"), o.text("by"))))
	it.Dateline = o.dateline()
	it.Credit = o.text("creditline", "description_creditline", "description_credit", "credit")
	it.UsageTerms = blocks.Plain(unmarked(o.text("usageterms", "rightsinfo")))
	it.Copyright = blocks.Plain(unmarked(o.text("copyrightnotice", "copyrightholder")))
	it.Slug = o.text("slugline", "slug")
	it.Label = o.text("headline_extended", "anpa_take_key", "take_key")
	it.Summary = blocks.Plain(unmarked(first(o.text("description_text", "description_summary", "abstract", "description_caption"), o.best("descriptions", it.Lang))))
	it.Provider = o.text("provider", "source", "infosource", "infosources")
	it.Urgency, _ = strconv.Atoi(o.text("urgency")) // 0 when there is none
}

// dateline returns the dateline, or the place that stands for it.
func (o object) dateline() string {
	if s, ok := o["dateline"].(string); ok {
		return strings.TrimSpace(s)
	}
	for _, name := range []string{"dateline", "datelinelocation", "located"} {
		for _, d := range o.objects(name) {
			if s := d.text("text", "city", "name", "located"); s != "" {
				return s
			}
		}
	}
	return o.text("located")
}

// best returns the value of a list such as headlines that is for readers: the
// one with a main role, or without a role, in the item's language.
func (o object) best(name, lang string) string {
	best, most := "", -1
	for _, e := range o.objects(name) {
		role := strings.ToLower(local(e.text("role")))
		score := 0
		if role == "" || strings.Contains(role, "main") || role == "headline" {
			score += 2
		}
		if l := e.text("language", "lang"); l == "" || strings.EqualFold(l, lang) {
			score++
		}
		if s := e.text("value", "text"); s != "" && score > most {
			best, most = s, score
		}
	}
	return best
}

// unmarked returns s without HTML tags and references.
func unmarked(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	return html.UnescapeString(tag.ReplaceAllString(s, " "))
}

// ninjsBody returns the story of the richest of the item's bodies.
func ninjsBody(o object) ([]article.Block, error) {
	var failed error
	for _, b := range o.bodies() {
		var out []article.Block
		var err error
		switch {
		case strings.Contains(b, "<nitf") || strings.Contains(b, "<body.content"):
			var root *node
			if root, err = parseTree(b); err == nil {
				if n := root.first("nitf"); n != nil {
					root = n
				}
				out, err = nitfBody(root)
			}
		default:
			out, err = bodyText(b)
		}
		if len(out) > 0 {
			return out, nil
		}
		if err != nil {
			failed = err
		}
	}
	return nil, failed
}

// bodies returns the bodies, best first: marked-up ones before plain text.
func (o object) bodies() []string {
	var rich, plain, other []string
	add := func(name, s string) {
		switch {
		case s == "" || strings.Contains(name, "sportsml"):
		case name == "application/xml" || name == "body_xml":
			other = append(other, s)
		case strings.Contains(name, "text/plain") || strings.Contains(name, "body_text"):
			plain = append(plain, s)
		default:
			rich = append(rich, s)
		}
	}
	for _, b := range o.objects("bodies") {
		s, _ := b["value"].(string)
		add(strings.ToLower(first(b.text("contenttype", "mimetype", "format"), "text/html")), s)
	}
	for _, name := range []string{"body_html", "body_html5", "body_xhtml", "body_richhtml5", "body_nitf", "body_xml", "body", "body_text"} {
		s, _ := o[name].(string)
		add(name, s)
	}
	return append(append(rich, plain...), other...)
}
