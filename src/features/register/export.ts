import type { AddressOf } from '#src/conversation/addresses.ts';
import type { MessageContext, Viewer } from '#src/conversation/declarations/context.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { linkButton } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, quiet, text } from '#src/conversation/elements/card.ts';
import type { Cell, Sheet, Workbook } from '#src/conversation/workbook.ts';
import { formatCount } from '#src/locales/format.ts';
import { type LongSheet, listSheets } from './reads.ts';

// What a workbook can be made of in some hundred megabytes.
const mostRows = 50_000;
const id = 'register.export';

/** Hands the coordinator who asks addresses of the register as files. They are for them alone, and for a day. */
export function exportCard(viewer: Viewer & { readonly addressOf: AddressOf }): Card {
  const { t, addressOf, workspace } = viewer;
  const matter = { message: id, subject: workspace.id };
  return card(
    t('register.export.title'),
    text(t('register.export.text', { rows: formatCount(mostRows, viewer) })),
    buttons(
      linkButton(t('register.export.xlsx'), addressOf(matter, 'xlsx')),
      linkButton(t('register.export.csv'), addressOf(matter, 'csv')),
    ),
    quiet(t('register.export.personal')),
  );
}

/** Never sent: what its addresses hand out is the register, to whoever is coordinator when they are opened. */
export const registerExport = defineMessage({
  id,
  urgency: 'normal',
  live: false,
  counts: false,
  write: async () => undefined,
  async workbook(given) {
    const isTheirs = given.reader?.is('coordinator') === true && given.subjectId === given.workspace.id;
    return isTheirs ? workbookOf(given) : undefined;
  },
});

async function workbookOf({ em, t }: Pick<MessageContext, 'em' | 't'>): Promise<Workbook> {
  const [organisations, ...others] = listSheets(em, t);
  const sheets: Sheet[] = [];
  for (const sheet of others) sheets.push(await readSheet(sheet));
  return { name: t('register.export.file'), sheets: [await readSheet(organisations), ...sheets] };
}

async function readSheet({ title, columns, pages }: LongSheet): Promise<Sheet> {
  const rows: (readonly Cell[])[] = [];
  for await (const page of pages) {
    rows.push(...page.slice(0, mostRows - rows.length));
    if (rows.length === mostRows) break;
  }
  return { title, columns, rows };
}
