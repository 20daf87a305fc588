// A model's card: its name, its answer, and why.
import { colouredText } from './coloured.js';
import { curve, named, wordAt } from './curve.js';
import { element, isolated, styled } from './dom.js';
import { isRightToLeft, labelOf } from './explanation.js';
import { gates } from './gates.js';
import { wordTable } from './table.js';
import { count, percent, signed, words } from './wording.js';

/** Makes an empty card for a model. */
export function card(model, number) {
  const title = element('h2', { id: `card-${number}` }, isolated(model.name), element('span', { class: 'note' }, aboutModel(model)));
  const answer = element('div', { class: 'shown' }), why = element('div', { class: 'shown' });
  const box = element('section', { class: 'card late', 'aria-labelledby': title.id, 'data-model': model.name }, title, answer, why);
  return {
    box,
    /** The text has changed, so what stands here is late. */
    age: () => box.classList.add('late'),
    /** Shows label and probabilities. */
    answer: prediction => {
      answer.replaceChildren(...answered(prediction));
      box.classList.remove('late');
    },
    /** Shows what the words add. */
    why: explanation => {
      const open = why.querySelector('details')?.open ?? false;
      why.replaceChildren(...explained(explanation, model, `word-${number}`));
      const details = why.querySelector('details');
      if (details)
        details.open = open;
    },
  };
}

function aboutModel(model) {
  const wording = words(), parts = [];
  if (model.directions === 2)
    parts.push(wording.bidirectional);
  if (model.layers > 1)
    parts.push(wording.layers(count(model.layers)));
  if (model.members > 1)
    parts.push(wording.members(count(model.members)));
  return wording.about(model.encoder ?? '', parts);
}

function answered(prediction) {
  const won = labelOf(prediction, words()), share = won in prediction.probabilities ? percent(prediction.probability) : '';
  const list = element('dl', { class: 'classes', 'aria-label': words().classes });
  for (const [label, probability] of Object.entries(prediction.probabilities)) {
    const bar = styled(element('i'), '--_w', probability.toFixed(4));
    list.append(element('dt', { class: label === won ? 'won' : null }, isolated(label)), element('dd', {},
      element('span', { class: 'track', 'aria-hidden': 'true' }, bar), element('span', { class: 'share' }, percent(probability))));
  }
  return [
    element('p', { class: 'verdict' }, isolated(won), ...(share === '' ? [] : [' ', element('span', { class: 'share' }, share)])),
    list,
  ];
}

function explained(explanation, model, id) {
  const wording = words(), all = explanation.words.length;
  if (all === 0)
    return [element('p', { class: 'note' }, wording.noWord)];
  const fact = element('p', { class: 'word note' }, wording.wordHelp);
  const lines = curve(explanation, explanation.class === model.labels?.[1] ? model.threshold : 0), strips = gates(explanation);
  const onWord = word => {
    for (const part of [text, lines, strips])
      part?.show(word);
    fact.replaceChildren(...facts(explanation.words[word]));
  };
  const text = colouredText(explanation, id, onWord);
  const backwards = isRightToLeft(explanation.text);
  for (const picture of [lines.picture, ...strips?.pictures ?? []])
    picture.addEventListener('pointermove', event => {
      const { left, width } = picture.getBoundingClientRect();
      onWord(wordAt((event.clientX - left) / width, all, backwards));
    });
  return [
    element('h3', {}, wording.coloured), text.box, fact, key(explanation.class), ...notes(explanation),
    lines.box, ...(strips ? [strips.box] : []), wordTable(explanation),
  ];
}

function key(label) {
  return element('p', { class: 'key note' }, element('span', { class: 'f marked' }, ...named(words().for(label))),
    element('span', { class: 'a marked' }, ...named(words().against(label))), words().stronger);
}

function notes(explanation) {
  const all = explanation.words, read = all.filter(word => word.read).length, unknown = all.filter(word => !word.known).length, said = [];
  if (unknown > 0)
    said.push(words().unknownWords(count(unknown), count(all.length)));
  if (read < all.length)
    said.push(words().limit(count(read), count(all.length)));
  return said.map(text => element('p', { class: 'note' }, text));
}

function facts(word) {
  const text = words().wordFacts(signed(word.contribution), signed(word.network), signed(word.ngrams));
  return [element('b', {}, isolated(word.text)), ` ${text}`, word.known ? '' : ` · ${words().wordUnknown}`];
}
