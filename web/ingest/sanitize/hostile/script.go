package hostile

// scripts are script elements in forms that filters are known to miss.
func scripts() []string {
	return each([]string{
		"<script>%s</script>",
		"<p><ScRiPt\n>%s</sCrIpT ></p>",
		"<script/x>%s</script/x>",
		"<scr<script>ipt>%s</scr</script>ipt>",
		"<<script>%s//<</script>",
		"<script>%s",
		"<!--><script>%s</script>-->",
		"<!-- --!><script>%s</script>-->",
		"<![CDATA[><script>%s</script>]]>",
		"<?xml <script>%s</script>?>",
		"<noscript><p title=\"</noscript><script>%s</script>\"></noscript>",
		"<table><script>%s</script><tr><td>x</td></tr></table>",
	}, []string{run, "document.title='" + Global + "';" + run}) // a plain one and one that reaches the page
}

// handlers are event handlers that need no click.
func handlers() []string {
	all := each([]string{
		`<img src=x %s="` + run + `">`,
		`<p tabindex=0 autofocus %s=` + run + `>x</p>`,
		`<video autoplay %s='` + run + `'><source %s="` + run + `" src=x></video>`,
		`<a href="https://` + Host + `/"/%s="` + run + `">x</a>`,
	}, []string{"onerror", "onload", "onfocus", "onpointerover", "onanimationstart", "ontoggle", "ONERROR", "onbeforematch"})
	return append(all,
		`<body onload="`+run+`" onpageshow="`+run+`" onhashchange="`+run+`">`,
		`<details open ontoggle="`+run+`"><summary>x</summary>y</details>`,
		`<marquee onstart="`+run+`">x</marquee>`,
		`<input autofocus onfocus="`+run+`"><select autofocus onfocus="`+run+`"></select>`,
		"<img/src=x\x0conerror="+run+">",
		"<img src=`x` onerror=`"+run+"`>",
		`<img src=x alt="&quot; onerror=&quot;`+run+`">`,
		`<img src="x" alt='" onerror="`+run+`" x="'>`,
		`<p title="&quot;&gt;&lt;script&gt;`+run+`&lt;/script&gt;">x</p>`,
		`<div style="animation-name:x" onanimationstart="`+run+`">x</div>`,
	)
}

// addresses are addresses that run a script or lead nowhere good.
func addresses() []string {
	return each([]string{
		`<p><a href="%s">x</a></p>`,
		`<img src="%s" alt="x">`,
		`<form action="%s"><button formaction="%s">x</button></form>`,
		`<iframe src="%s"></iframe><object data="%s"></object><embed src="%s">`,
	}, []string{
		"javascript:" + run,
		"JaVaScRiPt:" + run,
		" &#1; javascript:" + run,
		"java&#9;script:" + run,
		"java&NewLine;script&colon;" + run,
		"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;" + run,
		"&#x6A;&#x61;vascript&#0000058" + run,
		"javascript://" + Host + "/%0a" + run,
		"vbscript:" + run,
		"data:text/html,<script>" + run + "</script>",
		"data:image/svg+xml;base64,PHN2ZyB4bWxucz0naHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmcnIG9ubG9hZD0nYWxlcnQoMSknLz4=",
		"blob:https://" + Host + "/x",
		"feed:javascript:" + run,
		"http:xxx",
		"//" + Host + "/x",
		"/\\" + Host + "/x",
		"https:\\\\" + Host + "\\x",
		"https://good.example@" + Host + "/",
		"https://" + Host + "%00.good.example/",
		"file:///etc/passwd",
	})
}

// clobbers are ids and names that would become properties of a page's window,
// document or forms.
func clobbers() []string {
	return each([]string{
		`<p id="%s">x</p><img name="%s" src="https://` + Host + `/x.png">`,
		`<form name="%s"><input name="%s" id="%s"></form><a id="%s" name="%s" href="https://` + Host + `/">x</a>`,
	}, []string{"app", "app-wasm-loader", "getElementById", "goapp", "cookie", "body", "main", "attributes", "__proto__"})
}
