import type { Registered } from '#src/language/understanding/register.ts';
import type { Told, Understanding } from '#src/language/understanding/understand.ts';
import type { Labelled, Labels } from './labelled.ts';

/** How well one field was read. */
export type FieldScore = {
  readonly field: string;
  /** Sentences read exactly as labelled, of those scored. */
  readonly exact: number;
  readonly sentences: number;
  readonly precision: number;
  readonly recall: number;
};

/** How well sentences were read. Shares are 0 to 1. */
export type Score = {
  readonly sentences: number;
  readonly fields: readonly FieldScore[];
  /** Of the sentences that name a day of contact, and of those that name none. */
  readonly dayNamed: number;
  readonly dayNotNamed: number;
  /** Needs and offers together, by organisation and category. */
  readonly needsAndOffersF1: number;
  readonly sure: number;
  /** Of the sure ones, those with anything wrong. */
  readonly wrongWhileSure: number;
};

/** What was read, in the words of the labels. */
export function labelsOf(read: Understanding<Registered>): Labels {
  const told = (list: readonly Told<Registered>[]) =>
    list.map(({ organisation, category }) => `${organisation?.name ?? '-'}/${category}`);
  return {
    organisations: read.organisations.map(({ name }) => name),
    mentioned: read.mentioned.map(({ name }) => name),
    happenedOn: read.happenedOn?.toISODate() ?? null,
    how: read.how ?? null,
    needs: told(read.needs),
    offers: told(read.offers),
    closedNeeds: told(read.closedNeeds),
    referTo: read.referTo?.name ?? null,
    nextOn: read.nextOn?.toISODate() ?? null,
  };
}

const fields = [
  'organisations',
  'mentioned',
  'happenedOn',
  'how',
  'needs',
  'offers',
  'closedNeeds',
  'referTo',
  'nextOn',
] as const;
const ofOrganisations: ReadonlySet<string> = new Set([
  'organisations',
  'mentioned',
  'needs',
  'offers',
  'closedNeeds',
]);

function itemsOf(labels: Labels, field: (typeof fields)[number]): ReadonlySet<string> {
  const value = labels[field];
  return new Set(value === null ? [] : typeof value === 'string' ? [value] : value);
}

const countShared = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].filter((one) => b.has(one)).length;
const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && countShared(a, b) === a.size;

/** The fields in which a reading differs from its labels. */
function wrongFields({ labels, unclear }: Labelled, read: Labels): string[] {
  return fields
    .filter((field) => !(unclear && ofOrganisations.has(field)))
    .filter((field) => !isSame(itemsOf(labels, field), itemsOf(read, field)));
}

/** Whether all of a reading is as labelled; where nobody can know who is meant nothing is. */
export function isReadRight({ labelled, read }: Reading): boolean {
  return !labelled.unclear && wrongFields(labelled, labelsOf(read)).length === 0;
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

function scoreField(readings: readonly Reading[], field: (typeof fields)[number]): FieldScore {
  let [exact, right, given, wanted, sentences] = [0, 0, 0, 0, 0];
  for (const { labelled, read } of readings) {
    if (labelled.unclear && ofOrganisations.has(field)) continue;
    const expected = itemsOf(labelled.labels, field);
    const got = itemsOf(labelsOf(read), field);
    sentences += 1;
    if (isSame(expected, got)) exact += 1;
    right += countShared(expected, got);
    given += got.size;
    wanted += expected.size;
  }
  return {
    field,
    exact: share(exact, sentences),
    sentences,
    precision: share(right, given),
    recall: share(right, wanted),
  };
}

/** A labelled sentence and what was read in it. */
export type Reading = { readonly labelled: Labelled; readonly read: Understanding<Registered> };

/** Scores readings against their labels. */
export function scoreReadings(readings: readonly Reading[]): Score {
  const dayShare = (named: boolean) => {
    const some = readings.filter(({ labelled }) => (labelled.labels.happenedOn !== null) === named);
    const right = some.filter(
      ({ labelled, read }) => labelsOf(read).happenedOn === labelled.labels.happenedOn,
    );
    return share(right.length, some.length);
  };
  let [right, given, wanted] = [0, 0, 0];
  for (const { labelled, read } of readings) {
    if (labelled.unclear) continue;
    for (const field of ['needs', 'offers'] as const) {
      const expected = itemsOf(labelled.labels, field);
      const got = itemsOf(labelsOf(read), field);
      right += countShared(expected, got);
      given += got.size;
      wanted += expected.size;
    }
  }
  const sure = readings.filter(({ read }) => read.sure);
  const wrong = sure.filter((reading) => !isReadRight(reading));
  return {
    sentences: readings.length,
    fields: fields.map((field) => scoreField(readings, field)),
    dayNamed: dayShare(true),
    dayNotNamed: dayShare(false),
    needsAndOffersF1: share(2 * right, given + wanted),
    sure: share(sure.length, readings.length),
    wrongWhileSure: share(wrong.length, sure.length),
  };
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`.padStart(8);

/** The score as lines to print. */
export function reportScore(name: string, score: Score): string {
  return [
    `${name}: ${score.sentences} sentences`,
    '  field            exact  precision   recall',
    ...score.fields.map(
      ({ field, exact, precision, recall }) =>
        `  ${field.padEnd(14)}${percent(exact)}   ${percent(precision)} ${percent(recall)}`,
    ),
    `  day where named ${percent(score.dayNamed)}, where none is ${percent(score.dayNotNamed)}`,
    `  needs and offers F1 ${score.needsAndOffersF1.toFixed(3)}`,
    `  sure ${percent(score.sure)}, wrong in anything while sure ${percent(score.wrongWhileSure)}`,
  ].join('\n');
}
