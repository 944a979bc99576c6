package settings

import (
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// tokens lists what lets programs in, and makes one. The forms are sent as they
// are, with scripts too: a secret is shown on one page, and kept nowhere.
func tokens(s state.Shell, p api.SettingsPage) view.Nodes {
	out := view.Nodes{view.E("p", view.T("A program that sends wire copy to "), view.E("code", view.T(api.WirePath)), view.T(" shows a token."))}
	if len(p.Tokens) > 0 {
		list := view.E("ul", view.Class("tokens"))
		for _, t := range p.Tokens {
			list.Kids = append(list.Kids, view.E("li", tokenForm(s, t)))
		}
		out = append(out, list)
	}
	return append(out, newToken(p))
}

// made shows a token that was just made, above all else.
func made(p api.SettingsPage) view.Nodes {
	if p.Made == nil {
		return nil
	}
	return view.Nodes{view.E("div", view.Class("hold"), view.A("role", "status"),
		view.E("p", view.E("b", view.T("The token for “"), view.E("bdi", view.T(p.Made.Name)), view.T("” is made.")), view.T(" It is shown only now. Copy it.")),
		view.E("p", view.E("code", view.ID("secret"), view.T(p.Made.Secret))))}
}

func tokenForm(s state.Shell, t api.Token) view.Node {
	used := view.Nodes{view.T(", never used")}
	if !t.Used.IsZero() {
		used = view.Nodes{view.T(", last used "), kit.Time(t.Used, kit.At(t.Used, s.Now))}
	}
	return view.E("form", view.Class("choice"), view.A("method", "post"), view.A("action", api.TokenRemoveForm),
		kit.Field("id", t.ID),
		view.E("p", view.E("b", view.E("bdi", view.T(t.Name))), view.T(" "),
			view.E("span", view.Class("dim"), view.T("made "), kit.Time(t.Made, kit.At(t.Made, s.Now)), used)),
		view.E("button", view.Class("btn"), view.T("Remove"), kit.Hidden(" the token "+t.Name)))
}

func newToken(p api.SettingsPage) view.Node {
	var err view.Nodes
	var wrong view.Items
	if p.Failed != nil {
		err = view.Nodes{view.E("p", view.Class("err"), view.ID("token-err"), view.A("role", "alert"), view.T(p.Failed.Message))}
		wrong = view.Items{view.A("aria-invalid", "true"), view.A("aria-describedby", "token-err")}
	}
	return view.E("form", view.Class("choice"), view.A("method", "post"), view.A("action", api.TokenForm),
		view.E("label", view.A("for", "token-name"), view.T("What it is for")),
		view.E("input", view.Class("field"), view.ID("token-name"), view.A("name", "name"), view.A("autocomplete", "off"), view.A("maxlength", "80"), wrong),
		view.E("button", view.Class("btn"), view.ID("token-make"), view.T("Make a token")), err)
}
