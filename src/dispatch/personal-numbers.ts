import type { Act } from '#src/conversation/incoming.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** What somebody typed in one act, by field; a command's or a message's text has the name `text`. */
export function typedIn(act: Act): Readonly<Record<string, string>> {
  switch (act.kind) {
    case 'command':
    case 'message':
    case 'file':
      return { text: act.text };
    case 'press':
      return strings(act.values);
    case 'submit':
      return strings(act.values);
    case 'shortcut':
      return { text: act.message.text };
    case 'page':
      return {};
  }
}

function strings(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !uuid.test(entry[1]),
    ),
  );
}
