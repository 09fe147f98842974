// The pipeline board: a country is dragged to a stage, or "Move" is chosen; the form opens over the board. Without this
// script "Move" leads to the same form on a page of its own.
(() => {
  const dialog = document.getElementById('move');
  const title = document.getElementById('move-title');
  const place = document.getElementById('move-form');
  let dragged;

  // What the page of the form shows in its main part, without its frame.
  const fill = (text) => {
    const main = new DOMParser().parseFromString(text, 'text/html').getElementById('main');
    title.textContent = main.querySelector('h1').textContent;
    main.querySelectorAll('.crumbs, .head').forEach(part => part.remove());
    place.replaceChildren(...main.childNodes);
    place.scrollTop = 0;
    (place.querySelector('.summary') || title).focus();
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

  place.addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    if (answer && answer.type === 'opaqueredirect') {
      location.reload(); // it was saved; the board says so
    } else if (answer && (answer.status === 200 || answer.status === 422)) {
      fill(await answer.text());
    } else {
      form.submit();
    }
  });

  // Another stage expects something else; what was typed stays.
  place.addEventListener('change', (event) => {
    if (event.target.id === 'to') place.querySelector('[name=find]').click();
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
