import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findCycles } from './architecture/cycles.ts';
import { parseModule, readModules } from './architecture/modules.ts';
import { house, type Plan } from './architecture/rooms.ts';
import {
  checkCycles,
  checkDirections,
  checkEnvironment,
  checkHomes,
  checkLength,
  checkRawAccess,
  checkTexts,
} from './architecture/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bare: Plan = { ...house, rawAccess: {}, swedishData: {} };

/** Modules from their texts, by path. */
function parse(texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).map(([path, text]) => parseModule(path, text));
}

describe('the house', async () => {
  const modules = await readModules(root, ['src', 'handlers', 'jobs', 'entities', 'training', 'test']);

  test('imports only in the directions of its plan', () => {
    expect(checkDirections(modules, house)).toEqual([]);
  });

  test('has no cycles', () => {
    expect(checkCycles(modules, house)).toEqual([]);
  });

  test('imports each package only where it belongs', () => {
    expect(checkHomes(modules, house)).toEqual([]);
  });

  test('reads the environment in one file', () => {
    expect(checkEnvironment(modules, house)).toEqual([]);
  });

  test('leaves the workspace filter in named files only', () => {
    expect(checkRawAccess(modules, house)).toEqual([]);
  });

  test('keeps its texts in the locales', () => {
    expect(checkTexts(modules, house)).toEqual([]);
  });

  test('keeps its files short', () => {
    expect(checkLength(modules, house)).toEqual([]);
  });
});

describe('the check of directions', () => {
  test.each([
    ['a handler that imports a platform', 'handlers/contacts/log.ts', '#src/platforms/slack/send.ts'],
    ['a handler that imports an entity', 'handlers/contacts/log.ts', '#entities/contact.ts'],
    ['a platform that imports another', 'src/platforms/slack/send.ts', '../teams/send.ts'],
    ["a feature that imports another's writes", 'src/features/meetings/writes.ts', '../contacts/writes.ts'],
    ['an entity that imports a feature', 'entities/contact.ts', '#src/features/contacts/rules.ts'],
    ['a job that runs a queue itself', 'jobs/post-digest.ts', '#src/queue/worker.ts'],
    ['a way out of the rooms', 'src/features/meetings/rules.ts', '../../other/clock.ts'],
    ['anything that imports tests', 'src/outbox/sweep.ts', '#test/support/clock.ts'],
  ])('refuses %s', (_, path, specifier) => {
    const [target] = parseModule(path, `import '${specifier}';`).imports;
    const refused = [`${path} may not import ${target?.target}`];
    expect(checkDirections(parse({ [path]: `import { a } from '${specifier}';` }), house)).toEqual(refused);
    expect(checkDirections(parse({ [path]: `import type { A } from '${specifier}';` }), house)).toEqual(
      refused,
    );
    expect(checkDirections(parse({ [path]: `export * from '${specifier}';` }), house)).toEqual(refused);
    expect(checkDirections(parse({ [path]: `await import('${specifier}');` }), house)).toEqual(refused);
    expect(checkDirections(parse({ [path]: `type A = import('${specifier}').A;` }), house)).toEqual(refused);
  });

  test.each([
    ['a handler that imports a feature', 'handlers/contacts/log.ts', '#src/features/contacts/writes.ts'],
    ["a feature that imports another's reads", 'src/features/meetings/writes.ts', '../contacts/reads.ts'],
    ['a file that imports its neighbour', 'src/platforms/slack/send.ts', './limits.ts'],
    ['a job that is defined', 'jobs/post-digest.ts', '#src/queue/define-job.ts'],
    ['anybody who logs', 'src/queue/worker.ts', '#src/log.ts'],
    ['the application', 'src/app.ts', '#src/platforms/slack/receive.ts'],
  ])('lets through %s', (_, path, specifier) => {
    expect(checkDirections(parse({ [path]: `import { a } from '${specifier}';` }), house)).toEqual([]);
  });

  test('lets types through where values are refused', () => {
    const path = 'src/conversation/messenger.ts';
    const types = parse({ [path]: `import type { Person } from '#entities/person.ts';` });
    const values = parse({ [path]: `import { type Person, people } from '#entities/person.ts';` });
    expect(checkDirections(types, house)).toEqual([]);
    expect(checkDirections(values, house)).toHaveLength(1);
  });

  test('refuses a file that lives in no room', () => {
    expect(checkDirections(parse({ 'src/utils/text.ts': '' }), house)).toEqual([
      'src/utils/text.ts lives in no room',
    ]);
  });

  test('refuses an import that is computed', () => {
    const computed = parse({ 'jobs/index.ts': 'await import(name);' });
    expect(checkDirections(computed, house)).toEqual(['jobs/index.ts computes what it imports; name it']);
  });
});

