// What several drawings need to know of an explanation.

const least = 0.05, darkest = 0.55;

/** The text cut into words and what stands between them: `{ text, word }`, the word's place or -1. Tokens of one place are one piece. */
export function piecesOf(explanation) {
  const pieces = [], { text, words } = explanation;
  let at = 0;
  words.forEach((word, i) => {
    const end = Math.max(at, word.start + word.length), start = Math.max(at, word.start);
    if (end === at)
      return;
    if (start > at)
      pieces.push({ text: text.slice(at, start), word: -1 });
    pieces.push({ text: text.slice(start, end), word: i });
    at = end;
  });
  if (at < text.length)
    pieces.push({ text: text.slice(at), word: -1 });
  return pieces;
}

/** The strongest contribution, whatever its sign. */
export function strongestOf(explanation) {
  return explanation.words.reduce((most, word) => Math.max(most, Math.abs(word.contribution)), 0);
}

/** How dark a word's colour is, 0 to 0.55, so that its letters stay legible; 0 for what adds next to nothing. */
export function shadeOf(contribution, strongest) {
  return Math.abs(contribution) < least ? 0 : darkest * Math.abs(contribution) / strongest;
}

/** The name of a class as the page shows it. */
export function labelOf(answer, wording) {
  return Object.hasOwn(answer.probabilities, answer.label) ? answer.label : wording.unknown;
}

/** Whether a text is written from right to left, by its first letter that has a direction. */
export function isRightToLeft(text) {
  const first = /[\p{L}]/u.exec(text)?.[0] ?? '';
  return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u.test(first);
}
