import type { Meeting } from '#entities/meeting.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, facts, quiet, text, warning } from '#src/conversation/elements/card.ts';
import { platforms } from '#src/conversation/incoming.ts';
import { formatFor, formatList } from '#src/locales/format.ts';
import type { Audience, Candidate } from './audience.ts';
import { whenOf } from './forms.ts';

const mostNames = 20;

/**
 * Who would be invited, before anything is sent: how many, how each is reached, and who is left out and why. The
 * selection waits in the draft. `first` is what is told about a press just made.
 */
export function previewCard(
  meeting: Meeting,
  audience: Audience,
  draft: string,
  viewer: Viewer,
  first?: string,
): Card {
  const { t } = viewer;
  const { reachable, withoutWay, invited, withoutPerson } = audience;
  const count = reachable.length;
  const names = (all: readonly string[]) => nameList(all, viewer);
  const people = (all: readonly Candidate[]) => names(all.map(({ name }) => name));
  const values = { meeting: meeting.id, draft, people: count };
  return card(
    t('meetings.preview.title', { title: meeting.title }),
    first !== undefined && warning(first),
    count === 0 && text(t('meetings.preview.nobody')),
    facts(
      [t('meetings.preview.invited'), count === 0 ? undefined : countLine(reachable, viewer)],
      [t('meetings.preview.reached'), reachedLine(reachable, viewer)],
      [t('meetings.preview.noWay'), people(withoutWay)],
      [t('meetings.preview.already'), people(invited)],
      [t('meetings.preview.noPerson'), names(withoutPerson)],
    ),
    withoutWay.length > 0 && quiet(t('meetings.preview.noWayText')),
    buttons(
      count > 0 &&
        button(t('meetings.preview.send', { count }), 'meeting.send', values, {
          style: 'primary',
          confirm: {
            title: t('meetings.preview.confirmTitle'),
            text: t('meetings.preview.confirmText', {
              count,
              title: meeting.title,
              when: whenOf(meeting, viewer),
            }),
            yes: t('meetings.preview.confirmYes'),
            no: t('meetings.preview.confirmNo'),
          },
        }),
      button(t('meetings.preview.change'), 'draft.open', { draft }),
    ),
  );
}

function countLine(reachable: readonly Candidate[], { t }: Viewer): string {
  const people = t('meetings.preview.people', { count: reachable.length });
  const count = new Set(reachable.flatMap(({ organisationId }) => organisationId ?? [])).size;
  if (count === 0) return people;
  return t('meetings.preview.both', {
    people,
    organisations: t('meetings.preview.organisations', { count }),
  });
}

function reachedLine(reachable: readonly Candidate[], viewer: Viewer): string {
  const { t } = viewer;
  const parts = platforms.flatMap((platform) => {
    const count = reachable.filter((one) => one.platform === platform).length;
    const named = t(`meetings.preview.platform.${platform}`);
    return count === 0 ? [] : [t('meetings.preview.by', { platform: named, count })];
  });
  return formatList(parts, formatFor(viewer));
}

function nameList(names: readonly string[], viewer: Viewer): string {
  const format = formatFor(viewer);
  if (names.length <= mostNames) return formatList(names, format);
  return viewer.t('meetings.preview.names', {
    names: names.slice(0, mostNames).join(', '),
    count: names.length - mostNames,
  });
}
