// Remembers the answers shown lately, so that Back and Forward are instant and show what was shown.
// @ts-check

const AT_MOST = 30;

/** @type {Map<string, unknown>} */
const shown = new Map();

/**
 * @template T
 * @param {string} key          what was asked
 * @param {boolean} isReturn    whether an earlier answer will do
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
export async function recall(key, isReturn, ask) {
  const known = /** @type {T | undefined} */ (shown.get(key));
  if (isReturn && known) return known;
  const answer = await ask();
  shown.delete(key);
  shown.set(key, answer);
  if (shown.size > AT_MOST) shown.delete(shown.keys().next().value ?? "");
  return answer;
}
