import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';

const require = createRequire(import.meta.url);

function ours(name: string): string {
  return fileURLToPath(new URL(`./assets/${name}`, import.meta.url));
}

/** The style sheets in the order they are loaded in. */
export const styleSheets = [
  'base.css',
  'controls.css',
  'cards.css',
  'frame.css',
  'conversation.css',
  'composer.css',
  'lists.css',
] as const;

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(styleSheets.map((name) => [name, ours(name)])),
  'icon.svg': ours('icon.svg'),
};

/**
 * Our script with htmx and its server-sent events, as one file: htmx sets out as soon as it is there, and would
 * not wait for an extension that is still on its way.
 */
const scripts = [
  require.resolve('htmx.org/dist/htmx.min.js'),
  require.resolve('htmx.org/dist/ext/hx-sse.min.js'),
  ours('chat.js'),
];

/** The page's own files and htmx from its package: nothing is loaded from elsewhere. */
export function createAssets(): Router {
  const script = scripts.map((path) => readFileSync(path, 'utf8').replace(sourceMap, '')).join('\n');
  const router = Router();
  router.get('/chat.js', (_request, response) => {
    response.type('text/javascript').set('Cache-Control', 'no-cache').send(script);
  });
  for (const [name, file] of Object.entries(files)) {
    router.get(`/${name}`, (_request, response) => {
      response.set('Cache-Control', 'no-cache');
      response.sendFile(file, { cacheControl: false, dotfiles: 'allow' });
    });
  }
  return router;
}

const sourceMap = /\/\/# sourceMappingURL=.*/gu;
