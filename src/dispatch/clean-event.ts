import type { Act, Incoming } from '#src/conversation/incoming.ts';

// PostgreSQL holds neither, in text or in JSON; no keyboard writes them, but a program can send them.
function clean(typed: string): string {
  return typed.isWellFormed() && !typed.includes('\0') ? typed : typed.replaceAll('\0', '').toWellFormed();
}

function cleanAll<Value>(values: Readonly<Record<string, Value>>, each: (value: Value) => Value) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, each(value)]));
}

/** What came in, without the characters that cannot be kept: NUL, and halves of surrogate pairs. */
export function cleanEvent(event: Incoming): Incoming {
  return { ...event, act: cleanAct(event.act) };
}

function cleanAct(act: Act): Act {
  switch (act.kind) {
    case 'command':
      return { ...act, word: clean(act.word), text: clean(act.text) };
    case 'message':
      return { ...act, text: clean(act.text) };
    case 'file':
      return { ...act, text: clean(act.text), file: { ...act.file, name: clean(act.file.name) } };
    case 'page':
      return act;
    case 'shortcut':
      return { ...act, message: { ...act.message, text: clean(act.message.text) } };
    case 'press':
      return {
        ...act,
        values: cleanAll(act.values, (value) => (typeof value === 'string' ? clean(value) : value)),
      };
    case 'submit':
      return {
        ...act,
        values: cleanAll(act.values, (value) =>
          typeof value === 'string' ? clean(value) : value.map(clean),
        ),
      };
  }
}
