import type { Bar, Chart } from '#src/conversation/chart.ts';

/** How wide a picture is, in pixels: as much as an old phone shows. */
export const pictureWidth = 400;
/** The size of what is written in it, in pixels. */
export const textSize = 15;

const lineHeight = 19;
const barHeight = 16;
const between = 10;
const afterTitle = 8;
const afterGroup = 18;
const edge = 8;
// How wide a letter is, to its height.
const plainLetter = 0.56;
const boldLetter = 0.65;

/** A group of bars with its place in the picture, in pixels from the top. */
export interface PlacedGroup {
  readonly title: string;
  readonly titleTop: number;
  readonly barsTop: number;
  readonly barsHeight: number;
  readonly lineHeight: number;
  readonly barHeight: number;
  readonly bars: readonly (Bar & { readonly lines: string })[];
}

/** Gives every group of bars its place, with what is written broken into lines that fit. */
export function place({ groups }: Chart): {
  readonly height: number;
  readonly groups: readonly PlacedGroup[];
} {
  let top = edge;
  const placed = groups.map(({ title, bars }) => {
    const titleLines = broken(title, boldLetter);
    const labelled = bars.map((bar) => ({
      ...bar,
      lines: broken(`${bar.label}: ${bar.said}`, plainLetter).join('\n'),
    }));
    const most = Math.max(1, ...labelled.map(({ lines }) => lines.split('\n').length));
    const labelHeight = most * lineHeight;
    const titleTop = top;
    const start = titleTop + titleLines.length * lineHeight + afterTitle;
    // A bar stands in the middle of its band, and its label above it: the first one begins above the first band.
    const barsTop = start + (labelHeight - between) / 2;
    const barsHeight = labelled.length * (labelHeight + barHeight + between);
    top = start + barsHeight - between + afterGroup;
    return {
      title: titleLines.join('\n'),
      titleTop,
      barsTop,
      barsHeight,
      lineHeight,
      barHeight,
      bars: labelled,
    };
  });
  return { height: Math.max(1, top - afterGroup + edge), groups: placed };
}

/** Breaks a text between words, and inside those that are longer than a line. */
function broken(text: string, letter: number): readonly string[] {
  const lettersOnLine = Math.floor((pictureWidth - 2 * edge) / (textSize * letter));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).flatMap((one) => pieces(one, lettersOnLine))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > lettersOnLine && line !== '') {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function pieces(word: string, most: number): readonly string[] {
  const letters = [...word];
  const count = Math.max(1, Math.ceil(letters.length / most));
  return Array.from({ length: count }, (_, index) =>
    letters.slice(index * most, (index + 1) * most).join(''),
  );
}
