// Opens the home page of a site contact and his forms without a line, as they were at the last visit. What has a version in
// its address never changes and is kept as it is; pages are asked for first, and the kept one is shown where no answer comes.
const PARTS = 'parts';
const PAGES = 'pages-'; // with the user's id: no other user's are kept beside them
const PATIENCE = 4000;
const FORM = /^\/trials\/[^/]+\/(sites|countries)\/[^/]+\/counts\/\d{4}-\d\d-\d\d$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === 'GET' && /^\/(assets|webjars)\//.test(url.pathname)) {
    event.respondWith(part(request));
  } else if (request.mode === 'navigate' && (url.pathname === '/' || url.pathname === '/my-sites' || FORM.test(url.pathname))) {
    event.respondWith(request.method === 'GET' ? page(event, url.pathname === '/' ? '/my-sites' : url.pathname) : sent(request, url.pathname));
  }
});

self.addEventListener('message', event => event.waitUntil(keep(event.data)));

async function part(request) {
  const parts = await caches.open(PARTS);
  return await parts.match(request) || fetch(request).catch(async failed => {
    const other = await parts.match(request, { ignoreSearch: true });
    if (!other) throw failed;
    return other;
  });
}

async function page(event, path) {
  const kept = await find(path);
  const asked = fetch(event.request);
  event.waitUntil(asked.then(answer => answer.clone()).then(answer => keepAnswer(answer, path, '')).catch(() => {}));
  if (!kept) return asked;
  const late = new Promise(done => setTimeout(done, PATIENCE));
  const answer = await Promise.race([asked.catch(() => null), late]);
  return answer || marked(kept, 'kept');
}

// A form that was sent into nothing comes back, and its script saves the report on the phone.
async function sent(request, path) {
  try {
    return await fetch(request);
  } catch (failed) {
    const kept = await find(path);
    if (!kept) throw failed;
    return marked(kept, 'unsent');
  }
}

async function find(path) {
  for (const name of await caches.keys()) {
    const kept = name.startsWith(PAGES) && await (await caches.open(name)).match(path);
    if (kept) return kept;
  }
  return null;
}

async function marked(kept, how) {
  const since = kept.headers.get('X-Kept-At');
  const html = (await kept.text()).replace('<html ', `<html data-kept="${since}"${how === 'unsent' ? ' data-unsent="yes"' : ''} `);
  return new Response(html, { headers: { 'Content-Type': 'text/html;charset=UTF-8', 'Content-Security-Policy': kept.headers.get('Content-Security-Policy') } });
}

async function keep({ user, path, offered }) {
  await onlyOf(user);
  const pages = await caches.open(PAGES + user);
  if (offered.length) {
    const wanted = ['/my-sites', ...offered.map(form => form.path)];
    for (const request of await pages.keys()) {
      if (!wanted.includes(new URL(request.url).pathname)) await pages.delete(request);
    }
  }
  if (path) await keepPage(path, '');
  for (const form of offered) {
    const kept = await pages.match(form.path);
    if (!kept || kept.headers.get('X-Kept-Version') !== form.version) await keepPage(form.path, form.version);
  }
}

async function keepPage(path, version) {
  await keepAnswer(await fetch(path, { credentials: 'same-origin' }), path, version);
}

// Keeps a page under the user it was made for, with what it is made of. Whatever leads elsewhere, as to signing in, is not kept.
async function keepAnswer(answer, path, version) {
  if (!answer.ok || answer.redirected) return;
  const html = await answer.text();
  const user = html.match(/^<html [^>]*data-user="(\d+)"/m);
  if (!user) return;
  await onlyOf(user[1]);
  await keepParts([...html.matchAll(/ (?:href|src)="(\/(?:assets|webjars)\/[^"]+)"/g)].map(found => found[1]));
  await (await caches.open(PAGES + user[1])).put(path, new Response(html, {
    headers: {
      'Content-Type': 'text/html;charset=UTF-8',
      'Content-Security-Policy': answer.headers.get('Content-Security-Policy'),
      'X-Kept-At': new Date().toISOString(),
      'X-Kept-Version': version,
    },
  }));
}

async function onlyOf(user) {
  for (const name of await caches.keys()) {
    if (name.startsWith(PAGES) && name !== PAGES + user) await caches.delete(name);
  }
}

async function keepParts(addresses) {
  const parts = await caches.open(PARTS);
  for (const address of addresses) {
    if (await parts.match(address)) continue;
    const answer = await fetch(address);
    if (!answer.ok) continue;
    await parts.delete(address, { ignoreSearch: true }); // an earlier version
    await parts.put(address, answer);
  }
}
