/**
 * Groups of files that can reach each other, found as Tarjan (1972) does: every file is numbered
 * when first seen, and remembers the smallest number it can get back to.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} arrows
 * @returns {string[][]} each circle sorted by name
 */
export const findCircles = (arrows) => {
  /** @type {Map<string, { seen: number, lowest: number, open: boolean }>} */
  const notes = new Map();
  /** @type {string[]} */
  const path = [];
  /** @type {string[][]} */
  const circles = [];

  const close = (/** @type {string} */ file) => {
    const circle = [];
    for (;;) {
      const member = path.pop();
      if (member === undefined) break;
      const note = notes.get(member);
      if (note !== undefined) note.open = false;
      circle.push(member);
      if (member === file) break;
    }
    if (circle.length > 1 || arrows.get(file)?.has(file) === true) circles.push(circle.sort());
  };

  const visit = (/** @type {string} */ file) => {
    const note = { seen: notes.size, lowest: notes.size, open: true };
    notes.set(file, note);
    path.push(file);
    for (const target of arrows.get(file) ?? []) {
      const known = notes.get(target) ?? visit(target);
      if (known.open) note.lowest = Math.min(note.lowest, known.lowest);
    }
    if (note.lowest === note.seen) close(file);
    return note;
  };

  for (const file of arrows.keys()) if (!notes.has(file)) visit(file);
  return circles;
};
