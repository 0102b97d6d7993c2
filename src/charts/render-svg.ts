import type { Chart } from '#src/conversation/chart.ts';
import { type PlacedGroup, pictureWidth, place, textSize } from './layout.ts';

/** The font that a bitmap is written in; a browser takes its own where it lacks it. */
export const pictureFont = 'DejaVu Sans';

const edge = 8;

/**
 * Bars as SVG. What is written has the colour `color` of the picture, and bars the colour `bar`: the picture follows
 * a reader's light or dark scheme where it is shown by itself.
 */
export async function renderSvg(chart: Chart): Promise<string> {
  return drawn(
    chart,
    `<style>:root{color:#1b2a31;--bar:#0b5563}@media(prefers-color-scheme:dark){:root{color:#e9eff1;--bar:#7fcbd6}}</style>`,
    'var(--bar)',
  );
}

/** The same in fixed colours, for what knows no schemes. */
export async function renderLightSvg(chart: Chart): Promise<string> {
  return drawn(chart, '', '#0b5563');
}

async function drawn(chart: Chart, style: string, barColour: string): Promise<string> {
  // Loaded when the first picture is asked for: most processes never draw one.
  const { init } = await import('./echarts.ts');
  const { height, groups } = place(chart);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: pictureWidth, height });
  try {
    drawing.setOption({
      animation: false,
      textStyle: { fontFamily: pictureFont, fontSize: textSize },
      title: groups.map(titleOf),
      grid: groups.map(({ barsTop, barsHeight }) => ({
        left: edge,
        right: edge,
        top: barsTop,
        height: barsHeight,
        containLabel: false,
      })),
      xAxis: groups.map(({ bars }, gridIndex) => ({
        gridIndex,
        type: 'value',
        show: false,
        min: 0,
        max: Math.max(1, ...bars.map(({ value }) => value)),
      })),
      yAxis: groups.map(({ bars }, gridIndex) => ({
        gridIndex,
        type: 'category',
        show: false,
        inverse: true,
        data: bars.map((_, index) => index),
      })),
      series: groups.map((group, index) => seriesOf(group, index, barColour)),
    });
    const svg = drawing.renderToSVGString();
    return svg.replace(/<svg /u, '<svg color="#1b2a31" ').replace(/(<svg [^>]*>)/u, `$1${style}`);
  } finally {
    drawing.dispose();
  }
}

function titleOf({ title, titleTop, lineHeight }: PlacedGroup) {
  return {
    text: title,
    left: edge,
    top: titleTop,
    padding: 0,
    textStyle: { color: 'currentColor', fontSize: textSize, fontWeight: 'bold' as const, lineHeight },
  };
}

function seriesOf({ bars, barHeight, lineHeight }: PlacedGroup, index: number, barColour: string) {
  return {
    type: 'bar' as const,
    xAxisIndex: index,
    yAxisIndex: index,
    barWidth: barHeight,
    silent: true,
    itemStyle: { color: barColour, borderRadius: 2 },
    label: {
      show: true,
      align: 'left' as const,
      verticalAlign: 'top' as const,
      lineHeight,
      color: 'currentColor',
      fontSize: textSize,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => bars[dataIndex]?.lines ?? '',
    },
    // Above its bar, however many lines it has.
    data: bars.map(({ value, lines }) => ({
      value,
      label: { position: [0, -lines.split('\n').length * lineHeight] as [number, number] },
    })),
  };
}
