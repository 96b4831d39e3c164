/** hostile.example: pages that look for any trace of an extension, and pages that try to break its scanner. */
import { document, html, raw } from '../html.ts';
import { page, type Resource, type Site, script } from '../site.ts';
import { badgrPage } from './badgr.ts';
import { credlyPage } from './credly.ts';
import { moodlePage } from './moodle.ts';
import { PERSONAL } from './personal.ts';
import { ADDRESS } from './university.ts';

const CSS =
  'body{background:#10141a;color:#d7dde5;font-family:"DejaVu Sans Mono",monospace}main{max-width:48rem;margin:3rem auto;padding:0 1.5rem}a{color:#7cc4ff}img{width:110px;height:110px;margin:.4rem}li{margin:.4rem 0}.fiction{background:#0b0e13;color:#76808c;border-color:#222a34}';

/** Installed before anything else on the page: everything a page can watch without permission. */
export const OBSERVER = `(() => {
  const seen = window.__seen = { mutations: [], messages: [], events: [], listeners: [], resources: [], globals: [], calls: [], errors: [], html: [] };
  const note = (list, value) => { if (list.length < 5000) list.push(value); };
  const describe = (node) => node.nodeType === 1 ? node.outerHTML.slice(0, 300) : String(node.nodeValue).slice(0, 300);
  new MutationObserver((records) => { for (const r of records) note(seen.mutations, { type: r.type, target: r.target.nodeName, attribute: r.attributeName, added: [...r.addedNodes].map(describe), removed: [...r.removedNodes].map(describe) }); })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true, attributeOldValue: true });
  addEventListener('message', (event) => note(seen.messages, { origin: event.origin, data: (() => { try { return JSON.stringify(event.data); } catch { return String(event.data); } })() }), true);
  addEventListener('error', (event) => note(seen.errors, String(event.message)), true);
  const { dispatchEvent, addEventListener: listen } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) { note(seen.events, { type: event.type, from: 'dispatchEvent' }); return dispatchEvent.call(this, event); };
  EventTarget.prototype.addEventListener = function (type, ...rest) { note(seen.listeners, { type, on: this === window ? 'window' : this === document ? 'document' : this?.nodeName }); return listen.call(this, type, ...rest); };
  // Events that another world dispatches come by without the wrapper: their usual names, heard directly.
  for (const prefix of ['wxt:', 'aloi', 'extension', 'badge', 'plasmo', 'crx']) for (const end of ['', ':ready', ':content-script-started', '-loaded', ':locationchange', ':init', ':message'])
    for (const target of [window, document]) listen.call(target, prefix + end, (event) => note(seen.events, { type: event.type, from: 'heard' }), true);
  listen.call(document, 'wxt:content-script-started', (event) => note(seen.events, { type: event.type, from: 'heard' }), true);
  for (const [owner, name] of [[Element.prototype, 'getAttribute'], [Element.prototype, 'querySelectorAll'], [Document.prototype, 'querySelectorAll'], [Document.prototype, 'createElement'], [Element.prototype, 'attachShadow'], [window, 'fetch'], [window, 'postMessage'], [XMLHttpRequest.prototype, 'open'], [Node.prototype, 'appendChild'], [history, 'pushState']]) {
    const original = owner[name];
    owner[name] = function (...rest) { note(seen.calls, { name, first: String(rest[0]).slice(0, 120) }); return original.apply(this, rest); };
  }
  try { new PerformanceObserver((list) => { for (const entry of list.getEntries()) note(seen.resources, { name: entry.name, initiator: entry.initiatorType }); }).observe({ type: 'resource', buffered: true }); } catch {}
  const before = new Set(Object.getOwnPropertyNames(window));
  /** Everything a page could compare with what it knows of itself. */
  seen.snapshot = () => ({
    html: document.documentElement.outerHTML,
    globals: Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && !/^\\d+$/.test(name)).sort(),
    documentKeys: Object.getOwnPropertyNames(document).sort(),
    rootAttributes: document.documentElement.getAttributeNames(),
    styleSheets: document.styleSheets.length,
    adopted: document.adoptedStyleSheets?.length ?? 0,
    scripts: [...document.scripts].map((s) => s.src),
    resources: performance.getEntriesByType('resource').map((entry) => entry.name),
    shadowRoots: [...document.querySelectorAll('*')].filter((e) => e.shadowRoot).length,
  });
})();`;

