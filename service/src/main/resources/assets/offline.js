// Reports of counts in this browser: what was typed and is not sent. Drafts and reports that wait for the line stand in
// one store, each under its user and the path of its form; nobody else's are shown or sent.
(() => {
  const user = document.documentElement.dataset.user;
  if (!user || !window.indexedDB) return;

  const FORM = /^\/trials\/[^/]+\/(sites|countries)\/[^/]+\/counts\/\d{4}-\d\d-\d\d$/;
  const FIELDS = ['screened', 'screenFailed', 'enrolled', 'dose1', 'dose2', 'dose3', 'withdrawn', 'completed'];
  const MOST_KEPT = 8; // forms, the next one of each site first: each costs 3 kB of the line
  const DAY = 24 * 60 * 60 * 1000;

  let opened;
  const open = () => opened = opened || new Promise((done, failed) => {
    const request = indexedDB.open('trialbridge', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('reports', { keyPath: ['user', 'path'] });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const store = async (mode, work) => {
    const transaction = (await open()).transaction('reports', mode);
    const request = work(transaction.objectStore('reports'));
    return new Promise((done, failed) => {
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
  };
  const get = path => store('readonly', reports => reports.get([user, path]));
  const put = report => store('readwrite', reports => reports.put({ ...report, user }));
  const remove = path => store('readwrite', reports => reports.delete([user, path]));
  const all = async () => (await store('readonly', reports => reports.getAll()))
    .filter(report => report.user === user)
    .sort((one, other) => one.savedAt - other.savedAt);

  // The number that was typed; spaces in it do not count. Undefined if it can not be read as one number only.
  const number = typed => {
    const digits = typed.replace(/\s/g, '');
    return digits === '' ? null : /^[-+]?\d{1,9}$/.test(digits) ? Number(digits) : undefined;
  };

  // Sends what waits, in the order in which it was saved. A form is fetched before each: it carries a fresh token, tells who
  // is signed in, and what is reported by now. Sending the same twice stores it once.
  let heard = () => {};
  const sendAll = async () => {
    for (const report of await all()) {
      if (report.state !== 'waiting') continue;
      const answer = await send(report);
      if (!answer) return;
      const now = await get(report.path);
      if (!now || now.savedAt !== report.savedAt) continue; // changed while it was on its way
      await put({ ...report, ...answer });
      heard();
      if (answer.state === 'waiting') return;
    }
  };
  const send = async report => {
    const page = await fetch(report.path, { credentials: 'same-origin' });
    if (new URL(page.url).pathname === '/sign-in') return { state: 'waiting', detail: 'Sign in, and it is sent.' };
    if (page.status === 403 || page.status === 404) return { state: 'refused', detail: 'You do not report for this site any more.' };
    const form = page.ok && new DOMParser().parseFromString(await page.text(), 'text/html');
    if (!form || form.documentElement.dataset.user !== user) return null;
    const value = name => (form.querySelector(`input[name=${name}]`) || {}).value;
    const version = value('version') || '';
    if (report.hangsOnBase && !version && value('base') !== report.base) {
      return { state: 'refused', detail: 'The last report was changed meanwhile. Check the numbers.' };
    }
    const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': value('csrf') };
    if (report.version) headers['If-Match'] = `"${report.version}"`;
    const answer = await fetch('/api/v1' + report.path, {
      method: 'PUT', credentials: 'same-origin', headers, body: JSON.stringify(report.body),
    });
    if ([401, 429].includes(answer.status) || answer.status >= 500) return null;
    const body = await answer.json();
    if (answer.ok) return { state: 'sent', number: body.id, revision: body.revision, detail: '' };
    if (version !== report.version && [412, 422, 428].includes(answer.status)) {
      return { state: 'overtaken', detail: 'Somebody else reported this meanwhile. Look at both and choose.' };
    }
    const words = (body.errors || []).map(error => error.detail.replace(/^[A-Z0-9_]+: /, ''));
    return { state: 'refused', detail: words.join(' ') || body.detail };
  };
  const sending = () => {
    const work = () => sendAll().catch(() => {}); // no line: they wait
    return navigator.locks ? navigator.locks.request('trialbridge-send', work) : work();
  };

  // Signing out says what would be lost, and takes everything of this user along.
  const forget = async () => {
    for (const report of await all()) await remove(report.path);
    if (window.caches) {
      for (const name of await caches.keys()) if (name.startsWith('pages-')) await caches.delete(name);
    }
  };
  for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const unsent = (await all().catch(() => [])).filter(report => report.state !== 'sent');
      const lost = unsent.map(report => report.label).join(', ');
      if (unsent.length && !confirm(`Not sent yet: ${lost}. Sign out and lose what is not sent?`)) return;
      await forget().catch(() => {});
      form.submit();
    });
  }

  // What is saved has a receipt, and needs no draft.
  const receipt = location.pathname.match(/^(.*)\/receipts\/\d+$/);
  const ready = (async () => {
    if (receipt) await remove(receipt[1]);
    for (const report of await all()) {
      if (report.state === 'sent' && report.savedAt < Date.now() - DAY) await remove(report.path);
    }
  })().catch(() => {});

  // The pages that open without a line: this one, and the forms that it offers.
  const offered = [...document.querySelectorAll('a.btn-primary[data-keep]'), ...document.querySelectorAll('a[data-keep]:not(.btn-primary)')]
    .slice(0, MOST_KEPT)
    .map(link => ({ path: link.pathname, version: link.dataset.keep }));
  const seen = navigator.serviceWorker && navigator.serviceWorker.controller; // the worker saw this page pass
  if (navigator.serviceWorker && (offered.length || FORM.test(location.pathname))) {
    navigator.serviceWorker.register('/assets/worker.js', { scope: '/' })
      .then(() => navigator.serviceWorker.ready)
      .then(kept => kept.active.postMessage({
        user,
        path: seen ? null : location.pathname,
        offered,
      }))
      .catch(() => {});
  }

  const kept = document.documentElement.dataset.kept;
  const moment = when => new Date(when).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  // A message at the top of the page, with links or buttons after its words.
  const tell = (words, ...more) => {
    const notice = document.createElement('div');
    notice.className = 'notice';
    notice.setAttribute('role', 'status');
    const said = document.createElement('p');
    said.append(words, ...more.flatMap(one => [' ', one])); // links and buttons too
    notice.append(said);
    document.querySelector('.head').after(notice);
    return notice;
  };
  const link = (words, address) => {
    const made = document.createElement('a');
    made.href = address;
    made.textContent = words;
    return made;
  };
  const button = (words, work) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn btn-sm btn-outline-primary';
    made.textContent = words;
    made.addEventListener('click', work);
    return made;
  };
  // Where a report stands, in words, and where to go on.
  const words = report => ({
    draft: ['Typed and not sent yet.'],
    waiting: [`Saved on this phone on ${moment(report.savedAt)}.`, report.detail || 'It is sent when the line is back.',
      ...report.detail ? [link('Sign in', '/sign-in?next=' + encodeURIComponent(location.pathname))] : []],
    sent: [`Sent, number ${report.number}.`, link('Receipt', `${report.path}/receipts/${report.revision}`)],
    refused: [`What was saved on ${moment(report.savedAt)} is not accepted yet.`, report.detail,
      button('Remove it', () => remove(report.path).then(() => location.reload()))],
    overtaken: [report.detail],
  })[report.state];
  const old = kept && tell(`There is no line. This page is as it was on ${moment(kept)}. What you save stays on this phone and is sent when the line is back.`);

  window.addEventListener('online', () => {
    if (old) old.firstChild.textContent = `The line is back. This page is as it was on ${moment(kept)}.`;
    sending();
  });
  window.reports = {
    FIELDS, number, get, put, remove, all, tell, words, button, moment, kept,
    sending: () => ready.then(sending),
    listen: listener => { heard = listener; },
  };
  ready.then(sending);
})();
