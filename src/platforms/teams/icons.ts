import { crc32, deflateSync } from 'node:zlib';

/** Whether a point of the picture belongs to the bridge; `x` and `y` go from 0 at the upper left to 1. */
function isBridge(x: number, y: number): boolean {
  const deck = y > 0.56 && y < 0.64 && x > 0.1 && x < 0.9;
  // Two arches under one deck, and what carries them.
  const arch = (middle: number) => {
    const distance = Math.hypot((x - middle) / 0.19, (y - 0.83) / 0.19);
    return y > 0.62 && y < 0.8 && Math.abs(x - middle) < 0.2 && distance > 1;
  };
  const rail = y > 0.42 && y < 0.46 && x > 0.14 && x < 0.86;
  const post = y > 0.42 && y < 0.58 && [0.16, 0.39, 0.61, 0.84].some((at) => Math.abs(x - at) < 0.02);
  return deck || arch(0.3) || arch(0.7) || rail || post;
}

/** The app's icon for its tile: 192 × 192, the bridge in white on the accent colour. */
export function colorIcon(accent: string): Buffer {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16));
  return png(192, (share) => [
    red + (255 - red) * share,
    green + (255 - green) * share,
    blue + (255 - blue) * share,
    255,
  ]);
}

/** The app's outline for Teams' side bar: 32 × 32, the bridge in white on nothing. */
export function outlineIcon(): Buffer {
  return png(32, (share) => [255, 255, 255, 255 * share]);
}

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** @param pixel the colour where this share of a point is bridge, 0 to 1 */
function png(size: number, pixel: (share: number) => Pixel): Buffer {
  const rows = Array.from({ length: size }, (_, y) => {
    const points = Array.from({ length: size }, (__, x) => pixel(shareAt(x, y, size)));
    // Each row begins with its filter: none.
    return Buffer.from([0, ...points.flat().map(Math.round)]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits of each of red, green, blue and alpha.
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const end = Buffer.alloc(0);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', end),
  ]);
}

// Four by four points in each, so that edges are soft.
function shareAt(x: number, y: number, size: number): number {
  const steps = [0.125, 0.375, 0.625, 0.875];
  const hits = steps.flatMap((down) =>
    steps.filter((right) => isBridge((x + right) / size, (y + down) / size)),
  );
  return hits.length / 16;
}

// https://www.w3.org/TR/png-3/#5Chunk-layout
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
