// The form of a report. Beside each count: how much it changes from the last value as it is typed, or to which total what is
// new adds up. What is typed is kept on this device until it is sent; without a line a report waits here.
(() => {
  const entry = document.querySelector('.entry');
  const form = entry.querySelector('form.sheet');
  const asNew = form.querySelector('input[name=enter]') !== null;
  const grouped = number => String(number).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  const last = {};
  for (const field of form.querySelectorAll('.field-number')) {
    const input = field.querySelector('input');
    const previous = field.querySelector('.previous');
    const digits = previous && previous.querySelector('strong').textContent.replace(/[^0-9]/g, '');
    if (!digits) continue;
    last[input.name] = Number(digits);
    let change = previous.querySelector('.change');
    if (!change) {
      change = document.createElement('span');
      change.className = 'change';
      previous.append(' ', change);
    }
    input.addEventListener('input', () => {
      const typed = input.value.replace(/\s/g, '');
      const rise = Number(typed) - last[input.name];
      change.textContent = !(asNew ? /^-?\d{1,8}$/ : /^\d{1,9}$/).test(typed) ? ''
        : asNew ? 'total ' + grouped(last[input.name] + Number(typed))
        : (rise > 0 ? '+' : rise < 0 ? '−' : '±') + grouped(Math.abs(rise));
    });
  }

  const { reports } = window;
  if (!reports) return;
  const path = location.pathname;
  const value = name => (form.elements[name] || {}).value || '';
  const version = value('version');
  const status = document.createElement('p');
  status.className = 'form-text';
  status.setAttribute('role', 'status');
  form.querySelector('.submit').before(status);

  // The totals that stand in the form; undefined where a number can not be read.
  const totals = () => Object.fromEntries(reports.FIELDS.map(name => {
    const typed = reports.number(value(name));
    return [name, typed && asNew ? (last[name] || 0) + typed : typed === 0 && asNew ? last[name] || 0 : typed];
  }));
  const report = (state, counts, hangsOnBase) => ({
    path, state, hangsOnBase, version, asNew, base: value('base'), label: entry.dataset.report, savedAt: Date.now(), detail: '',
    typed: Object.fromEntries([...reports.FIELDS, 'qualifier', 'reasonCode', 'note'].map(name => [name, value(name)])),
    body: {
      ...counts, qualifier: value('qualifier') || null, reasonCode: value('reasonCode') || null, note: value('note') || null,
      confirmed: new FormData(form).getAll('confirmed'),
    },
  });
  const written = state => report(state, totals(), asNew);

  const fill = kept => {
    for (const [name, text] of Object.entries(kept.typed)) {
      const field = form.elements[name];
      const total = kept.body[name];
      if (!field) continue;
      field.value = kept.asNew === asNew || !reports.FIELDS.includes(name) ? text
        : total == null ? '' : String(asNew ? total - (last[name] || 0) : total);
      field.dispatchEvent(new Event('input'));
    }
  };

  const { button } = reports;
  const forget = async () => {
    await reports.remove(path);
    location.replace(location.href);
  };
  let notice;
  const show = kept => {
    if (notice) notice.remove();
    const when = reports.moment(kept.savedAt);
    const overtaken = kept.state === 'overtaken' || (kept.state !== 'sent' && version && kept.version !== version);
    if (overtaken) {
      notice = reports.tell('Somebody else reported this meanwhile. Beside each field stands what is reported; in the fields stands'
        + ` what you typed on ${when}. To replace what is reported, say why and save.`, button('Keep what is reported', () => giveWay(kept)));
    } else if (kept.state !== 'draft') {
      notice = reports.tell(...reports.words(kept));
    } else {
      notice = reports.tell(`What you typed on ${when} is back. It is not sent yet.`, button('Remove it', forget));
    }
  };

  const counted = ({ reasonCode, confirmed, ...counts }) => counts;

  // The other report stands; what was typed here is noted in the history.
  const giveWay = async kept => {
    try {
      const answer = await fetch(`/api/v1${path}/set-aside`, {
        method: 'POST', credentials: 'same-origin', body: JSON.stringify({ ...counted(kept.body), typedAt: new Date(kept.savedAt).toISOString() }),
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': value('csrf'), 'Idempotency-Key': `${path}@${kept.savedAt}` },
      });
      if (!answer.ok) throw new Error(answer.status);
      await reports.remove(path);
      location.assign(`${path}/history`);
    } catch (failed) {
      status.textContent = 'That did not reach Trialbridge. Try it again when the line is back.';
    }
  };

  // What the server would refuse of these totals: the rules that no reason can lift.
  const broken = ({ screened, screenFailed, enrolled, dose1, dose2, dose3, withdrawn, completed }) => {
    const known = count => count !== null && count !== undefined;
    const told = {};
    const atMost = (name, count, most, what) => {
      if (known(count) && known(most) && most >= 0 && count > most && !told[name]) told[name] = `${what}, ${grouped(most)}.`;
    };
    for (const [name, count] of Object.entries(totals())) if (known(count) && count < 0) told[name] = 'Enter zero or more.';
    atMost('dose2', dose2, dose1, 'Enter at most the first doses');
    atMost('dose3', dose3, dose2, 'Enter at most the second doses');
    atMost('dose3', dose3, dose1, 'Enter at most the first doses');
    if (known(screened)) {
      atMost('screenFailed', screenFailed, screened, 'Enter at most the number screened');
      atMost('enrolled', enrolled, screened - (screenFailed || 0), 'Enter at most screened less screen failed');
    }
    atMost(known(completed) ? 'completed' : 'withdrawn', (withdrawn || 0) + (completed || 0), enrolled,
      'Withdrawn and completed together are at most enrolled');
    if (!version && !value('reasonCode')) {
      for (const [name, count] of Object.entries(totals())) {
        if (known(count) && count < last[name] && !told[name]) {
          told[name] = `Enter at least ${grouped(last[name])}, the last value. If that one is wrong, correct it when the line is back.`;
        }
      }
    }
    return told;
  };

  // Without a line the rules are told here, in the words of the server.
  const readable = () => {
    let first;
    const wrong = broken(totals());
    for (const name of reports.FIELDS) {
      const input = form.elements[name];
      const field = input.closest('.field');
      const told = field.querySelector('.field-error');
      if (told) told.remove();
      field.classList.remove('has-error');
      input.removeAttribute('aria-invalid');
      const unreadable = reports.number(input.value) === undefined;
      if (!unreadable && !wrong[name]) continue;
      const error = document.createElement('p');
      error.className = 'field-error';
      error.id = `${name}-error`;
      error.textContent = !unreadable ? wrong[name]
        : /^\d{1,3}([.,'’]\d{3})+$/.test(input.value.trim())
          ? `Do you mean ${input.value.replace(/\D/g, '')}? Then write it so, without commas and dots.`
          : 'Enter a whole number in the digits 0 to 9.';
      field.querySelector('.with-previous').before(error);
      field.classList.add('has-error');
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', error.id);
      first = first || input;
    }
    if (first) first.focus();
    return !first;
  };

  let filling = true;
  let pause;
  form.addEventListener('input', () => {
    if (filling) return;
    clearTimeout(pause);
    pause = setTimeout(async () => {
      await reports.put(written('draft'));
      status.textContent = 'Saved on this phone as a draft. It is not sent yet.';
    }, 300);
  });
  const other = form.querySelector('button[name=switch]');
  if (other && reports.kept) other.remove(); // the other form is not on this phone

  // With a line the form goes to the server, which checks it; the draft stays until there is a receipt.
  let busy = false;
  window.addEventListener('pageshow', () => { busy = false; });
  const send = async (event, sent, made) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    clearTimeout(pause);
    if (navigator.onLine && !reports.kept) {
      await reports.put(made).catch(() => {});
      sent.submit();
    } else {
      await wait(made);
      busy = false;
    }
  };
  const wait = async made => {
    const waiting = { ...made, state: 'waiting' };
    await reports.put(waiting);
    status.textContent = '';
    show(waiting);
    notice.scrollIntoView();
    reports.sending();
  };
  form.addEventListener('submit', event => {
    if (event.submitter && event.submitter === other) reports.put(written('draft')); // and the server shows the other form
    else if ((!navigator.onLine || reports.kept) && !readable()) event.preventDefault();
    else send(event, form, written('draft'));
  });
  const none = entry.querySelector('form.no-news');
  if (none) {
    none.addEventListener('submit', event => {
      const counts = entry.dataset.last.split(' ').map(count => count === '-' ? null : Number(count));
      const same = report('draft', Object.fromEntries(reports.FIELDS.map((name, i) => [name, counts[i]])), true);
      reports.FIELDS.forEach((name, i) => {
        same.typed[name] = counts[i] === null ? '' : String(asNew ? counts[i] - (last[name] || 0) : counts[i]);
      });
      send(event, none, same);
    });
  }

  reports.listen(async () => {
    const kept = await reports.get(path);
    if (!kept || kept.state === 'draft') return;
    if (kept.state === 'sent') location.assign(`${path}/receipts/${kept.revision}`);
    else if (reports.kept && kept.state !== 'waiting') location.reload();
    else show(kept);
  });
  (async () => {
    const kept = await reports.get(path);
    const unsent = document.documentElement.dataset.unsent;
    if (kept && !document.querySelector('.summary')) {
      if (kept.state !== 'sent') fill(kept);
      if (unsent && kept.state === 'draft') await wait(kept);
      else show(kept);
    }
    filling = false;
  })();
})();
