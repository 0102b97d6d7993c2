import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { declarations } from '#handlers/index.ts';
import { jobs } from '#jobs/index.ts';
import type { JobContext } from '#jobs/job-context.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { createRegistry } from '#src/conversation/declarations/registry.ts';
import { buttonsOf, type Card } from '#src/conversation/elements/card.ts';
import type { Act, Incoming } from '#src/conversation/incoming.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import { createDispatch } from '#src/dispatch/dispatch.ts';
import { digestWeek } from '#src/features/digest/messages.ts';
import { invite } from '#src/features/meetings/invite.ts';
import { createVault } from '#src/link/vault.ts';
import { translator } from '#src/locales/translate.ts';
import { createLog } from '#src/log.ts';
import { createOutbox } from '#src/outbox/outbox.ts';
import { searchOrganisations, searchPeople } from '#src/people/searches.ts';
import { forWorkspace, openOrm } from '#src/persistence/orm.ts';
import { createTransact } from '#src/persistence/transaction.ts';
import { addresses } from '#test/support/addresses.ts';
import { candidates, planMeeting } from './meeting.ts';
import { accountOf, firstCoordinatorId, organisationName, team, workspaceId } from './seed.ts';

const invitedPeople = 3;

/** Walks the main line once, as people and the clock do: what is logged, shown, planned, sent, answered and swept. */
export async function walkMainPath(databaseUrl: string): Promise<void> {
  const orm = await openOrm(databaseUrl);
  const clock = () => DateTime.now();
  const log = createLog('error');
  const cards: Card[] = [];
  const messenger: Messenger = {
    platform: 'slack',
    async send({ deliveryId, card }) {
      cards.push(card);
      return { kind: 'sent', at: { conversation: 'D0BENCH', message: deliveryId } };
    },
    edit: async (at) => ({ kind: 'sent', at }),
    find: async () => undefined,
  };
  const transact = createTransact(orm, (noted) => outbox.dispatch(noted));
  const registry = createRegistry(declarations);
  const outbox = createOutbox({
    orm,
    transact,
    message: registry.message,
    messengers: new Map([['slack', messenger]]),
    translator,
    addresses,
    firstMessageNotice: () => undefined,
    clock,
    log,
  });
  const vault = createVault('a secret of the bench alone');
  const searches = { organisation: searchOrganisations, person: searchPeople };
  const dispatch = createDispatch({ transact, registry, searches, vault, addresses, clock, log });

  const event = (account: string, act: Act): Incoming => ({
    key: randomUUID(),
    platform: 'slack',
    tenant: team,
    sender: { externalId: account },
    place: { kind: 'direct', reference: 'D0BENCH' },
    act,
    canOpenForm: true,
  });
  const coordinator = accountOf(1);
  const say = (text: string) => dispatch.accept(event(coordinator, { kind: 'message', text }));
  const press = async (account: string, on: Answer | Card | undefined, action: string) => {
    const card = on !== undefined && 'card' in on ? on.card : on;
    const all = card !== undefined && 'elements' in card ? buttonsOf(card) : [];
    const found = all.find((button) => button.kind === 'press' && button.action === action);
    if (found?.kind !== 'press') throw new Error(`No button runs ${action}`);
    return dispatch.accept(event(account, { kind: 'press', action, values: found.values }));
  };

  try {
    const logged = await say(`kontakt ${organisationName(1)}: träffade styrelsen igår, behöver lokal #lokal`);
    await press(coordinator, logged, 'contact.change');
    await press(coordinator, logged, 'matching.propose');
    await press(coordinator, logged, 'contact.undo');
    await say('kontakt Föreningg 77 i Sätra: ringde om finansiering');
    await say(`Träffade ${organisationName(5)} i går, de behöver lokal på torsdagar`);
    await say(`kontakt ${organisationName(6)}`);
    await say(`visa ${organisationName(7)}`);
    const matched = await say(`matcha ${organisationName(2)} + ${organisationName(3)}: gemensam barndag`);
    await press(coordinator, matched, 'matching.move');
    for (const word of ['matcha', 'mote', 'enkat', 'behov', 'roller', 'oversikt', 'hjalp'])
      await say(`/bryggan ${word}`);
    await say('mote Höstmöte, torsdag 3 december kl 18, Sätra bibliotek');
    const asked = { platform: 'slack', tenant: team, sender: { externalId: coordinator } } as const;
    await dispatch.lookUp({ ...asked, kind: 'organisation', text: 'forening 12' });
    await dispatch.lookUp({ ...asked, kind: 'person', text: 'person 12' });

    const meetingId = await planMeeting(transact);
    await transact(workspaceId, async (em) => {
      const workspace = await em.findOneOrFail(Workspace, workspaceId);
      const person = await em.findOneOrFail(Person, firstCoordinatorId);
      const now = clock().setZone(workspace.zone);
      await invite(em, { meetingId, candidates: candidates(invitedPeople) }, { workspace, person, now });
    });
    await outbox.runDue(clock());
    const invitation = cards.find((card) =>
      buttonsOf(card).some((button) => button.kind === 'press' && button.action === 'meeting.answer'),
    );
    await press('U0REP1', invitation, 'meeting.answer').catch(() => undefined);
    await outbox.sweep();
    await outbox.runDue(clock());

    const em = forWorkspace(orm, workspaceId);
    const workspace = await em.findOneOrFail(Workspace, workspaceId);
    const written = {
      em,
      workspace,
      reader: undefined,
      language: 'sv',
      t: translator('sv'),
      addressOf: undefined,
    } as const;
    await digestWeek.write({ ...written, now: clock().setZone(workspace.zone), subjectId: workspaceId });

    await dispatch.store(event(coordinator, { kind: 'message', text: 'hjälp' }));
    const sweepInbox = () => dispatch.sweep(new Map());
    const refreshPages = () => dispatch.refreshPages(new Map());
    const context: JobContext = { orm, transact, outbox, vault, sweepInbox, refreshPages, clock, log };
    for (const job of jobs) {
      if (job.schedule === undefined) continue;
      await (job.run as (given: { data: object; context: JobContext }) => Promise<void>)({
        data: {},
        context,
      });
    }
  } finally {
    await orm.close(true);
  }
}
