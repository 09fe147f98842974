// "Undo" is offered for ten seconds, and also by Ctrl+Z outside of fields. It stays while it has the focus or the mouse is
// over it. Without this script it stays as well; the server decides what can still be undone.
(() => {
  const form = document.getElementById('undo');
  const seconds = 10;
  const edits = (element) => element && element.closest('input, textarea, select, [contenteditable]');
  let over = false;

  const leave = () => {
    if (over && !form.matches(':hover, :focus-within')) form.remove();
  };
  setTimeout(() => {
    over = true;
    leave();
  }, seconds * 1000);
  form.addEventListener('pointerleave', leave);
  form.addEventListener('focusout', () => setTimeout(leave));

  document.addEventListener('keydown', (event) => {
    const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'z';
    if (undoes && form.isConnected && !edits(event.target)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
})();
