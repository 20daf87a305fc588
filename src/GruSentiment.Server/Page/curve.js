// The probability after each word: a line for each direction, and the threshold.
import { element, isolated, shape } from './dom.js';
import { isRightToLeft } from './explanation.js';
import { percent, words } from './wording.js';

const wide = 1000, high = 100, mostNames = 14;

/** Draws the lines. The result's `show(i)` puts a hair line at a word. */
export function curve(explanation, threshold) {
  const all = explanation.words.length, backwards = isRightToLeft(explanation.text);
  // A word stands in the middle of its column; its answer stands there too.
  const x = word => (backwards ? all - 0.5 - word : word + 0.5) / all * wide;
  const y = probability => (1 - probability) * high;
  const front = explanation.from_front.map(({ words: read, probability }) => [x(read - 1), y(probability)]);
  const back = explanation.from_back.map(({ words: read, probability }) => [x(all - read), y(probability)]);
  const hair = shape('line', { class: 'hair', y1: 0, y2: high, visibility: 'hidden' });
  const picture = shape('svg',
    { class: 'curve', viewBox: `0 0 ${wide} ${high}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': described(explanation) },
    threshold > 0 && threshold < 1 ? shape('line', { class: 'limit', x1: 0, x2: wide, y1: y(threshold), y2: y(threshold) }) : null,
    line(back, 'back'), line(front, 'front'), hair);
  const plot = element('div', { class: 'plot' },
    element('div', { class: 'axis', 'aria-hidden': 'true' }, ...[1, 0.5, 0].map(value => element('span', {}, axisText(value)))), picture);
  const names = all <= mostNames ? explanation.words.map(word => isolated(word.text)) : [];
  if (names.length > 0)
    plot.append(element('div', { class: 'names', dir: backwards ? 'rtl' : 'ltr', 'aria-hidden': 'true' }, ...names));
  const title = element('h3', {}, ...named(words().after(explanation.class)));
  const show = word => {
    names.forEach((name, i) => name.classList.toggle('here', i === word));
    hair.setAttribute('visibility', word < 0 ? 'hidden' : 'visible');
    if (word >= 0) {
      hair.setAttribute('x1', x(word));
      hair.setAttribute('x2', x(word));
    }
  };
  const box = element('figure', { 'aria-label': title.textContent }, title, plot, legend(back.length > 0));
  return { box, show, picture };
}

/** A sentence's parts, of which the second is a name that comes from a model. */
export function named([before, name, after]) {
  return [before, isolated(name), after ?? ''];
}

/** The word at a place of a drawing, 0 its left edge and 1 its right. */
export function wordAt(share, all, backwards) {
  const column = Math.min(all - 1, Math.max(0, Math.floor(share * all)));
  return backwards ? all - 1 - column : column;
}

function line(points, kind) {
  if (points.length === 0)
    return null;
  const drawn = points.length > 1 ? points : [[points[0][0] - 20, points[0][1]], [points[0][0] + 20, points[0][1]]];
  return shape('polyline', { class: kind, points: drawn.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(2)}`).join(' ') });
}

function legend(isBoth) {
  const entry = (kind, text) => element('span', {}, shape('svg', { class: 'sample', viewBox: '0 0 36 10', 'aria-hidden': 'true' },
    shape('line', { class: kind, x1: 0, x2: 36, y1: 5, y2: 5 })), text);
  return element('p', { class: 'legend' }, entry('front', words().fromFront), isBoth ? entry('back', words().fromBack) : null);
}

function described(explanation) {
  const shares = explanation.from_front.map(answer => answer.probability);
  if (shares.length === 0)
    return '';
  return words().pictureOfCurve(percent(shares[0]), percent(shares.at(-1)), percent(Math.min(...shares)), percent(Math.max(...shares)));
}

function axisText(value) {
  return new Intl.NumberFormat(words().numbers, { style: 'percent' }).format(value);
}
