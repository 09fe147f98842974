// The log of a running meeting: an entry line is saved without loading the page, so that typing goes on at once. Without
// this script each line is a form that comes back with the focus where it was.
(() => {
  const log = document.getElementById('log');
  const entryOf = form => form.querySelector('input[accesskey]');
  let saving = Promise.resolve(); // one after the other, in the order of typing

  const live = document.createElement('p');
  live.className = 'notice';
  live.setAttribute('role', 'status');
  live.hidden = true;

  const say = (...parts) => {
    live.replaceChildren(...parts);
    live.hidden = false;
  };

  // Shows the lists of another page, and with an error its entry lines too.
  const take = (text) => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const fresh = page.getElementById('log');
    const summary = page.querySelector('main > .summary');
    document.querySelectorAll('main > .summary').forEach(old => old.remove());
    document.title = page.title;
    for (const id of ['decisions', 'actions']) {
      const old = log.querySelector(`#${id} + *`);
      const now = fresh.querySelector(`#${id} + *`);
      if (old && now) old.replaceWith(now);
    }
    const earlier = log.querySelector('#inPlaceOf');
    const now = fresh.querySelector('#inPlaceOf');
    if (earlier && now && !earlier.value) earlier.replaceChildren(...now.childNodes);
    const mark = fresh.querySelector('[name=once]').value;
    log.querySelectorAll('[name=once]').forEach(field => { field.value = mark; });
    return { page, fresh, summary };
  };

  // Brings back what was typed, as far as nothing else was typed since.
  const restore = (form, body) => {
    for (const field of form.querySelectorAll('.field input, .field select')) {
      if (field.type === 'checkbox') field.checked = field.checked || body.getAll(field.name).includes(field.value);
      else field.value = field.value || body.get(field.name) || '';
    }
  };

  const empty = (form) => {
    for (const field of form.querySelectorAll('.field input, .field select')) {
      if (field.type === 'checkbox') field.checked = false;
      else field.value = '';
    }
  };

  const save = async (form, body, typed) => {
    const entry = entryOf(form);
    const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null);
    const text = answer && (answer.ok || answer.status === 422) ? await answer.text() : '';
    if (!answer || !text || !text.includes('id="log"')) {
      restore(form, body);
      const link = document.createElement('a');
      link.href = location.pathname;
      link.textContent = 'Open the log again';
      say(`“${typed}” was not saved: no answer came, or you are signed out. `, link, ', look whether it is there, and if not enter it again.');
      return;
    }
    const { fresh, summary } = take(text);
    if (summary) {
      const wrong = fresh.querySelector(`form[action="${form.getAttribute('action')}"]`);
      const later = entry.value.trim();
      form.replaceWith(wrong);
      log.before(summary);
      summary.focus();
      if (later) say(`Not saved yet, enter it again after this: ${later}`);
      else live.hidden = true;
    } else {
      say(`Saved: ${typed}`);
    }
  };

  log.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-log]')) return;
    event.preventDefault();
    const entry = entryOf(form);
    const typed = entry.value.trim();
    const body = new URLSearchParams(new FormData(form));
    if (!typed && form.dataset.sent) { // Enter was pressed twice
      entry.focus();
      return;
    }
    form.dataset.sent = 'yes';
    empty(form);
    entry.focus();
    saving = saving.then(() => save(form, body, typed));
  });

  document.addEventListener('keydown', (event) => {
    const key = event.altKey && !event.ctrlKey && !event.metaKey && { KeyN: 'n', KeyI: 'i' }[event.code];
    const entry = key && log.querySelector(`input[accesskey="${key}"]`);
    if (!entry) return;
    event.preventDefault();
    entry.focus();
  });

  log.before(live);
})();
