// Compares the texts given on standard input with other libraries, and scores
// them and Writethru by one rule. In: {"cases":[{"id","a","b","ours":[row,...],
// "oursMs","oursRebuilt"}]}, a row being [[op,text],...]. Out: a JSON line per case and library.
import fs from 'node:fs';
import DiffMatchPatch from 'diff-match-patch';
import { diffWords } from 'diff';
import htmldiff from 'node-htmldiff';

const ops = { '-1': '-', 0: '=', 1: '+' };
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (s) => s.replace(/[&<>]/g, (c) => entities[c]);
const unescape = (s) => s.replace(/&(amp|lt|gt);/g, (m) => Object.keys(entities).find((c) => entities[c] === m));
const jsdiff = (parts) => parts.map((p) => [p.added ? '+' : p.removed ? '-' : '=', p.value]);

function dmp(a, b, timeout) {
  const d = new DiffMatchPatch();
  d.Diff_Timeout = timeout;
  const out = d.diff_main(a, b);
  d.diff_cleanupSemantic(out);
  return out.map(([op, text]) => [ops[op], text]);
}

function html(a, b) {
  const out = [];
  let op = '=';
  for (const part of htmldiff(escape(a), escape(b)).split(/(<\/?(?:ins|del)[^>]*>)/)) {
    if (part.startsWith('<ins')) op = '+';
    else if (part.startsWith('<del')) op = '-';
    else if (part.startsWith('</ins') || part.startsWith('</del')) op = '=';
    else if (part) out.push([op, unescape(part)]);
  }
  return out;
}

const peers = {
  'jsdiff diffWords': (a, b) => jsdiff(diffWords(a, b)),
  'jsdiff diffWords, Segmenter': (a, b) => jsdiff(diffWords(a, b, { intlSegmenter: new Intl.Segmenter('en', { granularity: 'word' }) })),
  'diff-match-patch, its default': (a, b) => dmp(a, b, 1),
  'diff-match-patch, no time limit': (a, b) => dmp(a, b, 0),
  'node-htmldiff': html,
};

const word = new Intl.Segmenter('en', { granularity: 'word' });
const grapheme = new Intl.Segmenter('en', { granularity: 'grapheme' });

// cutsOf counts the words and graphemes of one side with an edge of a mark inside.
function cutsOf(pieces, side) {
  let text = '', before = null;
  const edges = new Set();
  for (const [op, t] of pieces) {
    if ((op !== '=' && op !== side) || !t) continue;
    if (before !== null && before !== op) edges.add(text.length);
    before = op;
    text += t;
  }
  if (!edges.size) return 0;
  const inside = (s) => { for (let i = s.index + 1; i < s.index + s.segment.length; i++) if (edges.has(i)) return 1; return 0; };
  let n = 0;
  for (const s of word.segment(text)) if (s.isWordLike) n += inside(s);
  for (const s of grapheme.segment(text)) if (s.segment.length > 1) n += inside(s);
  return n;
}

// rebuilt says whether the pieces of one comparison give both texts back.
function rebuilt(pieces, a, b) {
  const join = (side) => pieces.filter(([op]) => op === '=' || op === side).map(([, t]) => t).join('');
  const bare = (s) => s.replace(/\s+/gu, '');
  if (join('-') === a && join('+') === b) return 'yes';
  return bare(join('-')) === bare(a) && bare(join('+')) === bare(b) ? 'but for white space' : 'no';
}

function score(rows) {
  const marked = rows.flat().filter(([op]) => op !== '=').reduce((n, [, t]) => n + t.replace(/\s+/gu, '').length, 0);
  return { marked, cut: rows.reduce((n, r) => n + cutsOf(r, '-') + cutsOf(r, '+'), 0) };
}

// time runs f until it took half a second or five times, and gives the median.
function time(f) {
  const all = [];
  let out, sum = 0;
  while (all.length < 5 && (sum < 500 || !all.length)) {
    const began = performance.now();
    out = f();
    all.push(performance.now() - began);
    sum += all.at(-1);
  }
  return [out, all.sort((x, y) => x - y)[all.length >> 1]];
}

for (const c of JSON.parse(fs.readFileSync(0, 'utf8')).cases) {
  console.log(JSON.stringify({ case: c.id, peer: 'Writethru', ms: c.oursMs, ...score(c.ours), rebuilt: c.oursRebuilt }));
  for (const [peer, compare] of Object.entries(peers)) {
    if (c.id.includes('unrelated') && peer.endsWith('no time limit')) continue; // minutes
    const [pieces, ms] = time(() => compare(c.a, c.b));
    console.log(JSON.stringify({ case: c.id, peer, ms, ...score([pieces]), rebuilt: rebuilt(pieces, c.a, c.b) }));
  }
}
