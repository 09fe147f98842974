// The pipeline board: a country is dragged to a stage, or "Move" is chosen; the form opens over the board. Without this
// script "Move" leads to the same form on a page of its own.
(() => {
  const dialog = document.getElementById('move');
  const title = document.getElementById('move-title');
  const place = document.getElementById('move-form');
  let dragged;

  // What the page of the form shows in its main part, without its frame.
  const fill = (text, focus) => {
    const main = new DOMParser().parseFromString(text, 'text/html').getElementById('main');
    title.textContent = main.querySelector('h1').textContent;
    main.querySelectorAll('.crumbs, .head').forEach(part => part.remove());
    place.replaceChildren(...main.childNodes);
    (place.querySelector('.summary') || (focus && document.getElementById(focus)) || title).focus();
  };

  const tell = (...parts) => {
    const line = document.createElement('p');
    line.className = 'field-error';
    line.setAttribute('role', 'alert');
    line.append(...parts);
    place.querySelectorAll('p[role=alert]').forEach(old => old.remove());
    place.prepend(line);
    line.scrollIntoView({ block: 'nearest' });
  };

  const signedOut = () => {
    const link = document.createElement('a');
    link.href = '/sign-in';
    link.target = '_blank';
    link.textContent = 'Sign in in another window';
    tell('You are signed out, so nothing was saved. ', link, ', then try again here.');
  };

  const open = async (url) => {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
    if (!answer || answer.status !== 200) {
      location.href = url; // the page itself says what is the matter
      return;
    }
    dialog.showModal();
    fill(await answer.text());
  };

  let turn = 0; // the answer to an older question is not shown
  let moving = false;
  place.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (moving) return;
    const form = event.target;
    const finds = event.submitter && event.submitter.name === 'find';
    const focus = document.activeElement && document.activeElement.id;
    const mine = ++turn;
    moving = !finds;
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    const text = answer && (answer.status === 200 || answer.status === 422) ? await answer.text() : '';
    moving = false;
    if (mine !== turn) return;
    if (text) {
      fill(text, finds && focus);
    } else if (answer && answer.type === 'opaqueredirect') {
      const me = await fetch('/api/v1/me').catch(() => null);
      if (me && me.status === 401) signedOut();
      else location.reload(); // it was saved; the board says so
    } else {
      tell(finds ? 'This could not be loaded. Try again.' : 'No answer came. Look at the board whether the country has moved; if not, try again.');
    }
  });

  // Another stage expects something else; what was typed stays.
  place.addEventListener('change', (event) => {
    if (event.target.id === 'to') event.target.form.requestSubmit(place.querySelector('.search [name=find]'));
  });

  place.addEventListener('click', (event) => {
    if (event.target.closest('.submit a')) {
      event.preventDefault();
      dialog.close();
    }
  });
  dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());

  for (const link of document.querySelectorAll('[data-moves]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(link.href);
    });
  }
  for (const card of document.querySelectorAll('[data-move]')) {
    card.addEventListener('dragstart', (event) => {
      dragged = card;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', card.querySelector('h3').textContent);
    });
    card.addEventListener('dragend', () => { dragged = null; });
  }
  for (const lane of document.querySelectorAll('[data-stage]')) {
    const takes = () => dragged && !lane.contains(dragged);
    lane.addEventListener('dragover', (event) => {
      if (!takes()) return;
      event.preventDefault();
      lane.classList.add('lane-over');
    });
    lane.addEventListener('dragleave', () => lane.classList.remove('lane-over'));
    lane.addEventListener('drop', (event) => {
      lane.classList.remove('lane-over');
      if (!takes()) return;
      event.preventDefault();
      open(`${dragged.dataset.move}?to=${lane.dataset.stage}`);
    });
  }
})();
