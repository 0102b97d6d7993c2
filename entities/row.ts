import { randomUUIDv7 } from 'node:crypto';
import { p } from '@mikro-orm/core';
import { DateTime } from 'luxon';
import { instant } from './instant.ts';
import { Workspace } from './workspace.ts';

/** What every row has: an id that sorts by age (UUIDv7), its workspace, and when it was made. */
export const row = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => randomUUIDv7()),
  workspace: () => p.manyToOne(Workspace).ref(),
  createdAt: instant().onCreate(() => DateTime.utc()),
};
