// What the browser keeps for the next visit. A browser that keeps nothing is no error.

/** A kept value, or null. */
export function recalled(key) {
  try {
    return localStorage.getItem(`gru-sentiment.${key}`);
  } catch {
    return null;
  }
}

/** Keeps a value. */
export function remember(key, value) {
  try {
    localStorage.setItem(`gru-sentiment.${key}`, value);
  } catch {
    // Private windows may refuse.
  }
}
