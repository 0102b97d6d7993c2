import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { Conversation } from '#entities/conversation.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { declarations } from '#handlers/index.ts';
import { jobs } from '#jobs/index.ts';
import type { JobContext } from '#jobs/job-context.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { createRegistry, type Registry } from '#src/conversation/declarations/registry.ts';
import type { PressButton, PressValues } from '#src/conversation/elements/button.ts';
import { buttonsOf, type Card, type CardElement } from '#src/conversation/elements/card.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import type { Responder, ShowProgress } from '#src/conversation/entry.ts';
import { type FetchFile, readAtMost } from '#src/conversation/file.ts';
import type { Act, Incoming, MessageReference, Place, Platform } from '#src/conversation/incoming.ts';
import type { Messenger, Outgoing } from '#src/conversation/messenger.ts';
import { createDispatch, type Dispatch } from '#src/dispatch/dispatch.ts';
import { createVault } from '#src/link/vault.ts';
import { translator } from '#src/locales/translate.ts';
import { createLog } from '#src/log.ts';
import { createOutbox, type Outbox } from '#src/outbox/outbox.ts';
import { firstMessageNotice } from '#src/people/notice.ts';
import { searchOrganisations, searchPeople } from '#src/people/searches.ts';
import { forWorkspace, openOrm } from '#src/persistence/orm.ts';
import { createTransact, type Transact } from '#src/persistence/transaction.ts';
import { addresses } from './addresses.ts';
import { createTestDatabase } from './database.ts';
import { buildWorkspace, tenant } from './people.ts';

/** Actions that dispatch runs itself. */
const builtIn = ['draft.open', 'workspace.choose', 'line.say'];

/** What the vault of every harness is made from. */
export const vaultSecret = 'a secret that is in no database';

/** A message that stands in a conversation, as it is now. */
export interface Standing {
  readonly to: string;
  readonly at: MessageReference;
  card: Card;
  edits: number;
}

/** Everything but the platforms: real tables, dispatch and outbox; a clock that can be moved; conversations in memory. */
export class Harness {
  now: DateTime;
  readonly sent: Standing[] = [];
  /** Everything that anybody was answered, oldest first. */
  readonly answered: Answer[] = [];
  /** The ways out; a test may add others. */
  readonly messengers = new Map<Platform, Messenger>();
  /** Who shows what was asked for earlier; a test may add some. */
  readonly responders = new Map<Platform, Responder>();
  readonly orm: MikroORM;
  readonly workspace: Workspace;
  readonly dispatch: Dispatch;
  readonly outbox: Outbox;
  readonly registry: Registry;
  readonly transact: Transact;
  readonly #drop: () => Promise<void>;
  readonly #vault = createVault(vaultSecret);
  #count = 0;

