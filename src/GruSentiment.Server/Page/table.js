// The words and their numbers as a table, for those who do not see colours or want to copy numbers. Made when it is opened.
import { element, isolated } from './dom.js';
import { count, signed, words } from './wording.js';

const mostRows = 1000;

/** The folded table. */
export function wordTable(explanation) {
  const box = element('details', { 'aria-label': words().asTable }, element('summary', {}, words().asTable));
  box.addEventListener('toggle', () => {
    if (box.open && box.childElementCount === 1)
      box.append(filled(explanation));
  });
  return box;
}

function filled(explanation) {
  const { word, adds, network, ngrams } = words();
  const head = element('tr', {}, element('th', { scope: 'col' }, word),
    ...[adds, network, ngrams].map(name => element('th', { scope: 'col', class: 'n' }, name)));
  const rows = explanation.words.slice(0, mostRows).map(each => element('tr', {},
    element('th', { scope: 'row' }, isolated(each.text), each.known ? '' : ` (${words().unknown})`),
    ...[each.contribution, each.network, each.ngrams].map(value => element('td', { class: 'n' }, signed(value)))));
  const rest = explanation.words.length - rows.length;
  return element('div', { class: 'tall', tabindex: '0', role: 'group', 'aria-label': words().asTable },
    element('table', { class: 'words' }, element('thead', {}, head), element('tbody', {}, ...rows)),
    rest > 0 ? element('p', { class: 'note' }, words().tableRest(count(rest))) : null);
}