describe('the check of cycles', () => {
  test('finds a cycle that goes through types and dynamic imports', () => {
    const modules = parse({
      'entities/a.ts': `import type { B } from './b.ts';`,
      'entities/b.ts': `export type { C } from './c.ts';`,
      'entities/c.ts': `export const a = () => import('#entities/a.ts');`,
    });
    expect(checkCycles(modules, house)).toEqual([
      'cycle: entities/a.ts → entities/b.ts → entities/c.ts → entities/a.ts',
    ]);
  });

  test('finds features that need each other through different files', () => {
    const modules = parse({
      'src/features/meetings/reads.ts': `import '../surveys/rules.ts';`,
      'src/features/meetings/rules.ts': '',
      'src/features/surveys/reads.ts': `import '../meetings/rules.ts';`,
      'src/features/surveys/rules.ts': '',
    });
    expect(checkCycles(modules, house)).toEqual([
      'cycle: features/meetings → features/surveys → features/meetings',
    ]);
  });

  test('lets two ways to the same file through', () => {
    const graph = new Map([
      ['a', new Set(['b', 'c'])],
      ['b', new Set(['d'])],
      ['c', new Set(['d'])],
      ['d', new Set<string>()],
    ]);
    expect(findCycles(graph)).toEqual([]);
  });
});

describe('the check of homes', () => {
  test.each([
    ['src/dispatch/pipeline.ts', '@slack/bolt'],
    ['src/platforms/teams/send.ts', '@slack/web-api'],
    ['src/features/meetings/writes.ts', 'bullmq'],
    ['src/outbox/dispatch.ts', 'ioredis'],
    ['src/features/contacts/reads.ts', 'pg'],
    ['handlers/contacts/log.ts', 'express'],
    ['entities/contact.ts', 'zod'],
    ['src/features/contacts/writes.ts', '#src/outbox/sql.ts'],
  ])('refuses %s the import of %s', (path, name) => {
    expect(checkHomes(parse({ [path]: `import type { A } from '${name}';` }), house)).toHaveLength(1);
  });

  test('lets the owner through', () => {
    const owners = parse({
      'src/platforms/slack/send.ts': `import { WebClient } from '@slack/web-api';`,
      'src/queue/backend.ts': `import { Queue } from 'bullmq/dist/queue.js';`,
      'entities/contact.ts': `import { defineEntity } from '@mikro-orm/core';`,
      'src/outbox/claim.ts': `import { type Query } from './sql.ts';`,
    });
    expect(checkHomes(owners, house)).toEqual([]);
  });
});

describe('the check of the environment', () => {
  test.each([
    'process.env.PORT',
    `process['env']`,
    'globalThis.process.env',
    'const { env } = process;',
    `import { env } from 'node:process';`,
    'process.loadEnvFile();',
  ])('sees %s', (text) => {
    expect(checkEnvironment(parse({ 'src/queue/backend.ts': text }), house)).toHaveLength(1);
    expect(checkEnvironment(parse({ 'src/config.ts': text }), house)).toEqual([]);
  });
});

describe('the check of raw access', () => {
  test.each([
    'await em.execute("select 1");',
    'await this.#em.getConnection().execute("select 1");',
    'orm.em.getKysely();',
    'context.em.createQueryBuilder(Contact);',
    'await em.upsert(Contact, {});',
  ])('sees %s', (text) => {
    const path = 'src/outbox/claim.ts';
    const modules = parse({ [path]: `class A { #em; async run(em, orm, context) { ${text} } }` });
    expect(checkRawAccess(modules, bare)).toHaveLength(1);
    expect(checkRawAccess(modules, { ...bare, rawAccess: { [path]: 'claims in one statement' } })).toEqual(
      [],
    );
  });

  test('lets other calls with the same names through', () => {
    expect(checkRawAccess(parse({ 'src/outbox/claim.ts': 'sorted.insert(row); em.find(A);' }), bare)).toEqual(
      [],
    );
  });

  test('refuses a named file that has none left', () => {
    expect(checkRawAccess([], { ...bare, rawAccess: { 'src/outbox/claim.ts': 'claims' } })).toHaveLength(1);
  });
});

describe('the check of texts', () => {
  test.each([`reply('Möte')`, 'reply(`Hej $' + '{name}, välkommen`)', 'const a = /å/;'])(
    'sees %s',
    (text) => {
      expect(checkTexts(parse({ 'handlers/meetings/plan.ts': text }), bare)).toHaveLength(1);
    },
  );

  test('lets comments and the locales through', () => {
    const modules = parse({
      'handlers/meetings/plan.ts': '// ett möte\nreply(t("meetings.planned"));',
      'src/locales/format.ts': `const at = 'på';`,
    });
    expect(checkTexts(modules, bare)).toEqual([]);
  });

  test('refuses an exception that is no longer needed', () => {
    expect(checkTexts([], { ...bare, swedishData: { 'src/features/demo/names.ts': 'names' } })).toHaveLength(
      1,
    );
  });
});

test('the check of length counts lines as an editor does', () => {
  const path = 'jobs/deliver.ts';
  expect(checkLength(parse({ [path]: '\n'.repeat(house.lineLimit.lines) }), house)).toEqual([]);
  expect(checkLength(parse({ [path]: '\n'.repeat(house.lineLimit.lines + 1) }), house)).toHaveLength(1);
});
