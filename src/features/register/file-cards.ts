import type { Viewer } from '#src/conversation/declarations/context.ts';
import { type Card, card, text } from '#src/conversation/elements/card.ts';
import { formatCount } from '#src/locales/format.ts';
import type { Key } from '#src/locales/translate.ts';
import { mostFileBytes, mostFileRows, type ReadFile } from './file.ts';
import type { Import } from './import.ts';

type Reason = Extract<ReadFile | Import, { ok: false }>['reason'];

const sentences = {
  tooLarge: 'register.file.tooLarge',
  refused: 'register.file.refused',
  gone: 'register.file.gone',
  empty: 'register.file.empty',
  oldExcel: 'register.file.oldExcel',
  broken: 'register.file.broken',
  unreadable: 'register.file.broken',
  tooMany: 'register.file.tooMany',
  noNames: 'register.paste.noNames',
} as const satisfies Record<Reason, Key>;

const bytesInMegabyte = 1_000_000;

/** Why nothing could be taken from a file, and what to do about it. */
export function unreadableFileCard(name: string, reason: Reason, viewer: Viewer): Card {
  const { t } = viewer;
  const rows = formatCount(mostFileRows, viewer);
  const megabytes = formatCount(mostFileBytes / bytesInMegabyte, viewer);
  return card(t('register.file.notRead', { name }), text(t(sentences[reason], { rows, megabytes })));
}

/** For a file that is no table. */
export function notTableCard(name: string, { t }: Viewer): Card {
  return card(t('register.file.notRead', { name }), text(t('register.file.notTable')));
}
