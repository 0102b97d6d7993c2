import { expect, it } from 'vitest';
import { renderPng } from '#src/charts/render-png.ts';
import { renderSvg } from '#src/charts/render-svg.ts';
import type { Chart } from '#src/conversation/chart.ts';

const chart: Chart = {
  groups: [
    {
      title: 'Vilken dag <b>passar</b>?',
      bars: [
        { label: 'måndag & tisdag', value: 3, said: '3 (20 %)' },
        { label: 'torsdag', value: 12, said: '12 (80 %)' },
        { label: 'aldrig', value: 0, said: '0 (0 %)' },
      ],
    },
    { title: `En fråga med ${'ett väldigt långt ord '.repeat(8)}${'x'.repeat(120)}?`, bars: [] },
  ],
};

/** The lengths of the bars, top to bottom; one of nothing has no width. */
const widths = (svg: string) =>
  [...svg.matchAll(/<path d="M[\d. ]+l?L?([^"]*)" [^>]*ecmeta_series_index/gu)].map(([path]) => path);

it('draws a bar for each, says what they stand for, and takes no text for markup', async () => {
  const svg = await renderSvg(chart);
  expect(widths(svg).length).toBeGreaterThanOrEqual(2);
  for (const said of ['måndag &amp; tisdag: 3 (20 %)', 'torsdag: 12 (80 %)', 'aldrig: 0 (0 %)']) {
    expect(svg).toContain(said);
  }
  expect(svg).not.toContain('<b>');
});

it('loses no word of what is too long for a line', async () => {
  const svg = await renderSvg(chart);
  const written = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/gu)].map(([, text]) => text).join('');
  expect(written.replaceAll(/[^x]/gu, '')).toHaveLength(120);
  expect(written.match(/väldigt/gu)).toHaveLength(8);
});

it('follows the reader’s colours as SVG, and has its own as PNG', async () => {
  expect(await renderSvg(chart)).toContain('prefers-color-scheme:dark');
  const png = await renderPng(chart);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // A picture without its font would be all but empty.
  expect(png.length).toBeGreaterThan(10_000);
});
