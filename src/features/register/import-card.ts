import type { AddressOf } from '#src/conversation/addresses.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { formatCount } from '#src/locales/format.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { Columns } from './columns.ts';
import type { Import } from './import.ts';
import { toMendButton } from './to-mend.ts';
import type { Waiting } from './waiting.ts';

type Readable = Extract<Import, { ok: true }>;
type LinkingViewer = Viewer & { readonly addressOf: AddressOf };
/** What came with a file, but is not imported. */
type Beside = { readonly others: number; readonly text: string };

const mostShown = 10;

/** What an import would do, before anything is written: how the columns are understood, what is new, what must be decided. */
export function importPreviewCard(
  read: Readable,
  { draft, waiting, beside }: { readonly draft: string; readonly waiting: Waiting; readonly beside?: Beside },
  viewer: LinkingViewer,
): Card {
  const { t } = viewer;
  const { columns, alike } = read;
  const { source } = waiting;
  const taken = columns.fields.flatMap((field, at) => {
    if (field === undefined || field === 'row' || field === 'why') return [];
    const title = columns.titles[at] || t('register.columnNumber', { number: at + 1 });
    return [[title, t(`register.column.${field}`)] as const];
  });
  const left = titlesLeft(columns, t);
  const { added, completed } = read.imported;
  const decidable = alike.slice(0, mostShown);
  return card(
    'pasted' in source
      ? t('register.paste.previewTitle')
      : t('register.file.previewTitle', { name: source.file.name }),
    text(t(columns.named ? 'register.paste.named' : 'register.paste.guessed')),
    facts(...taken),
    left.length > 0 && quiet(t('register.paste.notTaken', { columns: left.join(', ') })),
    counts(read, viewer),
    alike.length > 0 &&
      list(
        decidable.map(({ row, near }) => ({
          text: t('register.paste.alike', { name: row.name, near }),
          buttons: [
            button(t('register.paste.same'), 'register.decide', { draft, row: row.file.at, same: true }),
            button(t('register.paste.another'), 'register.decide', { draft, row: row.file.at, same: false }),
          ],
        })),
        t('register.paste.decide'),
      ),
    ...mendElements(read, viewer, new Set(decidable.map(({ row }) => row.file.at))),
    buttons(
      added + completed > 0 &&
        button(t('register.paste.do'), 'register.import', { draft }, { style: 'primary' }),
      'pasted' in source && button(t('register.paste.change'), 'draft.open', { draft }),
      read.toMend.length > 0 && toMendButton(draft, viewer),
    ),
    quiet(t('pasted' in source ? 'register.paste.nothingYet' : 'register.file.nothingYet')),
    ...besideElements(beside, viewer),
  );
}

/** What an import came to, with the rows that were left, to be mended and pasted again. */
export function importedCard(
  read: Readable,
  kept: { readonly waiting: Waiting; readonly mend: string | undefined; readonly undo: string },
  viewer: LinkingViewer,
): Card {
  const { t } = viewer;
  return card(
    t('register.paste.doneTitle'),
    counts(read, viewer),
    ...mendElements(read, viewer),
    buttons(
      kept.mend !== undefined && button(t('register.paste.mend'), 'draft.open', { draft: kept.mend }),
      button(t('contacts.undo'), 'register.undo', { draft: kept.undo }),
      read.toMend.length > 0 && toMendButton(kept.undo, viewer),
    ),
    quiet(t('pasted' in kept.waiting.source ? 'register.paste.again' : 'register.file.again')),
  );
}

/** The headings of columns that hold something which is not taken. */
function titlesLeft({ fields, titles, rows }: Columns, t: Translate): string[] {
  return fields.flatMap((field, at) => {
    const isLeft = field === undefined && rows.some(({ cells }) => cells[at]);
    return isLeft ? [titles[at] || t('register.columnNumber', { number: at + 1 })] : [];
  });
}

function besideElements(beside: Beside | undefined, { t }: Viewer): CardElement[] {
  const { others = 0, text: written = '' } = beside ?? {};
  return [
    ...(others > 0 ? [quiet(t('register.file.others', { count: others }))] : []),
    ...(written.trim() === '' ? [] : [quiet(t('register.file.beside', { text: written }))]),
  ];
}

function counts({ columns, imported, toMend }: Readable, viewer: Viewer): CardElement {
  const { t } = viewer;
  const count = (number: number) => formatCount(number, viewer);
  return facts(
    [t('register.paste.rows'), count(columns.rows.length)],
    [t('register.paste.added'), count(imported.added)],
    [t('register.paste.completed'), count(imported.completed)],
    [t('register.paste.unchanged'), count(imported.unchanged)],
    [t('register.paste.kept'), imported.kept === 0 ? undefined : count(imported.kept)],
    [t('register.paste.left'), toMend.length === 0 ? undefined : count(toMend.length)],
  );
}

/** Rows that are to be mended, but for those that can be decided about on the same card. */
function mendElements(
  { toMend }: Readable,
  viewer: Viewer,
  decidable: ReadonlySet<number> = new Set(),
): CardElement[] {
  const { t } = viewer;
  const left = toMend.filter(({ file }) => !decidable.has(file.at));
  if (left.length === 0) return [];
  const items = left
    .slice(0, mostShown)
    .map(({ file, why }) => ({ text: t('register.paste.row', { number: file.at, why }) }));
  const more = left.length - items.length;
  return [
    list(items, t('register.paste.toMend')),
    ...(more > 0 ? [quiet(t('register.paste.more', { count: more }))] : []),
  ];
}

/** Says that an import is taken back, and how much of it somebody has used since. */
export function undoneImportCard(
  { undone, kept }: { readonly undone: number; readonly kept: number },
  draft: string | undefined,
  { t }: Viewer,
): Card {
  return card(
    t('register.paste.undoneTitle'),
    text(t('register.paste.undone', { count: undone })),
    kept > 0 && text(t('register.paste.keptUsed', { count: kept })),
    draft === undefined
      ? quiet(t('register.file.sendAgain'))
      : buttons(button(t('register.paste.change'), 'draft.open', { draft })),
  );
}

/** Pasted rows that wait no longer: they were imported, or their seven days are over. */
export function pasteGoneCard({ t }: Viewer): Card {
  return card(t('register.paste.goneTitle'), text(t('register.paste.gone')));
}
