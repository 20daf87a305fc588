// The gates of a GRU, word by word, as strips: the darker, the nearer to the highest value of all strips.
import { element, shape } from './dom.js';
import { isRightToLeft } from './explanation.js';
import { decimal, quoted, words } from './wording.js';

const mostCells = 240;

/** Draws the strips; null where the model has no gates or the text no word. The result's `show(i)` marks a word in each. */
export function gates(explanation) {
  const strips = stripsOf(explanation);
  if (strips.length === 0)
    return null;
  const values = strips.flatMap(strip => strip.values);
  const low = Math.floor(Math.min(...values) * 10) / 10, high = Math.max(low + 0.1, Math.ceil(Math.max(...values) * 10) / 10);
  const backwards = isRightToLeft(explanation.text), all = explanation.words.length, hairs = [], pictures = [];
  const box = element('figure', { 'aria-label': words().gates }, element('h3', {}, words().gates));
  for (const gate of ['updateGate', 'resetGate']) {
    const plot = element('div', { class: 'plot' });
    for (const strip of strips.filter(each => each.gate === gate)) {
      const hair = shape('line', { class: 'hair', y1: 0, y2: 1, visibility: 'hidden', 'vector-effect': 'non-scaling-stroke' });
      const picture = drawn(strip, { all, low, high, backwards, hair, explanation });
      hairs.push(hair);
      pictures.push(picture);
      plot.append(element('span', { class: 'side', 'aria-hidden': 'true' }, words()[strip.side]), picture);
    }
    if (plot.childElementCount > 0)
      box.append(element('p', { class: 'note' }, words()[gate]), plot);
  }
  box.append(element('p', { class: 'legend' },
    element('span', { class: 'scale' }, decimal(low, 1), element('i', { 'aria-hidden': 'true' }), decimal(high, 1))));
  const show = word => {
    for (const hair of hairs) {
      const x = backwards ? all - 0.5 - word : word + 0.5;
      hair.setAttribute('visibility', word < 0 ? 'hidden' : 'visible');
      hair.setAttribute('x1', x);
      hair.setAttribute('x2', x);
    }
  };
  return { box, show, pictures };
}

function stripsOf(explanation) {
  const found = [];
  for (const [gate, values] of [['updateGate', explanation.update_gate], ['resetGate', explanation.reset_gate]]) {
    for (const [side, name] of [['front', 'from_front'], ['back', 'from_back']]) {
      if (values?.[name]?.length > 0)
        found.push({ gate, side, values: values[name] });
    }
  }
  return found;
}

function drawn(strip, { all, low, high, backwards, hair, explanation }) {
  const { values } = strip, step = Math.max(1, Math.ceil(values.length / mostCells)), cells = [];
  for (let i = 0; i < values.length; i += step) {
    const part = values.slice(i, i + step), mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    const left = backwards ? all - i - part.length : i, strength = (mean - low) / (high - low);
    cells.push(shape('rect', { x: left, y: 0, width: part.length, height: 1, 'fill-opacity': strength.toFixed(3) }));
  }
  const least = values.indexOf(Math.min(...values)), most = values.indexOf(Math.max(...values));
  const word = i => quoted(explanation.words[i]?.text ?? '');
  const name = words().pictureOfStrip(words()[strip.gate], words()[strip.side === 'front' ? 'fromFront' : 'fromBack'],
    decimal(values[least]), word(least), decimal(values[most]), word(most));
  return shape('svg', {
    class: 'strip', viewBox: `0 0 ${all} 1`, preserveAspectRatio: 'none', 'shape-rendering': 'crispEdges', role: 'img', 'aria-label': name,
  }, ...cells, hair);
}
