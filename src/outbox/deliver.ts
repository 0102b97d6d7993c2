import type { DateTime } from 'luxon';
import type { Address, Messenger, SendResult } from '#src/conversation/messenger.ts';
import { allowedAt } from './allowed-at.ts';
import { bundleOf, gatherBundle } from './bundle.ts';
import {
  addressOf,
  type Claimed,
  type FoundAddress,
  leaseToSendMs,
  type Part,
  type Taken,
  takeOver,
} from './claim.ts';
import { type Composed, compose } from './compose.ts';
import {
  type DeliverTools,
  fail,
  goOn,
  keepUncertain,
  type Outcome,
  record,
  report,
  tryAgain,
  wait,
} from './outcomes.ts';
import { pausedReason } from './post.ts';
import { hoursOf, type Reader, readerOf } from './reader.ts';
import { defer, end } from './settle.ts';

/**
 * Sends one delivery if it is to be sent now. May be called any number of times, by any number of workers at once.
 * A crash leaves it uncertain until its lease runs out; then it is looked for before it is sent again.
 */
export async function deliverOne(tools: DeliverTools, id: string): Promise<Outcome> {
  const { query, clock } = tools;
  const claimed = await tools.claim(id);
  if (claimed !== undefined) return sendNow(tools, claimed, await gatherBundle(query, claimed, clock()));
  const taken = await takeOver(query, id, clock(), [...tools.messengers.keys()]);
  if (taken !== undefined) return lookFor(tools, taken, await bundleOf(query, id, 'sending'));
  await tools.dispatcher.addDue(await defer(query, id, clock()));
  return 'passed';
}

/** Looks for a delivery that may have arrived. Only when it certainly has not, it is sent again. */
async function lookFor(tools: DeliverTools, taken: Taken, parts: readonly Part[]): Promise<Outcome> {
  const live = liveOnes(tools, parts);
  // What it said cannot be seen any more; it was written for somebody new with the notice, or for others without.
  const notice = taken.person?.welcomed_at === null;
  for (const address of taken.addresses.map(addressOf)) {
    try {
      const harmlessTwice = tools.message(taken.message)?.harmlessTwice === true;
      const at = await messengerOf(tools, address).find(taken.id, address, harmlessTwice);
      if (at !== undefined) return record(tools, { claimed: taken, parts, address, at, live, notice });
    } catch (err) {
      tools.log.warn({ err, delivery: taken.id }, 'An uncertain delivery could not be looked for');
      return keepUncertain(tools, taken, parts, taken.reason ?? 'uncertain');
    }
  }
  const most = Math.min(
    ...taken.addresses.map((one) => messengerOf(tools, addressOf(one)).mostCopies ?? Infinity),
  );
  // A server that always breaks off may have kept every one of them.
  if (taken.attempts >= most) return fail(tools, taken, parts, 'uncertain');
  return tryAgain(tools, taken, parts, taken.reason ?? 'notArrived');
}

async function sendNow(tools: DeliverTools, claimed: Claimed, parts: readonly Part[]): Promise<Outcome> {
  const reader = readerOf(tools, claimed, tools.clock());
  const { now } = reader.addressee;
  const paused =
    tools.message(claimed.message)?.despitePause === true ? undefined : pauseOf(claimed, reader, now);
  if (paused === 'forGood') return giveWay(tools, claimed, parts);
  const hold = paused ?? whyHold(claimed, reader, now);
  if (hold !== undefined) return wait(tools, claimed, hold.until, hold.reason);
  const [first] = claimed.addresses;
  if (first === undefined) return fail(tools, claimed, parts, 'noAddress');
  if (first.closedUntil !== null) return wait(tools, claimed, instantOf(first.closedUntil, now), 'gate');

  const composed = await write(tools, claimed, reader, parts);
  if (composed === undefined) return tryAgain(tools, claimed, parts, 'fault');
  const { card, silent } = composed;
  // The one that carries a bundle is needed to the end, even when it has nothing to say itself.
  const gone = silent.filter((part) => card === undefined || part.id !== claimed.id).map((part) => part.id);
  if (gone.length > 0) await end(tools.query, claimed, gone, 'cancelled', 'nothingToSay');
  if (card === undefined) {
    await goOn(tools, claimed);
    return 'cancelled';
  }
  return sendTo(tools, { claimed, parts, reader, composed }, claimed.addresses);
}

function instantOf(epochMs: number, now: DateTime): DateTime {
  return now.plus({ milliseconds: epochMs - now.toMillis() });
}

/** How long the reader wants no messages that are not at once or urgent. */
function pauseOf(
  { urgency, audience }: Claimed,
  reader: Reader,
  now: DateTime,
): { until: DateTime; reason: string } | 'forGood' | undefined {
  if (urgency !== 'normal' || !reader.person?.paused_until) return undefined;
  const person = reader.context().reader;
  const end = person?.pauseEnd(now);
  if (end === undefined) return undefined;
  if (person?.isPausedForGood() === true) return 'forGood';
  const workspace = hoursOf(reader.workspace);
  return { until: allowedAt(end, { workspace, urgency, audience }), reason: pausedReason };
}

