// Package view is the screen as plain data: a tree of nodes, each an element or
// a text, with the actions that its events set off, plain data too. The server
// prints a tree as HTML (Print); in the browser package live makes go-app
// elements of the same tree. Both hold every tree to the same rules (Clean), so
// escaping and the checking of addresses live in one place. It never reads
// state, fetches or touches a document.
//
// # Rules of a tree
//
// Clean leaves out what breaks one of these, and Check says what it was; a test
// of a screen calls Check, or better viewtest.Equal, which also finds what a
// browser's parser would nest in another way (a p in a p, a table without a
// tbody, a link in a link).
//
//   - Elements: those of HTML that show something, and the shapes of SVG. No
//     script, style, template, iframe and the like.
//   - Attributes: names in lower case, no style, no on..., no srcdoc. Elements
//     in the SVG namespace carry no class and no flags such as hidden (go-app
//     cannot set them there); they are styled by the attribute data-is (Is),
//     which holds names like a class does, and hidden by an HTML element around
//     them. They need no xmlns.
//   - Of two attributes with one name the first holds, as in a browser; the
//     names in two class or data-is attributes are joined.
//   - White space around the value of an attribute is taken off, except of value.
//   - The address in href of a link is a path on this server, a query, a
//     fragment, or http or https with a host; href of anything else, src, action
//     and formaction stay on this server. Others are left out.
//   - A flag such as hidden, checked or disabled is set by Flag. The text of a
//     textarea is its value.
//   - Text is printed as it is, with no white space added between nodes. Every
//     line break is a line feed.
//   - What a reader reads of an article stands in elements with the attribute
//     data-at, its place in the canonical text in code points. The text inside
//     such an element is exactly the text of one Part; anything else inside it
//     (numbers, labels) stands in an element with the attribute data-not.
package view
