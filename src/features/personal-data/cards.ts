import { DateTime } from 'luxon';
import type { Context } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  card,
  facts,
  file,
  type ListItem,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { formatFor, formatMoment } from '#src/locales/format.ts';
import { isKey, type Key } from '#src/locales/translate.ts';
import { type Entry, fileOf, type PersonalData, type SectionName, sections } from './rules.ts';

/** For whom cards are written. */
export type Viewer = Pick<Context, 't' | 'language' | 'workspace' | 'now'>;

const linesAPage = 8;

/** What is kept about somebody, in groups, and what they can do about it. `first` is said before all else. */
export function personalDataCard(
  data: PersonalData,
  viewer: Viewer,
  given: { readonly asked: boolean; readonly first?: string },
): Card {
  const { t, workspace } = viewer;
  const { person } = data;
  const shown = sections.filter((name) => data.sections[name].length > 0);
  return card(
    t('personalData.title'),
    given.first !== undefined && text(given.first),
    text(t('personalData.intro', { workspace: workspace.name })),
    facts(
      ...(['name', 'email', 'roles', 'keptSince'] as const).map(
        (name) => [t(`personalData.fact.${name}`), saidOf(name, person[name], viewer)] as const,
      ),
    ),
    list(
      shown.map((name) => ({
        text: t(`personalData.section.${name}`),
        detail: t('personalData.count', { count: data.sections[name].length }),
        buttons: [button(t('personalData.show'), 'personalData.section', { section: name, skipped: 0 })],
      })),
    ),
    quiet(t('personalData.notes')),
    given.asked && text(t('personalData.asked')),
    buttons(
      button(t('personalData.download'), 'personalData.file', {}, { style: 'primary' }),
      !given.asked &&
        button(
          t('personalData.erase'),
          'erasure.ask',
          {},
          {
            style: 'danger',
            confirm: {
              title: t('personalData.eraseTitle'),
              text: t('personalData.eraseText'),
              yes: t('personalData.eraseYes'),
              no: t('personalData.eraseNo'),
            },
          },
        ),
    ),
  );
}

/** One group, a page of it. */
export function sectionCard(data: PersonalData, name: SectionName, skipped: number, viewer: Viewer): Card {
  const { t } = viewer;
  const all = data.sections[name];
  const at = (start: number) => ({ section: name, skipped: start });
  return card(
    t(`personalData.section.${name}`),
    all.length === 0
      ? quiet(t('personalData.nothing'))
      : list(all.slice(skipped, skipped + linesAPage).map((entry) => itemOf(entry, viewer))),
    buttons(
      skipped > 0 &&
        button(t('personalData.back'), 'personalData.section', at(Math.max(0, skipped - linesAPage))),
      all.length > skipped + linesAPage &&
        button(t('personalData.more'), 'personalData.section', at(skipped + linesAPage)),
      button(t('personalData.all'), 'personalData.show', {}),
    ),
  );
}

/** Everything as a file. */
export function fileCard(data: PersonalData, viewer: Viewer): Card {
  const { t, workspace, now } = viewer;
  const content = fileOf(data, { workspace: workspace.name, at: now.toUTC().toISO() ?? '' });
  return card(
    t('personalData.file.title'),
    text(t('personalData.file.text')),
    file({ name: t('personalData.file.name'), mediaType: 'application/json', content }),
    buttons(button(t('personalData.all'), 'personalData.show', {})),
  );
}

// The first field says what it is; the others follow below, each with its name.
function itemOf(entry: Entry, viewer: Viewer): ListItem {
  const [first, ...others] = Object.entries(entry).flatMap(([name, value]) => {
    const said = saidOf(name, value, viewer);
    return said === undefined ? [] : [{ name, said }];
  });
  const detail = others.map(({ name, said }) =>
    viewer.t('personalData.line', { name: label(name, viewer), said }),
  );
  return { text: first?.said ?? '', detail: detail.join(' · ') };
}

function label(name: string, { t }: Viewer): string {
  const key = `personalData.field.${name}`;
  return isKey(key) ? t(key) : name;
}

function saidOf(name: string, value: Entry[string] | undefined, viewer: Viewer): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return viewer.t(value ? 'personalData.yes' : 'personalData.no');
  if (typeof value === 'number') return String(value);
  if (/^\d{4}-\d\d-\d\dT/u.test(value)) return formatMoment(DateTime.fromISO(value), formatFor(viewer));
  return named(name, value, viewer);
}

/** Codes in words, where there are words for them. */
function named(name: string, value: string, { t }: Viewer): string {
  switch (name) {
    case 'kind':
    case 'did': {
      const key = `personalData.kind.${value.split('.', 1)[0]}`;
      return isKey(key) ? t(key) : value;
    }
    case 'roles':
      return value
        .split(', ')
        .map((role) => wordOr(`people.role.${role}`, role, t))
        .join(', ');
    case 'reply':
    case 'status':
    case 'platform':
    case 'decision':
    case 'quote':
      return wordOr(`personalData.value.${value}`, value, t);
    default:
      return value;
  }
}

function wordOr(key: Key | (string & {}), otherwise: string, t: Viewer['t']): string {
  return isKey(key) ? t(key) : otherwise;
}
