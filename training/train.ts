import { readdirSync, writeFileSync } from 'node:fs';
import { understand } from '#src/language/understanding/understand.ts';
import { files, type Learned } from '#src/language/weighing/learned.ts';
import { Weights, writeWeights } from '#src/language/weighing/weights.ts';
import { type Lesson, learn, type Manner } from './learner.ts';
import { type Example, readFragments, readHand } from './lessons.ts';
import { isReadRight, reportScore, scoreReadings } from './score.ts';
import { stampFile, stampOfSentences } from './stamp.ts';

// `npm run train`: learns the weights anew from all labelled sentences, and says how well whoever was left out is read.

const manners = {
  clauses: { epochs: 4, least: 3, pace: 0.3, sparseness: 2, smallness: 1 },
  words: { epochs: 4, least: 3, pace: 0.3, sparseness: 2, smallness: 1 },
  roles: { epochs: 6, least: 2, pace: 0.1, sparseness: 0.3, smallness: 1 },
  sureness: { epochs: 8, least: 5, pace: 0.1, sparseness: 0.5, smallness: 1 },
} as const satisfies Record<keyof Learned, Manner>;

const say = (line: string) => process.stdout.write(`${line}\n`);
type File = keyof Learned;
const none = new Weights([], files.sureness.of);
const learnOf = (file: File, lessons: readonly Lesson[]) => learn(lessons, files[file].of, manners[file]);
const weightsOf = (file: File, lessons: readonly Lesson[]) =>
  new Weights(learnOf(file, lessons), files[file].of);

function lessonsOf(examples: readonly Example[]) {
  return {
    clauses: examples.map(({ clauses }) => clauses),
    words: examples.map(({ words }) => words),
    roles: examples.flatMap(({ roles }) => roles),
  };
}

const handsIn = (folder: URL) =>
  readdirSync(folder).map((hand) => ({ hand, examples: readHand(new URL(`${hand}/`, folder)) }));
const fragments = readFragments(new URL('fragments/', import.meta.url));
const hands = handsIn(new URL('sentences/', import.meta.url));
// On these the rules were made: they read them better than a stranger's.
const tuned = handsIn(new URL('tuned/', import.meta.url)).flatMap(({ examples }) => examples);
say(
  `${hands.length} hands, ${hands.flatMap(({ examples }) => examples).length} sentences, ${fragments.length} fragments`,
);

/** Hands are left out in so many groups, one after the other. */
const groups = 4;

// What is sure is learned from hands that were left out: on what it has learned from, it is always sure.
const readings = Array.from({ length: groups }, (_, group) => {
  const isLeft = (at: number) => at % groups === group;
  const others = lessonsOf([
    ...hands.flatMap(({ examples }, at) => (isLeft(at) ? [] : examples)),
    ...tuned,
    ...fragments,
  ]);
  const learned = {
    clauses: weightsOf('clauses', others.clauses),
    words: weightsOf('words', others.words),
    roles: weightsOf('roles', others.roles),
    sureness: none,
  };
  return hands.flatMap(({ hand, examples }, at) =>
    (isLeft(at) ? examples : []).map(({ labelled, register }) => ({
      hand,
      labelled,
      read: understand(labelled.sentence, register, labelled.now, learned),
    })),
  );
});
say(reportScore('whoever was left out', scoreReadings(readings.flat())));
for (const { hand } of hands) {
  const score = scoreReadings(readings.flat().filter((one) => one.hand === hand));
  say(`${hand}: needs and offers F1 ${score.needsAndOffersF1.toFixed(3)}`);
}

const lessonOf = (reading: (typeof readings)[number][number]): Lesson => ({
  parts: [reading.read.traits],
  said: [isReadRight(reading)],
});
tellSureness();

const lessons = lessonsOf([...hands.flatMap(({ examples }) => examples), ...tuned, ...fragments]);
write('clauses', lessons.clauses);
write('words', lessons.words);
write('roles', lessons.roles);
write('sureness', readings.flat().map(lessonOf));
writeFileSync(stampFile, `${stampOfSentences()}\n`);

/** Says from which likelihood on how many are sure, and how many of those are wrong, of whoever was left out. */
function tellSureness(): void {
  const judged = readings.flatMap((left, at) => {
    const others = readings.flatMap((one, other) => (other === at ? [] : one));
    const weights = weightsOf('sureness', others.map(lessonOf));
    return left.map((reading) => ({
      likelihood: weights.likelihoods(reading.read.traits)[0] ?? 0,
      isRight: isReadRight(reading),
    }));
  });
  for (const least of [0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97]) {
    const sure = judged.filter(({ likelihood }) => likelihood >= least);
    const wrong = sure.filter(({ isRight }) => !isRight);
    const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
    say(
      `from ${least}: sure ${percent(sure.length, judged.length)}, wrong ${percent(wrong.length, sure.length)}`,
    );
  }
}

function write(file: File, from: readonly Lesson[]): void {
  writeFileSync(files[file].url, writeWeights(learnOf(file, from), files[file].names));
}