const badges = html`<h1>hostile.example</h1><p>This page watches whoever looks at it.</p>
<ul><li><a href="${ADDRESS.robotics}">A credential</a></li><li><a href="${badgrPage('scratch')}">A badge on a platform</a></li><li><a href="${credlyPage('cloud')}">Another one</a></li><li><a href="${moodlePage('privacy')}">One of a Moodle</a></li></ul>
<p><img src="${PERSONAL.robotics}" alt="Badge robotique"><img src="${PERSONAL.altered}" alt="Badge agrégation"><img src="${PERSONAL.svg3}" alt="Badge semestre"></p>`;

/** Forms and images whose names hide the methods of the document and of the form (DOM clobbering). */
const CLOBBERED = [
  'getAttribute',
  'querySelectorAll',
  'querySelector',
  'children',
  'parentElement',
  'parentNode',
  'attributes',
  'nodeType',
  'nodeName',
  'tagName',
  'closest',
  'matches',
  'isConnected',
  'shadowRoot',
  'textContent',
  'innerText',
  'firstChild',
  'nextSibling',
  'childNodes',
  'ownerDocument',
  'getRootNode',
  'href',
  'src',
  'id',
  'body',
  'head',
  'documentElement',
  'location',
  'images',
  'links',
  'title',
  'URL',
  'baseURI',
];

function clobber(): string {
  return document({
    title: 'clobber',
    language: 'en',
    css: CSS,
    body: html`<main>${badges}
<form id="form">${CLOBBERED.map((name) => html`<input name="${name}" value="x">`)}<a href="${badgrPage('laser')}">Inside a clobbering form</a></form>
${CLOBBERED.filter((name) => !['body', 'head', 'documentElement', 'location'].includes(name)).map((name) => html`<img name="${name}" alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" style="display:none">`)}
${CLOBBERED.map((name) => html`<a id="${name}" name="${name}"></a>`)}</main>`,
  });
}

function many(): string {
  const links = Array.from(
    { length: 10_000 },
    (_, i) => `<li><a href="/articles/${i}?page=${i % 7}">Article ${i}</a></li>`,
  );
  return document({
    title: 'ten thousand links',
    language: 'en',
    css: CSS,
    body: html`<main>${badges}<ul>${raw(links.join('\n'))}</ul></main>`,
  });
}

/** Five hundred addresses that look like badges: a page that wants its reader to ask for them all. */
function flood(): string {
  const links = Array.from(
    { length: 2_000 },
    (_, i) => `<li><a href="https://badgr.com/public/assertions/${`flood${i}`.padEnd(22, 'x')}">Badge ${i}</a></li>`,
  );
  return document({
    title: 'flood',
    language: 'en',
    css: CSS,
    body: html`<main><ul>${raw(links.join('\n'))}</ul></main>`,
  });
}

const FORGED_EVENTS = `const names = ['wxt:content-script-started', 'wxt:locationchange', 'aloi:scan', 'aloi:verified', 'aloi-ready', 'extension:message'];
const say = () => {
  for (const name of names) for (const target of [window, document, document.documentElement]) target.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { contentScriptName: 'scanner', verdict: 'valid', messageId: 'x' } }));
  for (const data of [{ type: 'wxt:content-script-started', contentScriptName: 'scanner', messageId: 'x' }, { type: 'candidates', candidates: [{ id: 'x', url: 'https://contrefacon.example/', certainty: 'found', via: 'link' }] }, { type: 'verify' }]) postMessage(data, '*');
};
say(); setInterval(say, 200);`;

/** Nodes that come and go without rest. */
const RESTLESS = `let n = 0;
setInterval(() => { const list = document.getElementById('list'); for (let i = 0; i < 50; i++) { const a = document.createElement('a'); a.href = '/articles/' + n++; a.textContent = 'x'; list.append(a); } while (list.childNodes.length > 500) list.firstChild.remove(); }, 16);`;

export function hostile(): Site {
  const watched = (title: string, body: ReturnType<typeof html>, tail = html``) =>
    document({
      title,
      language: 'en',
      css: CSS,
      head: html`<script src="/observer.js"></script>`,
      body: html`<main>${body}</main>${tail}`,
    });
  const resources: Record<string, Resource> = {
    '/': page(watched('hostile', badges)),
    '/observer.js': script(OBSERVER),
    '/clobber.html': page(clobber()),
    '/many.html': page(many()),
    '/flood.html': page(flood()),
    '/forged-events.html': page(watched('forged events', badges, html`<script>${raw(FORGED_EVENTS)}</script>`)),
    '/restless.html': page(
      watched('restless', html`${badges}<div id="list"></div>`, html`<script>${raw(RESTLESS)}</script>`),
    ),
  };
  return { host: 'hostile.example', resources };
}
