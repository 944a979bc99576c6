// The service worker: what was read can be read again while the server is away.
// Pages come from the server whenever it answers; files whose name holds their
// hash, and pictures, come from here. It keeps no failure and sends nothing.
"use strict";

const { version, files } = self.WRITETHRU;
const FILES = "files-" + version;
const PAGES = "pages-" + version; // a page names the files it was made for
const PICTURES = "pictures";
const STATE = "/api/v1/page";
const MOST_PAGES = 200;
const MOST_PICTURES = 400;

self.addEventListener("install", (e) => e.waitUntil(install()));
self.addEventListener("activate", (e) => e.waitUntil(activate()));
self.addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) e.respondWith(file(e.request));
  else if (url.pathname.startsWith("/images/")) e.respondWith(picture(e));
  else if (url.pathname === STATE) e.respondWith(state(e, url));
  else if (e.request.mode === "navigate" && isPage(url)) e.respondWith(page(e, url));
});

const isPage = (url) => !/^\/(api|captures|healthz|favicon)/.test(url.pathname);

async function install() {
  const cache = await caches.open(FILES);
  await cache.addAll(files);
  await self.skipWaiting();
}

// activate drops what belongs to other versions, and keeps the pages that are
// open: they were loaded before there was a worker.
async function activate() {
  for (const name of await caches.keys()) {
    if (![FILES, PAGES, PICTURES].includes(name)) await caches.delete(name);
  }
  await self.clients.claim();
  for (const client of await self.clients.matchAll({ type: "window" })) {
    const url = new URL(client.url);
    const answer = isPage(url) && (await fetch(key(url), { cache: "force-cache" }).catch(() => null));
    if (answer) await keep(PAGES, key(url), answer, MOST_PAGES);
  }
}

async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) || fetch(request);
}

async function picture(e) {
  const kept = await caches.match(e.request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(e.request);
  e.waitUntil(keep(PICTURES, e.request.url, answer.clone(), MOST_PICTURES));
  return answer;
}

// A page is kept under its path and query, as HTML or as its state in JSON,
// whichever came last: each can be made of the other.
const key = (url) => url.pathname + url.search;

async function page(e, url) {
  try {
    const answer = await fetch(e.request);
    e.waitUntil(keep(PAGES, key(url), answer.clone(), MOST_PAGES));
    return answer;
  } catch {
    return (await keptPage(key(url))) || (await keptPage("/")) || nothing();
  }
}

async function state(e, url) {
  const path = url.searchParams.get("path");
  try {
    const answer = await fetch(e.request);
    e.waitUntil(keep(PAGES, path, answer.clone(), MOST_PAGES));
    return answer;
  } catch {
    const kept = await find(path);
    if (!kept) return Response.error();
    const json = isJSON(kept) ? await kept.text() : stateIn(await kept.text());
    return new Response(json, { headers: { "Content-Type": "application/json", "Writethru-Kept": "1" } });
  }
}

async function keptPage(path) {
  const kept = await find(path);
  if (!kept || !isJSON(kept)) return kept;
  const shell = await anyHTML();
  return shell && new Response(withState(shell, await kept.text()), { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

const find = async (path) => (await caches.open(PAGES)).match(path, { ignoreVary: true });
const isJSON = (answer) => (answer.headers.get("Content-Type") || "").includes("json");

async function anyHTML() {
  const cache = await caches.open(PAGES);
  for (const request of await cache.keys()) {
    const kept = await cache.match(request, { ignoreVary: true });
    if (kept && !isJSON(kept)) return kept.text();
  }
  return null;
}

// The state of a page stands at its end, and holds no "<" (encoding/json writes
// it as an escape).
const OPEN = '<script type="application/json" id="state">';
const stateIn = (html) => html.slice(html.lastIndexOf(OPEN) + OPEN.length, html.lastIndexOf("</script>"));

// withState puts another state into a page and takes its own body out. The
// screen draws the new one.
function withState(html, json) {
  const body = html.indexOf("<body>") + "<body>".length;
  return html.slice(0, body) + '<div class="page"></div>' + OPEN + json + html.slice(html.lastIndexOf("</script>"));
}

async function keep(name, path, answer, most) {
  if (answer.status !== 200 || answer.type !== "basic" || answer.redirected) return;
  const cache = await caches.open(name);
  await cache.delete(path, { ignoreVary: true }); // what was used last stands last
  await cache.put(path, answer);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}

function nothing() {
  const words = "<!doctype html><html lang=en><meta charset=utf-8><title>Writethru</title><p>The server cannot be reached, and this page has not been read before.";
  return new Response(words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
