// On the home page of a site contact: what is on this phone, and what became of it.
(() => {
  const { reports } = window;
  if (!reports) return;
  let list;
  const show = async () => {
    const all = await reports.all();
    if (list) list.remove();
    if (!all.length) return;
    list = document.createElement('section');
    list.className = 'notice';
    list.setAttribute('aria-label', 'On this phone');
    list.setAttribute('role', 'status');
    for (const report of all) {
      const line = document.createElement('p');
      const link = document.createElement('a');
      link.href = report.path;
      link.textContent = report.label;
      line.append(link, ':', ...reports.words(report).flatMap(part => [' ', part]));
      list.append(line);
    }
    document.querySelector('.head').after(list);
  };
  reports.listen(show);
  show();
})();
