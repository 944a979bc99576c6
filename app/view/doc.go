// Package view is the screen as plain data: a tree of nodes, each an element or
// a text, with the actions that its events set off, plain data too. The server
// prints a tree as HTML (Print); in the browser package live makes go-app
// elements of the same tree. Both hold every tree to the same rules (Clean), so
// escaping and the checking of addresses live in one place. It never reads
// state, fetches or touches a document.
//
// # Rules of a tree
//
//   - Attributes: no style, no on..., no srcdoc. Elements in the SVG namespace
//     carry no class (go-app cannot set it there); they are styled by the
//     attribute data-is (Is), which holds names like a class does.
//   - Addresses (href, src, action, formaction) are a path on this server, a
//     query, a fragment, or http or https with a host; others are left out.
//   - A flag such as hidden, checked or disabled is set by Flag.
//   - Text is printed as it is, with no white space added between nodes.
//   - What a reader reads of an article stands in elements with the attribute
//     data-at, its place in the canonical text in code points. The text inside
//     such an element is exactly the text of one Part; anything else inside it
//     (numbers, labels) stands in an element with the attribute data-not.
package view
