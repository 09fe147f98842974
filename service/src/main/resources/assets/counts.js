// Beside each count: how much it changes from the last value as it is typed, or to which total what is new adds up.
const asNew = document.querySelector('input[name=enter][value=new]') !== null;
const grouped = number => String(number).replace(/\B(?=(\d{3})+$)/g, '\u202f');
for (const field of document.querySelectorAll('.field-number')) {
  const input = field.querySelector('input');
  const previous = field.querySelector('.previous');
  const last = previous && previous.querySelector('strong').textContent.replace(/[^0-9]/g, '');
  if (!last) continue;
  let change = previous.querySelector('.change');
  if (!change) {
    change = document.createElement('span');
    change.className = 'change';
    previous.append(' ', change);
  }
  input.addEventListener('input', () => {
    const typed = input.value.replace(/\s/g, '');
    const rise = Number(typed) - Number(last);
    change.textContent = !(asNew ? /^-?[0-9]{1,8}$/ : /^[0-9]{1,9}$/).test(typed) ? ''
      : asNew ? 'total ' + grouped(Number(last) + Number(typed))
      : (rise > 0 ? '+' : rise < 0 ? '−' : '±') + grouped(Math.abs(rise));
  });
}
