import { type FetchFile, type FileContent, readAtMost } from '#src/conversation/file.ts';
import type { Log } from '#src/log.ts';

/** Gets what is in files that people have sent to the bot. */
export interface Files {
  /** @param url an attachment's `downloadUrl`: it needs no token, and is good for some minutes */
  fetcherOf(url: string): FetchFile;
}

const waitMs = 30_000;
const mostRedirects = 3;

// SharePoint and OneDrive for work, in Microsoft's clouds: a name there is Microsoft's to give, and its certificate
// is asked for, so it is no address within our own network.
const microsoftHosts = /\.(?:sharepoint\.(?:com|us|cn)|sharepoint-mil\.us)$/u;

/**
 * The files of one tenant. Nothing but Microsoft's own storage is asked, also when it leads elsewhere.
 * @param alsoFrom one more origin that may be asked: for tests
 */
export function createFiles(log: Log, alsoFrom?: string): Files {
  const isStorage = (url: URL) =>
    (url.protocol === 'https:' && url.port === '' && microsoftHosts.test(url.hostname)) ||
    url.origin === alsoFrom;

  async function fetchFile(url: URL, mostBytes: number, redirects: number): Promise<FileContent> {
    if (!isStorage(url)) {
      log.warn({ platform: 'teams', host: url.host }, 'A file was not fetched from where Teams keeps none');
      return { ok: false, reason: 'gone' };
    }
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(waitMs) });
    const { status, headers, body } = response;
    if (status === 200 && body !== null) return readAtMost(body, mostBytes);
    await body?.cancel();
    const next = status >= 300 && status < 400 ? headers.get('location') : null;
    if (next !== null && redirects < mostRedirects)
      return fetchFile(new URL(next, url), mostBytes, redirects + 1);
    // The address has expired, or its owner has taken the file away.
    log.warn({ platform: 'teams', status }, 'A file was not handed out');
    return { ok: false, reason: 'gone' };
  }

  return {
    fetcherOf: (url) => async (mostBytes) => {
      try {
        return await fetchFile(new URL(url), mostBytes, 0);
      } catch (err) {
        log.warn({ platform: 'teams', err }, 'A file could not be fetched');
        return { ok: false, reason: 'gone' };
      }
    },
  };
}
