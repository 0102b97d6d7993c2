/** Who names whom. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * One cycle through each knot of nodes that reach each other, as a closed path (`a → b → a`); empty when there is
 * none. A node that names itself is not a cycle here.
 */
export function findCycles(graph: Graph): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const cycles: string[] = [];
  const walk = (node: string): void => {
    state.set(node, 'open');
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      if (next === node) continue;
      if (state.get(next) === 'open') cycles.push([...path.slice(path.indexOf(next)), next].join(' → '));
      else if (!state.has(next)) walk(next);
    }
    path.pop();
    state.set(node, 'done');
  };
  for (const node of graph.keys()) if (!state.has(node)) walk(node);
  return cycles;
}
