import type { Viewer } from '#src/conversation/declarations/context.ts';
import { type Button, button } from '#src/conversation/elements/button.ts';
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
import { type Rhythms, rhythmOf } from '#src/features/dialogue/rules.ts';
import type { StepView } from '#src/features/next-steps/reads.ts';
import { describeOrganisation } from '#src/language/organisation-line.ts';
import { formatFor, formatList, formatPastDate, formatShortDate } from '#src/locales/format.ts';
import type { HistoryPage } from './history.ts';
import { historyElements } from './history-card.ts';
import { capital, needDetail, needPressOf } from './need-line.ts';
import type { OrganisationView, Speaker } from './reads.ts';
import { writePeople } from './rules.ts';
import { stepElements } from './step-list.ts';

/** How much of what happened a card shows at a time. */
export const happeningsOnPage = 10;
/** How many next steps it shows. */
export const stepsOnCard = 5;

/** Something that was just done, with a button to undo it where that can be. */
export type Notice = { readonly text: string; readonly undo?: Button };

/** All that is known about an organisation, for coordinators. */
export function organisationCard(
  known: {
    readonly organisation: OrganisationView;
    readonly speakers: readonly Speaker[];
    readonly history: HistoryPage;
    readonly steps: readonly StepView[];
    readonly rhythms: Rhythms;
  },
  viewer: Viewer,
  notice?: Notice,
): Card {
  const { t } = viewer;
  const format = formatFor(viewer);
  const { organisation, speakers, history } = known;
  const { id, archived } = organisation;
  const last = organisation.lastContactOn;
  const hasNotes = organisation.note !== null || history.items.some(({ kind }) => kind === 'contact');
  return card(
    organisation.name,
    ...noticed(notice),
    archived && text(t('organisations.isArchived')),
    facts(
      ...publicFacts(organisation, viewer),
      [t('organisations.fact.drives'), organisation.drives ?? undefined],
      [t('organisations.fact.people'), writePeople(speakers)],
      [t('organisations.fact.note'), organisation.note ?? undefined],
      [
        t('organisations.fact.lastContact'),
        last === null ? t('organisations.fact.noContact') : formatPastDate(last, format),
      ],
      [t('dialogue.fact'), writeRhythm(organisation, known.rhythms, viewer)],
    ),
    organisation.needs.length > 0 &&
      list(
        organisation.needs.map((need) => ({
          text: capital(t(`categories.${need.category}`)),
          detail: needDetail(need, viewer),
          buttons: [
            button(t('organisations.needs.met'), 'need.meet', needPressOf(need, { on: 'organisation' })),
            button(t('contacts.whoCanHelp'), 'need.help', { need: need.id }),
            button(t('organisations.needs.refer'), 'referral.start', { organisation: id, need: need.id }),
            button(t('organisations.needs.more'), 'need.show', { need: need.id }),
          ],
        })),
        t('contacts.fact.needs'),
      ),
    ...stepElements(known.steps, viewer),
    ...historyElements(id, history, viewer),
    archived
      ? buttons(button(t('organisations.unarchive'), 'organisation.unarchive', { organisation: id }))
      : buttons(
          button(t('organisations.logContact'), 'contact.start', { organisation: id }, { style: 'primary' }),
          button(t('organisations.propose'), 'matching.propose', { organisation: id }),
          button(t('organisations.change'), 'organisation.change', { organisation: id }),
          button(t('organisations.merge.start'), 'organisation.start-merge', { organisation: id }),
          button(t('dialogue.change'), 'dialogue.rhythm', { organisation: id }),
          button(t('organisations.archive'), 'organisation.archive', { organisation: id }),
        ),
    hasNotes && quiet(t('organisations.publicRecord')),
  );
}

function writeRhythm(organisation: OrganisationView, rhythms: Rhythms, viewer: Viewer): string {
  const { t, now } = viewer;
  const { days, of } = rhythmOf(organisation, rhythms);
  const rhythm = t(`dialogue.rhythm.${of}`, { count: days });
  const { snoozedUntil } = organisation;
  if (snoozedUntil === null || snoozedUntil <= now.toFormat('yyyy-MM-dd')) return rhythm;
  return t('dialogue.rhythm.snoozed', { rhythm, day: formatShortDate(snoozedUntil, formatFor(viewer)) });
}

/** What anybody may know about an organisation; those who speak for it also see what it has told. */
export function publicOrganisationCard(
  organisation: OrganisationView,
  { own }: { readonly own: boolean },
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const needs = organisation.needs.map(({ category }) => t(`categories.${category}`));
  return card(
    organisation.name,
    facts(
      ...publicFacts(organisation, viewer),
      [t('organisations.fact.drives'), own ? (organisation.drives ?? undefined) : undefined],
      [t('contacts.fact.needs'), own ? formatList([...new Set(needs)], viewer) : undefined],
    ),
  );
}

function publicFacts(organisation: OrganisationView, viewer: Viewer) {
  const { t } = viewer;
  const offered = organisation.offers.map((category) => t(`categories.${category}`));
  return [
    [t('organisations.fact.what'), describeOrganisation(organisation, t)],
    [t('organisations.fact.aliases'), formatList([...organisation.aliases], viewer)],
    [t('organisations.fact.languages'), formatList([...organisation.languages], viewer)],
    [t('organisations.fact.webPage'), organisation.webPage ?? undefined],
    [t('contacts.fact.offers'), formatList(offered, viewer)],
  ] as const;
}

/** What was just done, above the rest of a card. */
export function noticed(notice: Notice | undefined): CardElement[] {
  if (notice === undefined) return [];
  const { text: said, undo } = notice;
  return undo === undefined ? [text(said)] : [text(said), buttons(undo)];
}
