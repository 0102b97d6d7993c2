import type { Viewer } from '#src/conversation/declarations/context.ts';
import { type CardElement, facts, quiet, text } from '#src/conversation/elements/card.ts';
import { platforms } from '#src/conversation/incoming.ts';
import { formatFor, formatList } from '#src/locales/format.ts';
import type { Audience, Candidate } from './reads.ts';

const mostNames = 20;

/** What is said about those whom something is for. */
export interface AudienceLabels {
  readonly reached: string;
  readonly already: string;
}

/** Who would be reached, before anything is sent: how many, how each is reached, and who is left out and why. */
export function previewElements(audience: Audience, labels: AudienceLabels, viewer: Viewer): CardElement[] {
  const { t } = viewer;
  const { reachable, withoutWay, silent, invited, withoutPerson } = audience;
  const paused = reachable.filter(({ pause }) => pause === 'aWhile');
  const count = reachable.length;
  const names = (all: readonly string[]) => nameList(all, viewer);
  const people = (all: readonly Candidate[]) => names(all.map(({ name }) => name));
  return [
    ...(count === 0 ? [text(t('audiences.preview.nobody'))] : []),
    facts(
      [labels.reached, count === 0 ? undefined : countLine(reachable, viewer)],
      [t('audiences.preview.reached'), reachedLine(reachable, viewer)],
      [t('audiences.preview.noWay'), people(withoutWay)],
      [t('audiences.preview.paused'), people(paused)],
      [t('audiences.preview.silent'), people(silent)],
      [labels.already, people(invited)],
      [t('audiences.preview.noPerson'), names(withoutPerson)],
    ),
    ...(paused.length > 0 ? [quiet(t('audiences.preview.pausedText'))] : []),
    ...(silent.length > 0 ? [quiet(t('audiences.preview.silentText'))] : []),
    ...(withoutWay.length > 0 ? [quiet(t('audiences.preview.noWayText'))] : []),
  ];
}

function countLine(reachable: readonly Candidate[], { t }: Viewer): string {
  const people = t('audiences.preview.people', { count: reachable.length });
  const count = new Set(
    reachable.flatMap(({ organisationId, alsoFor }) =>
      organisationId === null ? [] : [organisationId, ...alsoFor],
    ),
  ).size;
  if (count === 0) return people;
  return t('audiences.preview.both', {
    people,
    organisations: t('audiences.preview.organisations', { count }),
  });
}

function reachedLine(reachable: readonly Candidate[], viewer: Viewer): string {
  const { t } = viewer;
  const parts = platforms.flatMap((platform) => {
    const count = reachable.filter((one) => one.platform === platform).length;
    const named = t(`audiences.preview.platform.${platform}`);
    return count === 0 ? [] : [t('audiences.preview.by', { platform: named, count })];
  });
  return formatList(parts, formatFor(viewer));
}

function nameList(names: readonly string[], viewer: Viewer): string {
  const format = formatFor(viewer);
  if (names.length <= mostNames) return formatList(names, format);
  return viewer.t('audiences.preview.names', {
    names: names.slice(0, mostNames).join(', '),
    count: names.length - mostNames,
  });
}
