// The page: what is typed goes to the chosen models, and their answers come back in the order of the typing.
import { explain, fetchModels, pause, predict, Refusal } from './api.js';
import { card } from './card.js';
import { byId, element, isolated } from './dom.js';
import { labelOf } from './explanation.js';
import { setUpFiles, showFileModels } from './files.js';
import { recalled, remember } from './memory.js';
import { choose, chooseFirst, language, languages, percent, quoted, words } from './wording.js';

const beforeAnswer = 90, beforeWhy = 120, beforeSpeech = 900, longText = 4000, beforeLongWhy = 500;
const text = byId('text'), answers = byId('answers'), problem = byId('problem'), spoken = byId('spoken');
let models = [], cards = new Map(), turn = new AbortController();

chooseFirst();
setUpLanguages();
setUpColours();
setUpFiles();
showExamples();
text.addEventListener('input', () => typed(beforeAnswer));
await start();

async function start() {
  try {
    models = await fetchModels(undefined, waiting);
    problem.hidden = true;
    showModels();
    showFileModels(models);
    typed(0);
  } catch (error) {
    tell(error);
  }
}

/** The text or the choice of models has changed: what was asked before is no longer wanted. */
async function typed(delay) {
  turn.abort();
  turn = new AbortController();
  const { signal } = turn, asked = text.value, chosen = chosenModels();
  byId('examples').hidden = asked !== '';
  for (const [name, shown] of cards) {
    shown.age();
    if (asked.trim() === '' || !chosen.some(model => model.name === name)) {
      shown.box.remove();
      cards.delete(name);
    }
  }
  if (asked.trim() === '' || models.length === 0) {
    problem.hidden ||= models.length > 0;
    spoken.textContent = '';
    return;
  }
  if (chosen.length === 0) {
    problem.replaceChildren(words().noModel);
    problem.hidden = false;
    return;
  }
  try {
    await pause(delay, signal);
    const said = await Promise.all(chosen.map(model => answer(model, asked, signal)));
    problem.hidden = true;
    await pause(beforeSpeech, signal);
    spoken.textContent = said.join('. ');
  } catch (error) {
    if (!signal.aborted)
      tell(error);
  }
}

async function answer(model, asked, signal) {
  const prediction = await predict(asked, model.name, signal, waiting);
  await frame(signal);
  const shown = cardOf(model);
  shown.answer(prediction);
  await pause(asked.length > longText ? beforeLongWhy : beforeWhy, signal);
  const explanation = await explain(asked, model.name, signal, waiting);
  await frame(signal);
  shown.why(explanation);
  return words().spoken(quoted(model.name), quoted(labelOf(prediction, words())), percent(prediction.probability));
}

function cardOf(model) {
  if (!cards.has(model.name)) {
    const made = card(model, models.indexOf(model));
    cards.set(model.name, made);
    const order = models.filter(each => cards.has(each.name));
    answers.insertBefore(made.box, cards.get(order[order.indexOf(model) + 1]?.name)?.box ?? null);
  }
  return cards.get(model.name);
}

function frame(signal) {
  return new Promise((resolve, reject) => requestAnimationFrame(() => signal.aborted ? reject(signal.reason) : resolve()));
}

function waiting(isOffline) {
  problem.replaceChildren(isOffline ? words().offline : words().busy);
  problem.hidden = false;
}

function tell(error) {
  if (error instanceof Refusal)
    problem.replaceChildren(element('b', {}, words().refused), ' ', element('bdi', { lang: 'en' }, error.message));
  else if (error instanceof TypeError)
    problem.replaceChildren(element('b', {}, words().gone));
  else
    throw error;
  problem.hidden = false;
}

function chosenModels() {
  const boxes = [...byId('models').querySelectorAll('input')];
  return boxes.length === 0 ? models : models.filter((_, i) => boxes[i].checked);
}

function showModels() {
  const field = byId('models');
  field.hidden = models.length < 2;
  if (field.hidden)
    return;
  const kept = (recalled('models') ?? '').split('\n').filter(name => models.some(model => model.name === name));
  for (const [i, model] of models.entries()) {
    const box = element('input', { type: 'checkbox', checked: kept.length > 0 ? kept.includes(model.name) : i === 0 });
    box.addEventListener('change', () => {
      remember('models', chosenModels().map(each => each.name).join('\n'));
      typed(0);
    });
    field.append(element('label', {}, box, isolated(model.name)));
  }
}

function showExamples() {
  byId('examples').replaceChildren(...words().sentences.map(sentence => {
    const button = element('button', { type: 'button', dir: 'auto' }, sentence);
    button.addEventListener('click', () => {
      text.value = sentence;
      text.focus();
      typed(0);
    });
    return button;
  }));
}

function setUpLanguages() {
  const list = byId('language');
  for (const [tag, wording] of Object.entries(languages))
    list.append(element('option', { value: tag, lang: wording.tag, dir: wording.direction }, wording.name));
  list.value = language();
  list.addEventListener('change', () => {
    choose(list.value);
    showExamples();
    for (const { box } of cards.values())
      box.remove();
    cards = new Map();
    typed(0);
  });
}

function setUpColours() {
  const list = byId('colours'), take = colours => document.documentElement.setAttribute('data-colours', colours);
  list.value = ['light', 'dark'].includes(recalled('colours')) ? recalled('colours') : '';
  take(list.value);
  list.addEventListener('change', () => {
    remember('colours', list.value);
    take(list.value);
  });
}
