import { randomBytes } from 'node:crypto';
import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Addresses } from '#src/conversation/addresses.ts';
import { type Answer, type Language, languageOfLocale, languages } from '#src/conversation/answer.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Registry } from '#src/conversation/declarations/registry.ts';
import { about } from '#src/conversation/elements/about.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { Entry, Lookup, Responder, ShowProgress } from '#src/conversation/entry.ts';
import type { FetchFile } from '#src/conversation/file.ts';
import type { Incoming, Platform } from '#src/conversation/incoming.ts';
import type { Vault } from '#src/conversation/vault.ts';
import { withoutPersonalNumbers } from '#src/language/personal-number.ts';
import { type Translate, translator } from '#src/locales/translate.ts';
import { zoneOf } from '#src/locales/zone.ts';
import type { Log } from '#src/log.ts';
import { findWorkspaceMeant } from '#src/people/about.ts';
import { chooseWorkspace, findKnown, identify, type Known } from '#src/people/identify.ts';
import { narrow, type Transact } from '#src/persistence/transaction.ts';
import { cleanEvent } from './clean-event.ts';
import { fetchContent } from './files.ts';
import type { Handled, Step } from './finish.ts';
import { holdsSealed, withoutSealed } from './form-values.ts';
import {
  forgetHandled,
  markHandled,
  markShown,
  storeEvent,
  storeLateEvent,
  takeEvent,
  takeLeftBehind,
  takeUnshown,
} from './inbox.ts';
import { createLookUp, type Search } from './look-up.ts';
import { listReaders, newPage, type Reader } from './pages.ts';
import { typedIn } from './personal-numbers.ts';
import { runAct } from './pipeline.ts';
import { createProgress, type Progress } from './progress.ts';
import { faultCard, homelessCard, onlyYou, severalCard, stoppedCard } from './replies.ts';

/** What dispatch needs from the app. */
export interface DispatchOptions {
  readonly transact: Transact;
  readonly registry: Registry;
  readonly searches: Readonly<Record<Lookup['kind'], Search>>;
  readonly vault: Vault;
  readonly addresses: Addresses;
  readonly clock: () => DateTime;
  readonly log: Log;
}

/** The way in, and the sweep of what a crash left behind. */
export interface Dispatch extends Entry {
  /** Handles what was stored but never handled, and forgets what is old. */
  sweep(responders: ReadonlyMap<Platform, Responder>): Promise<void>;
  /** Brings the pages that people look at up to date, those that would show something new. */
  refreshPages(responders: ReadonlyMap<Platform, Responder>): Promise<void>;
}

/** What came in, with what is in its file, and the way to say how far it is. */
type Arrived = Pick<Step, 'event' | 'content'> & { readonly progress?: Progress };

