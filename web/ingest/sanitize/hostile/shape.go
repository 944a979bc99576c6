package hostile

import "strings"

// escapes try to leave the element that they stand in, or to leave a link or a
// format open for the rest of the page.
func escapes() []string {
	return []string{
		`</article></main></body></html><h1>outside</h1>`,
		`</div></div></section></div></p></td></tr></table>x`,
		`<a href="https://` + Host + `/">everything after is a link`,
		`<b><i><s><small><code>everything after is formatted`,
		`<table><tr><td>a<table><tr><td>b</table></table></table>c`,
		`<table><b><tr><td>x</b></table>fostered`,
		`<table>text<p>text</p><tr>text<td>cell</table>`,
		`<a href="https://` + Host + `/1"><table><tr><td><a href="https://` + Host + `/2">x</table>y`,
		`<a href="https://` + Host + `/1"><div><a href="https://` + Host + `/2"><p>x</a></div></a>`,
		`<ul><li><ol><li></ul>x</ol></li>y`,
		`<h1><h2><h3>x</h1></h2></h3>`,
		`<p><blockquote><p></blockquote></p></p>`,
		`<table><tr><td colspan=99999999 rowspan=99999999>x</td><td colspan=-1>y</table>`,
		`<table><caption><table><caption>x</caption></table></caption></table>`,
		`<select><option><p>x<table><tr><td>y</select>z`,
		`<button><p>x<button>y</p>z`,
		`<frameset><frame></frameset><noframes>x</noframes>`,
		`<dl><dt><dd><dt></dl><dd>x`,
		`<p><b><p><b><p><b><p><b><p><b>x`,
		`<marquee><table><tr><marquee>x</table></marquee>`,
	}
}

// rawText is text that parsers read without its tags.
func rawText() []string {
	return each([]string{
		`<%s><img src=x onerror="` + run + `"></%s>`,
		`<%s><p>text of a control</p>`,
		`<p>a<%s/>b</p><script>` + run + `</script>`,
	}, []string{"textarea", "title", "xmp", "plaintext", "noscript", "template", "noembed", "noframes", "iframe", "style", "option", "video"})
}

// forgeries are marks that a reader would take for Writethru's own, and texts
// that do not read as they stand.
func forgeries() []string {
	return []string{
		`<p>The minister said <del>no</del><ins>yes</ins>.</p>`,
		`<p><mark class="quote" id="mark-1" data-fate="kept">A mark of nobody</mark></p>`,
		"<p>pay \u202e000,1\u202c now</p>",
		"<p>\u2066isolated\u2067 text\u2069 \u202aembedded\u202b too\u202d</p>",
		"<p>mi\u200bni\u00adster\ufeff</p>",
		`<p>&#x202E;esrever&#8238;</p><bdo dir=rtl>esrever</bdo>`,
		`<p dir="rtl" style="unicode-bidi:bidi-override">x</p>`,
		`<dialog open><p>Your session has expired. <input type=password></p></dialog>`,
		`<div class="app-shell modal open" role=dialog aria-modal=true popover=auto>x</div>`,
		`<p hidden>hidden</p><p aria-hidden=true contenteditable=true draggable=true accesskey=j>x</p>`,
		`<a href="https://` + Host + `/" title="Save" class="button primary" target="_top" download>Save</a>`,
	}
}

// bytes are pages that are not the text they say they are.
func bytes() []string {
	return []string{
		"<p>\xff\xfe\xfd</p>",
		"<p>\xc0\xbcscript\xc0\xbe" + run + "</p>",
		"<p>+ADw-script+AD4-" + run + "+ADw-/script+AD4-</p>",
		"<p title=\"\xe4\">" + `"><script>` + run + "</script></p>",
		"<\x00script>" + run + "</script>\x00",
		"<scr\x00ipt>" + run + "</scr\x00ipt>",
		"<p>\x1b$B<script>" + run + "</script>\x1b(B</p>",
		"<p>\xed\xa0\x80\xed\xb0\x80 half pairs</p>",
		"<p>&#xD800;&#x110000;&#0;&#128;&#xFFFE;</p>",
		"\xef\xbb\xbf<p>\u2028\u2029\u0085</p>",
		"<p>" + strings.Repeat("\u0301", 2000) + "</p>",
	}
}
