import type { Request, Response } from 'express';
import { renderPng } from '#src/charts/render-png.ts';
import { renderSvg } from '#src/charts/render-svg.ts';
import type { Chart } from '#src/conversation/chart.ts';
import type { Workbook } from '#src/conversation/workbook.ts';
import { renderCsv } from '#src/sheets/csv.ts';
import { renderXlsx } from '#src/sheets/xlsx.ts';

/** What a file of tables is called, and what is in it. */
const files = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    render: async ({ sheets }: Workbook) => Buffer.from(renderCsv(sheets[0])),
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    render: renderXlsx,
  },
} as const;

/** Sends bars as SVG to whoever says that it can show it, as browsers do; to others as PNG. */
export async function sendPicture(request: Request, response: Response, chart: Chart): Promise<void> {
  response.vary('Accept');
  if (request.get('accept')?.includes('image/svg+xml') === true) {
    response.type('image/svg+xml').send(await renderSvg(chart));
    return;
  }
  response.type('image/png').send(await renderPng(chart));
}

/** Sends tables as a file to keep. */
export async function sendFile(
  response: Response,
  workbook: Workbook,
  ending: keyof typeof files,
): Promise<void> {
  const { mediaType, render } = files[ending];
  response.attachment(`${workbook.name}.${ending}`);
  response.type(mediaType).send(await render(workbook));
}
