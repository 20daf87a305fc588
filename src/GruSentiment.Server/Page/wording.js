// The page's own words, in the language of the browser or of the switch.
import { arabic } from './wording.ar.js';
import { german } from './wording.de.js';
import { english } from './wording.en.js';
import { chinese } from './wording.zh.js';
import { recalled, remember } from './memory.js';

/** The languages, each by its own name. */
export const languages = { en: english, de: german, zh: chinese, ar: arabic };

let current = 'en';

/** The words of the current language. A sentence with parts is a function that returns a text. */
export function words() {
  return languages[current];
}

/** Takes the language that was chosen earlier, else the first of the browser's that the page has, else English. */
export function chooseFirst() {
  const asked = [recalled('language'), ...navigator.languages].map(tag => (tag ?? '').toLowerCase().split('-')[0]);
  current = asked.find(tag => Object.hasOwn(languages, tag)) ?? 'en';
  apply();
}

/** Takes a language and keeps it for the next visit. */
export function choose(language) {
  current = language;
  remember('language', language);
  apply();
}

/** The current language's tag. */
export function language() {
  return current;
}

/** A probability as a percentage: never 100 % or 0 % where it is not. */
export function percent(value) {
  const shown = Math.min(0.999, Math.max(0.001, value));
  return numbers({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(shown);
}

/** A number with its sign. */
export function signed(value) {
  const format = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  return isolateNumber(format.format(value).replace('-', '\u2212'));
}

/** A number with some digits after the point. */
export function decimal(value, digits = 2) {
  return isolateNumber(numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value));
}

/** A text inside a sentence, which turns nothing around it. */
export function quoted(text) {
  return `\u2068${text}\u2069`;
}

/** A whole number. */
export function count(value) {
  return numbers({ maximumFractionDigits: 0 }).format(value);
}

/** Bytes as people read them. */
export function bytes(value) {
  const unit = value < 1e6 ? 'kilobyte' : 'megabyte';
  const scaled = value / (value < 1e6 ? 1e3 : 1e6);
  return numbers({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(scaled);
}

function numbers(options) {
  return new Intl.NumberFormat(languages[current].numbers, options);
}

// A sign stays on its number's left in a text from right to left.
function isolateNumber(text) {
  return current === 'ar' ? `\u2066${text}\u2069` : text;
}

function apply() {
  const root = document.documentElement;
  root.lang = languages[current].tag;
  root.dir = languages[current].direction;
  for (const marked of document.querySelectorAll('[data-word]'))
    marked.textContent = words()[marked.dataset.word];
  for (const marked of document.querySelectorAll('[data-name]'))
    marked.setAttribute('aria-label', words()[marked.dataset.name]);
}