/** The one pipeline that every incoming thing walks, with the one error boundary and one log line for each. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { transact, registry, vault, addresses, clock, log } = options;

  async function handle(arrived: Arrived): Promise<Handled> {
    const { event } = arrived;
    const now = clock();
    return transact({ across: 'find out whose event this is' }, async (em) => {
      // Together in one round trip; whoever finds the event handled already does not look at who sent it.
      const [taken, known] = await Promise.all([takeEvent(em, event, now), findKnown(em, event)]);
      if (taken !== 'taken') return { id: 'duplicate', answer: taken.handled };
      const handled = await answerFor(em, arrived, known, now);
      markHandled(em, event, handled.answer, now);
      return handled;
    });
  }

  async function answerFor(
    em: EntityManager,
    { event, content, progress }: Arrived,
    known: Known,
    now: DateTime,
  ): Promise<Handled> {
    const { act } = event;
    const isChoice = act.kind === 'press' && act.action === 'workspace.choose';
    if (isChoice) await chooseWorkspace(em, event, String(act.values['workspace']), now);
    const meant = isChoice ? undefined : await findWorkspaceMeant(em, event, known);
    const identity = await identify(em, event, isChoice ? await findKnown(em, event) : known, now, meant);
    const guessed = guessLanguage(event);
    switch (identity.kind) {
      case 'homeless':
        return { id: 'homeless', answer: onlyYou(guessed, homelessCard(translator(guessed))) };
      case 'several': {
        const t = translator(guessed);
        const asked = severalCard(identity.workspaces, typedText(event, t), t);
        return { id: 'several', answer: onlyYou(guessed, asked) };
      }
      case 'known': {
        narrow(em, identity.workspace.id);
        const context = contextOf(em, event, identity, now, progress);
        const handled = await runAct({ registry, event, context, content });
        const { answer } = handled;
        if (known.accounts.length < 2 || !('card' in answer)) return handled;
        return { ...handled, answer: { ...answer, card: about(identity.workspace.id, answer.card) } };
      }
    }
  }

  function contextOf(
    em: EntityManager,
    event: Incoming,
    { person, workspace }: { readonly person: Person; readonly workspace: Workspace },
    now: DateTime,
    progress?: Progress,
  ): Context {
    const language = chosenOnPage(event) ?? person.language ?? workspace.language;
    const { platform, tenant, place } = event;
    return {
      em,
      workspace,
      person,
      now: now.setZone(zoneOf(workspace.zone)),
      language,
      t: translator(language),
      platform,
      tenant,
      place,
      vault,
      addressOf: addresses({ workspace: workspace.id, person: person.id, language, now }),
      tell: (shown, ifStopped) => progress?.tell({ kind: 'replace', language, card: shown }, ifStopped),
    };
  }

  /** Somebody's page, when it would show something new. */
  async function renew(reader: Reader): Promise<Answer | undefined> {
    return transact(reader.workspace, async (em) => {
      const account = await em.findOne(Account, reader.account, { populate: ['person', 'workspace'] });
      if (account === null) return undefined;
      const known = { person: account.person.getEntity(), workspace: account.workspace.getEntity() };
      return newPage({ registry, context: contextOf(em, reader.event, known, clock()) }, reader);
    });
  }

  /** A race that a unique index settled is run once more: then the other's row is there to be seen. */
  async function handleAgainOnce(arrived: Arrived): Promise<Handled> {
    try {
      return await handle(arrived);
    } catch (fault) {
      if (fault instanceof UniqueConstraintViolationException) return handle(arrived);
      throw fault;
    }
  }

  async function accept(received: Incoming, fetchFile?: FetchFile, show?: ShowProgress): Promise<Answer> {
    const event = cleanEvent(received);
    const startedAt = performance.now();
    const { platform } = event;
    const progress = createProgress({ show, keep: () => storeLate(event), log });
    try {
      const content = await fetchContent({ transact, declared: registry.file }, event, fetchFile);
      const { id, answer } = await handleAgainOnce({ event, content, progress });
      await progress.settle();
      log.info(
        { event: id, platform, answer: answer.kind, ms: Math.round(performance.now() - startedAt) },
        'handled',
      );
      return progress.inPlace(answer);
    } catch (err) {
      const fault = randomBytes(4).toString('hex');
      log.error({ err, fault, act: event.act.kind, platform }, 'a handler failed');
      await progress.settle();
      return progress.inPlace(await faulted(event, fault, progress.ifStopped));
    }
  }

  /** What the sweep has tried so often that it must be what ends the process. Their text is the sender's again. */
  async function giveUp(event: Incoming): Promise<Answer> {
    const fault = randomBytes(4).toString('hex');
    log.error({ fault, act: event.act.kind, platform: event.platform }, 'an event was given up');
    return faulted(event, fault);
  }

  async function faulted(event: Incoming, fault: string, stopped?: Card): Promise<Answer> {
    const language = await languageOf(event);
    const t = translator(language);
    const answer: Answer =
      stopped === undefined
        ? onlyYou(language, faultCard(fault, typedText(event, t), t))
        : { kind: 'replace', language, card: stoppedCard(fault, stopped, t) };
    try {
      await transact({ across: 'keep the answer to a fault' }, async (em) =>
        markHandled(em, event, answer, clock()),
      );
    } catch (err) {
      log.error({ err, fault }, 'the answer to a fault could not be kept');
    }
    return answer;
  }

  /** The one the sender has chosen, where that can be read. */
  async function languageOf(event: Incoming): Promise<Language> {
    try {
      const { accounts } = await transact({ across: 'find out whose event failed' }, (em) =>
        findKnown(em, event),
      );
      const chosen = accounts[0]?.person.language;
      return languages.find((one) => one === chosen) ?? guessLanguage(event);
    } catch {
      return guessLanguage(event);
    }
  }

  /** One answer that cannot be shown must not keep the others waiting. */
  async function show(
    responders: ReadonlyMap<Platform, Responder>,
    event: Incoming,
    answer: Answer,
  ): Promise<void> {
    await responders
      .get(event.platform)
      ?.respond(event, answer)
      .catch((err: unknown) => log.error({ err, platform: event.platform }, 'an answer could not be shown'));
  }

  async function refreshPages(responders: ReadonlyMap<Platform, Responder>): Promise<void> {
    const readers = await transact({ across: 'find whose pages are open' }, (em) => listReaders(em, clock()));
    for (const reader of readers) {
      const { event } = reader;
      if (!responders.has(event.platform)) continue;
      try {
        const answer = await renew(reader);
        if (answer !== undefined) await show(responders, event, answer);
      } catch (err) {
        log.error({ err, platform: event.platform }, 'a page could not be brought up to date');
      }
    }
  }

  async function storeLate(received: Incoming): Promise<void> {
    const event = cleanEvent(received);
    if (holdsSealed(event)) return;
    const across = 'keep what is being handled';
    await transact({ across, urgent: true }, (em) => storeLateEvent(em, event, clock()));
  }

  const shown = (event: Incoming) =>
    transact({ across: 'note that an answer was shown' }, (em) => markShown(em, event));

  return {
    accept,
    shown,
    refreshPages,
    store: (event) =>
      transact({ across: 'keep what came in', urgent: true }, async (em) =>
        (await storeEvent(em, cleanEvent(event), clock())) ? 'new' : 'seen',
      ),
    storeLate,
    lookUp: createLookUp(options),
    async sweep(responders) {
      const take = () =>
        transact({ across: 'take up what was left behind' }, (em) => takeLeftBehind(em, clock()));
      for (let left = await take(); left !== undefined; left = await take()) {
        const { event, hopeless } = left;
        const answer = hopeless ? await giveUp(event) : await accept(event);
        await show(responders, event, answer);
        await shown(event);
      }
      const unshown = await transact({ across: 'show what was not shown' }, (em) => takeUnshown(em, clock()));
      for (const { event, answer } of unshown) await show(responders, event, answer);
      await transact({ across: 'forget what was handled' }, (em) => forgetHandled(em, clock()));
    },
  };
}

/** A page can be turned to another language for as long as it is read; who reads it is not asked to keep it. */
function chosenOnPage({ platform, sender }: Incoming): Language | undefined {
  return platform === 'link' ? languages.find((one) => one === sender.locale) : undefined;
}

/** For those whose language is not known: what their platform says, Swedish otherwise. */
function guessLanguage({ sender }: Incoming): Language {
  return languageOfLocale(sender.locale) ?? 'sv';
}

/** What somebody typed, to be shown to them again; kept with the answer for a day, so without personal identity numbers. */
function typedText({ act }: Incoming, t: Translate): string {
  if (act.kind === 'press') return '';
  const typed = Object.values(withoutSealed(typedIn(act))).filter((one) => one.trim() !== '');
  const hidden = t('errors.personalNumber.hidden');
  return typed.map((one) => withoutPersonalNumbers(one, hidden) ?? one).join('\n');
}
