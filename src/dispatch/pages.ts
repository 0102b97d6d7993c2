import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import type { Answer } from '#src/conversation/answer.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import { mayUse } from '#src/people/can.ts';
import { firstMessageNotice } from '#src/people/notice.ts';
import type { Handled, Step } from './finish.ts';
import { helpFor } from './help.ts';

/** A page is kept up to date for so long after it was opened: longer nobody looks at it without pressing something. */
const keptFor = { minutes: 30 };

type PageStep = Pick<Step, 'registry' | 'context'>;

/** Shows the sender's own page, and remembers that they look at it. */
export async function openPage({ registry, context, event }: Step): Promise<Handled> {
  const card = await pageOf({ registry, context });
  const { em, now } = context;
  const { platform, tenant, sender } = event;
  // Of those in several workspaces the filter gives the one this is about.
  const account = await em.findOne(Account, { platform, tenant, externalId: sender.externalId });
  if (account !== null) {
    account.pageOpenedAt = now.toUTC();
    account.pageShown = digestOf(card);
  }
  return { id: registry.page.id, answer: answerOf(card, context) };
}

/** Somebody whose page may be open. */
export interface Reader {
  readonly account: string;
  readonly workspace: string;
  /** What they would send by opening it again. */
  readonly event: Incoming;
}

/** Those whose pages were opened a short while ago, in every workspace. */
export async function listReaders(em: EntityManager, now: DateTime): Promise<Reader[]> {
  const found = await em.find(
    Account,
    { pageOpenedAt: { $gt: now.minus(keptFor) } },
    { orderBy: { pageOpenedAt: 'asc' } },
  );
  return found.map(({ id, workspace, platform, tenant, externalId }) => ({
    account: id,
    workspace: workspace.id,
    event: {
      key: `page ${id}`,
      platform,
      tenant,
      sender: { externalId },
      place: { kind: 'direct', reference: externalId },
      act: { kind: 'page' },
      canOpenForm: false,
    },
  }));
}

/** Their page, when it shows something else than what was shown last; of two that ask at once one gets it. */
export async function newPage(step: PageStep, reader: Reader): Promise<Answer | undefined> {
  const card = await pageOf(step);
  const pageShown = digestOf(card);
  const changed = await step.context.em.nativeUpdate(
    Account,
    { id: reader.account, pageShown: { $ne: pageShown } },
    { pageShown },
  );
  return changed === 1 ? answerOf(card, step.context) : undefined;
}

async function pageOf(step: PageStep): Promise<Card> {
  const { registry, context } = step;
  const { person, workspace, t } = context;
  const shown = mayUse(person, registry.page.role) ? await registry.page.show(context) : await helpFor(step);
  // A page is no message: the first one of those says it again.
  if (person.welcomedAt) return shown;
  return { ...shown, elements: [...shown.elements, firstMessageNotice(workspace, t).inChat] };
}

function answerOf(card: Card, { language }: Step['context']): Answer {
  return { kind: 'replace', language, card, page: true };
}

function digestOf(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('base64url');
}
