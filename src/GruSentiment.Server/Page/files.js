// A file of texts: sent as it is, answered row by row, saved by a link.
import { isBusy, pause, pauseBefore, refusalOf, Refusal } from './api.js';
import { firstRows } from './csv.js';
import { byId, element, isolated } from './dom.js';
import { bytes, count, quoted, words } from './wording.js';

const previewRows = 6, previewBytes = 64 * 1024, previewLetters = 160;
const problem = byId('fileProblem'), work = byId('fileWork'), state = byId('fileState');
const bar = byId('fileProgress'), done = byId('fileAnswer');
let running = null, link = null;

/** Listens for a file that is chosen or dropped anywhere on the page. */
export function setUpFiles() {
  const input = byId('file');
  input.addEventListener('change', () => {
    if (input.files.length > 0)
      take(input.files[0]);
  });
  byId('fileCancel').addEventListener('click', () => running?.abort());
  const hasFile = event => [...event.dataTransfer?.types ?? []].includes('Files');
  const mark = isOver => {
    byId('drop').hidden = !isOver;
  };
  document.addEventListener('dragover', event => {
    if (!hasFile(event))
      return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    mark(true);
  });
  document.addEventListener('dragleave', event => {
    if (event.relatedTarget === null)
      mark(false);
  });
  document.addEventListener('drop', event => {
    mark(false);
    if (!hasFile(event))
      return;
    event.preventDefault();
    if (event.dataTransfer.files.length > 0)
      take(event.dataTransfer.files[0]);
  });
}

/** Offers the models where there are several. */
export function showFileModels(models) {
  byId('fileModel').replaceChildren(...models.map(model => element('option', { value: model.name }, model.name)));
  byId('fileModelLabel').hidden = models.length < 2;
}

async function take(file) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  problem.hidden = done.hidden = true;
  work.hidden = false;
  bar.removeAttribute('value');
  try {
    const answered = await send(file, signal);
    work.hidden = true;
    await show(file, answered);
  } catch (error) {
    if (signal !== running.signal)
      return;
    work.hidden = true;
    problem.replaceChildren(...wordsOf(error, signal));
    problem.hidden = false;
  } finally {
    byId('file').value = '';
  }
}

async function send(file, signal) {
  for (let attempt = 1; ; attempt++) {
    const { status, body, retryAfter } = await sendOnce(file, signal);
    if (status === 200)
      return body;
    const wait = isBusy(status) ? pauseBefore(attempt, retryAfter) : null;
    if (wait === null)
      throw refusalOf(status, await body.text());
    state.textContent = words().busy;
    await pause(wait, signal);
  }
}

// XMLHttpRequest and not fetch: it tells how much was sent, and the browser keeps a large answer on its disk.
function sendOnce(file, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(), name = quoted(file.name), wording = words();
    const query = new URLSearchParams({ name: file.name });
    if (byId('fileModel').value !== '')
      query.set('model', byId('fileModel').value);
    request.open('POST', `predict/file?${query}`);
    request.responseType = 'blob';
    request.setRequestHeader('content-type', 'text/csv');
    const stop = () => request.abort();
    signal.addEventListener('abort', stop, { once: true });
    request.upload.onprogress = event => {
      bar.value = file.size > 0 ? event.loaded / file.size : 1;
      state.textContent = wording.fileSending(name, bytes(event.loaded), bytes(file.size));
    };
    request.upload.onload = () => {
      bar.removeAttribute('value');
      state.textContent = wording.fileWaiting(name);
    };
    request.onprogress = event => {
      if (request.status === 200)
        state.textContent = wording.fileAnswering(name, bytes(event.loaded));
    };
    request.onload = () =>
      resolve({ status: request.status, body: request.response, retryAfter: request.getResponseHeader('retry-after') });
    request.onerror = () => reject(new TypeError(request.status === 200 ? 'broken' : 'offline'));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.send(file);
  });
}

async function show(file, answered) {
  if (link !== null)
    URL.revokeObjectURL(link);
  link = URL.createObjectURL(answered);
  const name = `${file.name.replace(/(\.(csv|tsv|txt|jsonl?|xlsx|gz))+$/i, '')}.answers.csv`;
  const rows = firstRows(await answered.slice(0, previewBytes).text(), previewRows + 1);
  const save = element('a', { class: 'download', href: link, download: name }, words().fileSave(quoted(name)));
  done.replaceChildren(element('p', { role: 'status' }, words().fileDone(quoted(file.name), bytes(answered.size))), element('p', {}, save));
  if (rows.length > 1)
    done.append(preview(rows));
  done.hidden = false;
  save.focus();
}

function preview([head, ...rows]) {
  const cells = (row, name) => row.map(text => element(name, { scope: name === 'th' ? 'col' : null }, isolated(cut(text))));
  return element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': words().filePreview(count(rows.length)) },
    element('table', { class: 'preview' }, element('caption', {}, words().filePreview(count(rows.length))),
      element('thead', {}, element('tr', {}, ...cells(head, 'th'))),
      element('tbody', {}, ...rows.map(row => element('tr', {}, ...cells(row, 'td'))))));
}

function cut(text) {
  const letters = [...text.slice(0, 2 * previewLetters)];
  return letters.length > previewLetters ? `${letters.slice(0, previewLetters).join('')}…` : text;
}

function wordsOf(error, signal) {
  if (signal.aborted)
    return [words().fileCancelled];
  if (error instanceof Refusal)
    return [element('b', {}, words().refused), ' ', element('bdi', { lang: 'en' }, error.message)];
  return [element('b', {}, error.message === 'broken' ? words().broken : words().gone)];
}
