/**
 * The groups of nodes that can reach each other, found by Tarjan's algorithm (1972): every node is
 * numbered when it is first visited, and keeps the smallest number that can be reached from it.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} graph the targets of each node
 * @returns {string[][]} each cycle sorted by name
 */
export const findCycles = (graph) => {
  /** @type {Map<string, { index: number, lowest: number, onPath: boolean }>} */
  const visited = new Map();
  /** @type {string[]} */
  const path = [];
  /** @type {string[][]} */
  const cycles = [];

  const close = (/** @type {string} */ node) => {
    const cycle = [];
    for (;;) {
      const member = path.pop();
      if (member === undefined) break;
      const state = visited.get(member);
      if (state !== undefined) state.onPath = false;
      cycle.push(member);
      if (member === node) break;
    }
    if (cycle.length > 1 || graph.get(node)?.has(node) === true) cycles.push(cycle.sort());
  };

  const visit = (/** @type {string} */ node) => {
    const state = { index: visited.size, lowest: visited.size, onPath: true };
    visited.set(node, state);
    path.push(node);
    for (const target of graph.get(node) ?? []) {
      const other = visited.get(target) ?? visit(target);
      if (other.onPath) state.lowest = Math.min(state.lowest, other.lowest);
    }
    if (state.lowest === state.index) close(node);
    return state;
  };

  for (const node of graph.keys()) if (!visited.has(node)) visit(node);
  return cycles;
};
