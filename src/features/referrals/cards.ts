import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  type ListItem,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { formatFor, formatMoment, formatShortDate } from '#src/locales/format.ts';
import type { Overview } from './overview.ts';
import type { ListedReferral } from './reads.ts';
import { isOpen, isOverdue, remindAt } from './rules.ts';

/** How many referrals a list shows at a time. */
export const referralsOnPage = 8;

/** A referral for coordinators: where it stands, and what can be done. `first` is what is told about a press just made. */
export function referralCard(referral: Overview, viewer: Viewer, first?: string): Card {
  const { t } = viewer;
  const { organisation, body, person, matter, dueOn, status, returned } = referral;
  const names = { organisation: organisation.name, body: body.name, person: person.name };
  const silent = returned && isOpen(status);
  return card(
    silent ? t(`referrals.card.returned.${status}`, names) : t(`referrals.card.title.${status}`, names),
    first !== undefined && warning(first),
    silent && text(t('referrals.card.returnedText', names)),
    facts(
      [t('referrals.fact.matter'), matter],
      [t('referrals.fact.by'), dayOf(referral, viewer)],
      [t('referrals.fact.asked'), t('referrals.fact.askedWho', names)],
      [t('referrals.fact.status'), statedLine(referral, viewer)],
      [t('referrals.fact.outcome'), referral.outcome ?? undefined],
      [t('referrals.fact.instead'), referral.instead ?? undefined],
    ),
    ...(isOpen(status) ? wayLines(referral, viewer) : []),
    status === 'done' && referral.telling === 'waits' && text(t('referrals.telling.waitsDone', names)),
    buttons(...(isOpen(status) ? openButtons(referral, viewer) : closedButtons(referral, viewer))),
    (dueOn !== null || matter !== '') && quiet(t('referrals.publicRecord')),
  );
}

function dayOf(referral: ListedReferral, viewer: Viewer): string | undefined {
  const { dueOn } = referral;
  if (dueOn === null) return undefined;
  const day = formatShortDate(dueOn, formatFor(viewer));
  return isOverdue(referral, viewer.now) ? viewer.t('referrals.overdue', { day }) : day;
}

function statedLine({ status, statedBy }: Overview, { t }: Viewer): string {
  const said = t(`referrals.status.${status}`);
  return statedBy === undefined ? said : t('referrals.statedBy', { said, name: statedBy.name });
}

/** How it is on its way, and what happens by itself. */
function wayLines(referral: Overview, viewer: Viewer): readonly CardElement[] {
  const { t, now } = viewer;
  const { status, asking, telling, remindedAt, returned, person, organisation, body } = referral;
  const format = formatFor(viewer);
  const names = { person: person.name, organisation: organisation.name, body: body.name };
  const remind = remindAt(referral, referral.askedAt.setZone(now.zone));
  const lines: (CardElement | undefined)[] = [
    asking.kind === 'failed' ? warning(t('referrals.way.failed', names)) : undefined,
    asking.kind === 'waits' && asking.at > now.plus({ minutes: 5 })
      ? text(t('referrals.way.waits', { when: formatMoment(asking.at, format) }))
      : undefined,
    text(t(`referrals.telling.${telling}`, names)),
    status === 'open' && remindedAt === null && !returned && remind !== null && asking.kind !== 'failed'
      ? quiet(t('referrals.way.next', { day: formatShortDate(remind.toFormat('yyyy-MM-dd'), format) }))
      : undefined,
    remindedAt !== null && !returned ? quiet(t('referrals.way.reminded', names)) : undefined,
  ];
  return lines.filter((one) => one !== undefined);
}

function tellButton({ id, canTell, organisation }: Overview, { t }: Viewer) {
  return (
    canTell &&
    button(t('referrals.press.tell', { name: organisation.name }), 'referral.tell', { referral: id })
  );
}

function openButtons(referral: Overview, viewer: Viewer) {
  const { id, revision, telling, organisation, returned, asking } = referral;
  const { t } = viewer;
  const of = { referral: id, revision };
  return [
    button(t('referrals.press.done'), 'referral.done', of),
    (returned || asking.kind === 'failed') &&
      button(t('referrals.press.elsewhere'), 'referral.again', { referral: id }),
    button(t('referrals.press.end'), 'referral.end', { referral: id }),
    button(t('referrals.press.change'), 'referral.change', { referral: id }),
    telling === 'waits' &&
      button(t('referrals.press.quiet', { name: organisation.name }), 'referral.quiet', { referral: id }),
    tellButton(referral, viewer),
    button(t('referrals.press.withdraw'), 'referral.withdraw', { referral: id }),
  ];
}

function closedButtons(referral: Overview, viewer: Viewer) {
  const { id, status, need } = referral;
  const { t } = viewer;
  return [
    status === 'done' &&
      need?.open === true &&
      button(
        t('referrals.press.needMet'),
        'referral.needMet',
        { referral: id, need: need.id, revision: need.revision },
        { style: 'primary' },
      ),
    status !== 'done' &&
      button(
        t(status === 'declined' ? 'referrals.press.on' : 'referrals.press.again'),
        'referral.again',
        { referral: id },
        { style: 'primary' },
      ),
    tellButton(referral, viewer),
  ];
}

/** Referrals that nobody has said the outcome of, a page of them. */
export function referralsCard(
  page: {
    readonly referrals: readonly ListedReferral[];
    readonly total: number;
    readonly skipped: number;
  },
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const { referrals, total, skipped } = page;
  const start = button(t('referrals.list.new'), 'referral.start', {}, { style: 'primary' });
  if (total === 0) {
    return card(
      t('referrals.list.emptyTitle'),
      text(t('referrals.list.empty')),
      buttons(start),
      quiet(t('referrals.help.example')),
    );
  }
  const shown = skipped + referrals.length;
  return card(
    t('referrals.list.title', { count: total }),
    list(referrals.map((one) => referralItem(one, viewer))),
    buttons(start, shown < total && button(t('matchings.more'), 'referral.list', { skipped: shown })),
  );
}

function referralItem(referral: ListedReferral, viewer: Viewer): ListItem {
  const { t } = viewer;
  const { id, organisation, body, matter, status, returned } = referral;
  const day = dayOf(referral, viewer);
  const by = day === undefined ? [] : [t('referrals.list.by', { day })];
  return {
    text: t('referrals.list.line', { organisation: organisation.name, body: body.name }),
    detail: [matter, t(returned ? 'referrals.list.returned' : `referrals.status.${status}`), ...by].join(
      ' · ',
    ),
    buttons: [button(t('matchings.show'), 'referral.show', { referral: id })],
  };
}

/** Taken back: those who had got it are told, and what it said waits in a draft. */
export function withdrawnCard(referral: Overview, draft: string, { t }: Viewer, out: boolean): Card {
  const names = { organisation: referral.organisation.name, body: referral.body.name };
  return card(
    t('referrals.withdrawn.title', names),
    text(t(out ? 'referrals.withdrawn.out' : 'referrals.withdrawn.text', names)),
    buttons(button(t('referrals.press.again'), 'draft.open', { draft })),
  );
}

/** One sentence about a referral that is not there. */
export function referralGoneCard({ t }: Viewer): Card {
  return card(t('referrals.gone.title'), text(t('referrals.gone.text')));
}