  private constructor(orm: MikroORM, workspace: Workspace, now: DateTime, drop: () => Promise<void>) {
    this.orm = orm;
    this.workspace = workspace;
    this.now = now;
    this.#drop = drop;
    const clock = () => this.now;
    const log = createLog(process.env['TEST_LOG'] ?? 'fatal');
    const registry = createRegistry(declarations);
    this.registry = registry;
    this.transact = createTransact(orm, (ids) => this.outbox.dispatch(ids));
    this.outbox = createOutbox({
      orm,
      transact: this.transact,
      message: registry.message,
      messengers: this.messengers.set('browser', this.#messenger()),
      translator,
      addresses,
      firstMessageNotice: (_, home, t) => firstMessageNotice(home, t),
      clock,
      log,
    });
    this.dispatch = createDispatch({
      transact: this.transact,
      registry,
      searches: { organisation: searchOrganisations, person: searchPeople },
      vault: this.#vault,
      addresses,
      clock,
      log,
    });
  }

  /** @param now ISO local time in Stockholm; Monday 2026-11-23 at 10 when not given */
  static async start(now = '2026-11-23T10:00'): Promise<Harness> {
    const database = await createTestDatabase();
    const orm = await openOrm(database.url);
    const workspace = await buildWorkspace(orm);
    const at = DateTime.fromISO(now, { zone: 'Europe/Stockholm' });
    return new Harness(orm, workspace, at, () => database.drop());
  }

  async stop(): Promise<void> {
    await this.orm.close(true);
    await this.#drop();
  }

  /** A fork on the workspace, for building and looking. */
  em(): EntityManager {
    return forWorkspace(this.orm, this.workspace.id);
  }

  /** Somebody writes in their direct conversation, or elsewhere. */
  say(person: Person | string, text: string, place?: Place): Promise<Answer> {
    return this.act(person, { kind: 'message', text }, { place });
  }

  /** Somebody presses the button with this label on a card, or on the card of an answer. */
  press(
    person: Person | string,
    on: Answer | Card | Standing,
    label: string,
    typed: PressValues = {},
  ): Promise<Answer> {
    const button = this.button(on, label);
    const at = 'at' in on ? on.at : { conversation: `direct:${nameOf(person)}`, message: 'm1' };
    const values = { ...button.values, ...typed };
    return this.act(person, { kind: 'press', action: button.action, values, on: at });
  }

  /** The button with this label; fails when there is none. */
  button(on: Answer | Card | Standing, label: string): PressButton {
    const all = buttonsOf(cardOf(on)).filter((one) => one.kind === 'press');
    const found = all.find((one) => one.label === label);
    if (found === undefined) {
      throw new Error(`No button "${label}"; there are: ${all.map((one) => one.label).join(', ')}`);
    }
    return found;
  }

  /** Somebody submits the form of an answer, with these values instead of what stands in it. */
  submit(person: Person | string, answer: Answer, values: SubmittedValues): Promise<Answer> {
    if (answer.kind !== 'form' && answer.kind !== 'errors') throw new Error(`Not a form: ${answer.kind}`);
    const standing = answer.form.fields.flatMap((field): [string, string | readonly string[]][] => {
      switch (field.kind) {
        case 'multiSelect':
          return [[field.name, field.values ?? []]];
        case 'organisation':
        case 'person': {
          const chosen = (field.chosen ?? []).map((one) => one.value);
          return [[field.name, field.multiple ? chosen : (chosen[0] ?? '')]];
        }
        case 'number':
          return [[field.name, field.value === undefined ? '' : String(field.value)]];
        default:
          return [[field.name, field.value ?? '']];
      }
    });
    return this.act(person, {
      kind: 'submit',
      draft: answer.draft,
      values: { ...Object.fromEntries(standing), ...values },
    });
  }

  /** Anything somebody does; `key` is given to do the same thing again. */
  act(
    person: Person | string,
    act: Act,
    given: {
      place?: Place | undefined;
      key?: string;
      canOpenForm?: boolean;
      fetchFile?: FetchFile;
      showProgress?: ShowProgress;
    } = {},
  ): Promise<Answer> {
    const externalId = nameOf(person);
    this.#count += 1;
    return this.#accept(
      {
        key: given.key ?? `k${this.#count}`,
        platform: 'browser',
        tenant,
        sender: { externalId },
        place: given.place ?? { kind: 'direct', reference: `direct:${externalId}` },
        act,
        canOpenForm: given.canOpenForm ?? true,
      },
      given.fetchFile,
      given.showProgress,
    );
  }

  /** Somebody sends a file. */
  sendFile(
    person: Person | string,
    name: string,
    content: Buffer | string,
    { text = '', others = 0 } = {},
  ): Promise<Answer> {
    const bytes = Buffer.from(content);
    return this.act(
      person,
      { kind: 'file', file: { name, size: bytes.length }, others, text },
      { fetchFile: (mostBytes) => readAtMost([bytes], mostBytes) },
    );
  }

