import { createRequire } from 'node:module';
import type { Chart } from '#src/conversation/chart.ts';
import { pictureFont, renderLightSvg } from './render-svg.ts';

const require = createRequire(import.meta.url);

/** Twice as many dots as pixels: screens of phones have more. */
const scale = 2;

/** Bars as a bitmap, for what shows no SVG: dark on white, in a font that comes with us. */
export async function renderPng(chart: Chart): Promise<Buffer> {
  // Loaded when the first picture is asked for: most processes never draw one.
  const { Resvg } = await import('@resvg/resvg-js');
  const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
    require.resolve(`dejavu-fonts-ttf/ttf/${name}`),
  );
  const drawing = new Resvg(await renderLightSvg(chart), {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: pictureFont },
  });
  return drawing.render().asPng();
}
