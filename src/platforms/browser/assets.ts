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
  'chat.js': ours('chat.js'),
  'icon.svg': ours('icon.svg'),
  'htmx.js': require.resolve('htmx.org/dist/htmx.min.js'),
  'sse.js': require.resolve('htmx.org/dist/ext/hx-sse.min.js'),
};

/** The page's own files and htmx from its package: nothing is loaded from elsewhere. */
export function createAssets(): Router {
  const router = Router();
  for (const [name, file] of Object.entries(files)) {
    router.get(`/${name}`, (_request, response) => {
      response.set('Cache-Control', 'no-cache');
      response.sendFile(file, { cacheControl: false, dotfiles: 'allow' });
    });
  }
  return router;
}
