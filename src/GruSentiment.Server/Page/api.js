// The server's answers. A busy server is asked again; a refusal becomes an error with the server's own words.

const tries = 6, firstPause = 250, longestPause = 5000;

/** What the server refused, in its words. */
export class Refusal extends Error {}

/** The models that the server holds; the first is the default. */
export async function fetchModels(signal, onWait) {
  return (await (await ask('model', { signal }, onWait)).json()).models;
}

/** The answer to a text. */
export async function predict(text, model, signal, onWait) {
  return (await ask('predict', posted({ text, model }, signal), onWait)).json();
}

/** What each word of a text adds. */
export async function explain(text, model, signal, onWait) {
  return (await ask('explain', posted({ text, model }, signal), onWait)).json();
}

/** Whether a status says that the server will answer later. */
export function isBusy(status) {
  return status === 429 || status === 503;
}

/** How long to wait before the next try, in milliseconds; null after the last. */
export function pauseBefore(attempt, retryAfter) {
  if (attempt >= tries)
    return null;
  const asked = Number.parseFloat(retryAfter ?? '');
  const grown = firstPause * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
  return Math.min(longestPause, Number.isFinite(asked) ? Math.max(asked * 1000, grown) : grown);
}

/** Waits, unless the signal says that nobody waits any more. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** The words of a refusal: the field `error` of a JSON body, else the status. */
export function refusalOf(status, body) {
  try {
    const { error } = JSON.parse(body);
    if (typeof error === 'string')
      return new Refusal(error);
  } catch {
    // A proxy between may answer with a page of its own.
  }
  return new Refusal(`HTTP ${status}`);
}

async function ask(path, request, onWait) {
  for (let attempt = 1; ; attempt++) {
    let response = null;
    try {
      response = await fetch(path, request);
    } catch (error) {
      if (request.signal?.aborted)
        throw error;
    }
    if (response?.ok)
      return response;
    if (response !== null && !isBusy(response.status))
      throw refusalOf(response.status, await response.text());
    const wait = pauseBefore(attempt, response?.headers.get('retry-after'));
    if (wait === null)
      throw response === null ? new TypeError('offline') : refusalOf(response.status, await response.text());
    onWait?.(response === null);
    await pause(wait, request.signal);
  }
}

function posted(body, signal) {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal };
}
