import { setTimeout as wait } from 'node:timers/promises';
import { type FetchFile, type FileContent, readAtMost } from '#src/conversation/file.ts';
import type { Log } from '#src/log.ts';
import type { SlackClient } from './client.ts';

/** Gets what is in files that people have shared with the bot. */
export interface Files {
  /** @param url the file's `url_private_download`; undefined where Slack gives none, as for what lies elsewhere */
  fetcherOf(url: string | undefined): FetchFile;
}

const waitMs = 30_000;
const longestRetryMs = 20_000;

/** The files of one workspace. */
export function createFiles(client: SlackClient, log: Log): Files {
  async function fetchFile(url: string, mostBytes: number): Promise<FileContent> {
    const first = await client.download(url, waitMs);
    const seconds = Number(first.headers.get('retry-after') ?? Number.NaN);
    if (first.status !== 429 || !(seconds * 1_000 <= longestRetryMs)) return contentOf(first, mostBytes);
    await first.body?.cancel();
    await wait(seconds * 1_000);
    return contentOf(await client.download(url, waitMs), mostBytes);
  }

  async function contentOf(response: Response, mostBytes: number): Promise<FileContent> {
    const { status, headers, body } = response;
    // To a token without `files:read` Slack answers with its page for logging in, or leads there.
    const isLogin = headers.get('content-type')?.startsWith('text/html') === true;
    if (status === 200 && !isLogin && body !== null) return readAtMost(body, mostBytes);
    await body?.cancel();
    log.warn({ platform: 'slack', status, isLogin }, 'A file was not handed out; is files:read granted?');
    const isRefused = isLogin || (status >= 300 && status < 400) || status === 401 || status === 403;
    return { ok: false, reason: isRefused ? 'refused' : 'gone' };
  }

  return {
    fetcherOf: (url) => async (mostBytes) => {
      if (url === undefined) return { ok: false, reason: 'gone' };
      try {
        return await fetchFile(url, mostBytes);
      } catch (err) {
        log.warn({ platform: 'slack', err }, 'A file could not be fetched');
        return { ok: false, reason: 'gone' };
      }
    },
  };
}
