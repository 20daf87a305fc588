// The text with its words in colour. One stop of the Tab key; the arrow keys move from word to word.
import { element, styled } from './dom.js';
import { isRightToLeft, piecesOf, shadeOf, strongestOf } from './explanation.js';
import { signed, words } from './wording.js';

const marked = 0.1;

/** Draws the text. `onWord(i)` is told of the word that is pointed at, -1 for none; the result's `show(i)` marks it. */
export function colouredText(explanation, id, onWord) {
  const box = element('div', {
    class: 'text', dir: 'auto', role: 'listbox', tabindex: '0', 'aria-orientation': 'horizontal', 'aria-label': words().colouredHelp,
  });
  const made = new Map(), strongest = strongestOf(explanation);
  for (const piece of piecesOf(explanation)) {
    if (piece.word < 0) {
      box.append(piece.text);
      continue;
    }
    const span = wordElement(piece, explanation, strongest, `${id}-${piece.word}`);
    made.set(piece.word, span);
    box.append(span);
  }
  const places = [...made.keys()];
  let here = -1;
  const show = word => {
    made.get(here)?.classList.remove('here');
    made.get(here)?.removeAttribute('aria-selected');
    here = word;
    const span = made.get(word);
    span?.classList.add('here');
    span?.setAttribute('aria-selected', 'true');
    if (span)
      box.setAttribute('aria-activedescendant', span.id);
    else
      box.removeAttribute('aria-activedescendant');
    return span;
  };
  const backwards = isRightToLeft(explanation.text);
  box.addEventListener('keydown', event => {
    const next = placeAfter(event.key, places.indexOf(here), places.length, backwards);
    if (next === null || event.ctrlKey || event.altKey || event.metaKey)
      return;
    event.preventDefault();
    onWord(places[next]);
    made.get(places[next])?.scrollIntoView({ block: 'nearest' });
  });
  const pointed = event => {
    const word = event.target.closest('[data-at]');
    if (word)
      onWord(Number(word.dataset.at));
  };
  box.addEventListener('pointerover', pointed);
  box.addEventListener('pointerdown', pointed);
  return { box, show };
}

function wordElement(piece, explanation, strongest, id) {
  const { contribution, read } = explanation.words[piece.word], shade = shadeOf(contribution, strongest);
  const side = contribution < 0 ? 'a' : 'f';
  const classes = [side, shade >= marked && 'marked', !read && 'unread'].filter(Boolean).join(' ');
  const sum = signed(contribution);
  const span = element('span', {
    id, class: classes, role: 'option', 'data-at': piece.word, title: sum, 'aria-label': `${piece.text} ${sum}`,
  }, piece.text);
  return styled(span, '--_s', shade.toFixed(3));
}

function placeAfter(key, at, all, backwards) {
  const step = { ArrowRight: backwards ? -1 : 1, ArrowLeft: backwards ? 1 : -1, ArrowDown: 1, ArrowUp: -1 }[key];
  if (all === 0)
    return null;
  if (key === 'Home' || (at < 0 && step !== undefined))
    return 0;
  if (key === 'End')
    return all - 1;
  return step === undefined ? null : Math.min(all - 1, Math.max(0, at + step));
}