  async #accept(event: Incoming, fetchFile?: FetchFile, showProgress?: ShowProgress): Promise<Answer> {
    const answer = await this.dispatch.accept(event, fetchFile, showProgress);
    this.answered.push(answer);
    if ('card' in answer) this.#checkButtons(answer.card);
    return answer;
  }

  /** Every button of every card that is shown must do something: its action is declared, and takes its values. */
  #checkButtons(card: Card): void {
    const inInputs = new Set(
      card.elements.flatMap((element) => (element.kind === 'input' ? [element.submit] : [])),
    );
    for (const button of buttonsOf(card)) {
      if (button.kind === 'link' || builtIn.includes(button.action)) continue;
      const declared = this.registry.action(button.action);
      if (declared === undefined)
        throw new Error(`"${button.label}" runs ${button.action}, which is not declared`);
      if (!inInputs.has(button) && !declared.input.safeParse(button.values).success) {
        throw new Error(`${button.action} does not take the values of "${button.label}"`);
      }
    }
  }

  /** Sends what is due now. */
  async deliver(): Promise<void> {
    await this.outbox.runDue(this.now);
  }

  /** Lets time pass, stopping wherever something is due; runs the named jobs every minute when given. */
  async advanceTo(local: string, ...jobNames: readonly string[]): Promise<void> {
    const target = DateTime.fromISO(local, { zone: this.now.zoneName ?? 'Europe/Stockholm' });
    await this.deliver();
    while (this.now < target) {
      const due = (await this.outbox.nextDue(target)) ?? target;
      const tick = jobNames.length > 0 ? this.now.plus({ hours: 1 }).startOf('hour') : target;
      this.now = DateTime.max(this.now, DateTime.min(due, tick, target)).setZone('Europe/Stockholm');
      for (const name of jobNames) await this.runJob(name);
      await this.deliver();
    }
  }

  /** Runs one job as its schedule does. */
  async runJob(name: string): Promise<void> {
    const job = jobs.find((one) => one.name === name);
    if (job === undefined) throw new Error(`No job is called ${name}`);
    const log = createLog('fatal');
    const context: JobContext = {
      orm: this.orm,
      transact: this.transact,
      outbox: this.outbox,
      sweepInbox: () => this.dispatch.sweep(new Map()),
      refreshPages: () => this.dispatch.refreshPages(this.responders),
      vault: this.#vault,
      clock: () => this.now,
      log,
    };
    const checked = job.check({});
    if (!checked.ok) throw new Error(checked.reason);
    await (job.run as (given: { data: object; context: JobContext }) => Promise<void>)({
      data: checked.data,
      context,
    });
  }

  /** The messages that stand in somebody's direct conversation, oldest first. */
  sentTo(person: Person | string): Standing[] {
    return this.sent.filter((one) => one.to === nameOf(person));
  }

  /** A channel that Bryggan knows. */
  async buildChannel(name: string): Promise<Conversation> {
    const em = this.em();
    const conversation = em.create(Conversation, {
      workspace: this.workspace,
      platform: 'browser',
      tenant,
      kind: 'channel',
      reference: `channel:${name}`,
      name,
    });
    await em.flush();
    return conversation;
  }

  #messenger(): Messenger {
    const byDelivery = new Map<string, MessageReference>();
    return {
      platform: 'browser',
      send: async (message) => {
        const to = recipientOf(message);
        const at = { conversation: to, message: String(this.sent.length + 1) };
        if (byDelivery.has(message.deliveryId)) throw new Error('A delivery was sent twice.');
        byDelivery.set(message.deliveryId, at);
        this.#checkButtons(message.card);
        this.sent.push({ to, at, card: message.card, edits: 0 });
        return { kind: 'sent', at };
      },
      edit: async (at, message) => {
        const standing = this.sent.find((one) => one.at.message === at.message);
        if (standing === undefined) return { kind: 'never', reason: 'gone' };
        this.#checkButtons(message.card);
        standing.card = message.card;
        standing.edits += 1;
        return { kind: 'sent', at };
      },
      find: async (deliveryId) => byDelivery.get(deliveryId),
    };
  }
}

/** The card of an answer, however it is shown. */
export function cardOf(on: Answer | Card | Standing): Card {
  if ('card' in on) return on.card;
  if ('elements' in on) return on;
  throw new Error(`No card in an answer of kind ${on.kind}`);
}

/** Everything that can be read on a card, as one text. */
export function readingOf(on: Answer | Card | Standing): string {
  const card = cardOf(on);
  const lines = card.elements.map(lineOf);
  return [card.title, ...lines].join('\n');
}

function lineOf(element: CardElement): string {
  switch (element.kind) {
    case 'text':
      return element.text;
    case 'facts':
      return element.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'list':
      return [
        element.title ?? '',
        ...element.items.map(({ text, detail }) => `- ${text}${detail ? ` (${detail})` : ''}`),
      ].join('\n');
    case 'image':
      return element.alt;
    case 'file':
      return `${element.name}: ${element.content}`;
    case 'buttons':
      return element.buttons
        .map((one) => `[${one.kind === 'press' && one.chosen ? '✓ ' : ''}${one.label}]`)
        .join(' ');
    case 'input':
      return `${element.fields.map(({ label }) => label).join(' ')} [${element.submit.label}]`;
  }
}

function recipientOf({ address }: Outgoing): string {
  return address.to.kind === 'person' ? address.to.externalId : address.to.reference;
}

function nameOf(person: Person | string): string {
  return typeof person === 'string' ? person : person.name;
}
