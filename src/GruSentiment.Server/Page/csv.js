// The first rows of a CSV file, for a look at it.

/** Reads rows until there are enough of them; the last is left out where the text ends within it. */
export function firstRows(text, most) {
  const rows = [];
  let row = [], cell = '', isQuoted = false, at = text.startsWith('\uFEFF') ? 1 : 0;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  for (; at < text.length && rows.length < most; at++) {
    const letter = text[at];
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (letter === '"' && (isQuoted || cell === '')) {
      isQuoted = !isQuoted;
    } else if (letter === ',' && !isQuoted) {
      endCell();
    } else if (letter === '\n' && !isQuoted) {
      cell = cell.replace(/\r$/, '');
      endCell();
      rows.push(row);
      row = [];
    } else {
      cell += letter;
    }
  }
  return rows;
}
