/** Texts as they stand in a language's file. */
export type Tree = { readonly [name: string]: string | Tree };

/** Every text by its key, plural endings included. */
export function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') found.set(here, value);
    else for (const [key, text] of leaves(value, here)) found.set(key, text);
  }
  return found;
}

/** The names of the values in a text, each once, in order. */
export function placeholders(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{\{\s*(\w+)/gu), ([, name]) => name ?? ''))].sort();
}

/** A key without its plural ending. */
export function stemOf(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/u, '');
}