/** Why a claimed delivery must still wait: the reader's week is full, or it is night. */
function whyHold(
  { urgency, audience, weekFilledBy }: Claimed,
  { workspace }: Reader,
  now: DateTime,
): { until: DateTime; reason: string } | undefined {
  const given = { workspace: hoursOf(workspace), urgency, audience };
  if (weekFilledBy !== null) {
    const opens = instantOf(weekFilledBy, now).plus({ days: 7 });
    return { until: allowedAt(opens, given), reason: 'weeklyLimit' };
  }
  const until = allowedAt(now, given);
  return until > now ? { until, reason: 'quietHours' } : undefined;
}

/** Nobody waits for it, and its reader wants no messages. */
async function giveWay(tools: DeliverTools, claimed: Claimed, parts: readonly Part[]): Promise<Outcome> {
  const ids = parts.map((part) => part.id);
  await end(tools.query, claimed, ids, 'cancelled', pausedReason);
  await report(tools, claimed, parts);
  await goOn(tools, claimed);
  return 'cancelled';
}

async function write(
  tools: DeliverTools,
  claimed: Claimed,
  reader: Reader,
  parts: readonly Part[],
): Promise<Composed | undefined> {
  try {
    return await compose(tools, reader, parts, reader.person?.welcomed_at === null);
  } catch (err) {
    tools.log.error(
      { err, delivery: claimed.id, message: claimed.message },
      'A message could not be written',
    );
    return undefined;
  }
}

interface Written {
  readonly claimed: Claimed;
  readonly parts: readonly Part[];
  readonly reader: Reader;
  readonly composed: Composed;
}

async function sendTo(
  tools: DeliverTools,
  written: Written,
  [found, ...others]: readonly FoundAddress[],
): Promise<Outcome> {
  const { claimed, parts, composed } = written;
  const { said, notice } = composed;
  if (found === undefined) return fail(tools, claimed, parts, 'noAddress');
  const address = addressOf(found);
  const result = await tools.ways(found.platform, claimed.urgency)(() => askIfOpen(tools, written, found));
  switch (result.kind) {
    case 'sent': {
      const carried = said.some((part) => part.id === claimed.id) ? said : [claimed, ...said];
      const live = liveOnes(tools, said);
      return record(tools, { claimed, parts: carried, address, at: result.at, live, notice });
    }
    case 'notNow':
      return wait(tools, claimed, result.until, 'gate');
    case 'temporary':
      return tryAgain(tools, claimed, parts, result.reason);
    case 'uncertain':
      return keepUncertain(tools, claimed, parts, result.reason);
    case 'never':
      // Somebody who cannot be reached there may be somewhere else.
      if (others.length > 0) return sendTo(tools, written, others);
      return fail(tools, claimed, parts, result.reason);
  }
}

/** While this waited for a place, another may have been asked to wait, or the lease may have run down. */
async function askIfOpen(
  tools: DeliverTools,
  written: Written,
  found: FoundAddress,
): Promise<Exclude<SendResult, { kind: 'later' }> | { readonly kind: 'notNow'; readonly until: DateTime }> {
  const { platform, tenant, external } = found;
  const now = tools.clock();
  const closedUntil = tools.gates.closedHere({ platform, tenant, conversation: external }, now);
  if (closedUntil !== undefined) return { kind: 'notNow', until: closedUntil };
  if (written.claimed.leaseUntil - now.toMillis() < leaseToSendMs) return { kind: 'notNow', until: now };
  const result = await ask(tools, written, addressOf(found));
  if (result.kind !== 'later') return result;
  // Closed before the next has this place.
  const until = tools.clock().plus({ milliseconds: result.waitMs });
  await tools.gates.close(
    { platform, tenant, conversation: result.scope === 'tenant' ? '' : external },
    until,
  );
  return { kind: 'notNow', until };
}

/** A fault while the platform was asked leaves open whether it arrived. */
async function ask(
  tools: DeliverTools,
  { claimed, reader, composed }: Written,
  address: Address,
): Promise<SendResult> {
  const { card, letter } = composed;
  if (card === undefined) return { kind: 'never', reason: 'nothingToSay' };
  try {
    const { language } = reader.addressee;
    const carried = letter === undefined ? {} : { letter };
    return await messengerOf(tools, address).send({
      deliveryId: claimed.id,
      address,
      card,
      language,
      ...carried,
    });
  } catch (err) {
    tools.log.error({ err, delivery: claimed.id, platform: address.platform }, 'A send broke off');
    return { kind: 'uncertain', reason: 'fault' };
  }
}

function messengerOf(tools: DeliverTools, { platform }: Address): Messenger {
  const messenger = tools.messengers.get(platform);
  if (messenger === undefined) throw new Error(`Nothing goes out to ${platform}`);
  return messenger;
}

function liveOnes(tools: DeliverTools, parts: readonly Part[]): string[] {
  return parts.filter((part) => tools.message(part.message)?.live === true).map((part) => part.id);
}
