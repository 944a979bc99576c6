package hostile

import "strings"

// bombs are pages whose size or shape is the attack.
func bombs() []string {
	const mb = 1 << 20
	times := func(s string, size int) string { return strings.Repeat(s, size/len(s)) }
	formats := ""
	for _, c := range "abcdefghijklmnopqrstuvwxyz" {
		formats += `<b title="` + string(c) + `"><font color="` + string(c) + `">`
	}
	return []string{
		times("<b>", 5*mb),
		times("<div>", 5*mb),
		times("<div>", mb) + Before,
		times("<table><tr><td>", mb),
		times("<svg><g>", mb),
		times("<p><font size=1><i><s>", mb),
		"<p>" + formats + times("<p>x", mb/2),
		"<svg><style><p>" + formats + times("<p>x", mb/2),
		"<table>" + times("some text that moves<tr>", mb),
		"<ul>" + times("<li>", mb/8) + times("some text</li>", mb),
		times("<a href=\"https://"+Host+"/\">", mb/2),
		"<p " + times("a=b ", mb) + ">" + Before,
		"<p title=\"" + times("x", 5*mb) + "\">" + Before,
		times("<!--", mb),
		times("<", mb/4),
		times("&lt;&amp;", mb/2),
		times("</p></br>", mb),
		times("<option><select>", mb),
		"<p>" + times(After+" ", 2*mb),
		times("<ul><li><blockquote>", mb),
	}
}
