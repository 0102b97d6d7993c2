import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { DateTime } from 'luxon';
import pg from 'pg';
import { declarations } from '#handlers/index.ts';
import { createRegistry } from '#src/conversation/declarations/registry.ts';
import { createDispatch } from '#src/dispatch/dispatch.ts';
import { createVault } from '#src/link/vault.ts';
import { createLog } from '#src/log.ts';
import { openOrm } from '#src/persistence/orm.ts';
import { createTransact } from '#src/persistence/transaction.ts';
import { addresses } from '#test/support/addresses.ts';
import { answerQuestions } from '../child.ts';
import { recordStatements, type Sent } from '../record-statements.ts';
import { accountOf, coordinators, organisationName, team } from '../seed.ts';

/** How long, and how many at the same time. */
export interface StatementsAsked {
  readonly atOnce: number;
  readonly seconds: number;
}

const databaseUrl = process.env['DATABASE_URL'] ?? '';
// As many connections as Bryggan has.
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const recordedNumber = 1;
const recordedKey = randomUUID();

/** What Bryggan itself sends to the database for one `/kontakt`. */
async function recordOne(): Promise<readonly Sent[]> {
  const orm = await openOrm(databaseUrl);
  const none = async () => [];
  const dispatch = createDispatch({
    transact: createTransact(orm, async () => {}),
    registry: createRegistry(declarations),
    searches: { organisation: none, person: none },
    vault: createVault('a secret of the bench alone'),
    addresses,
    clock: () => DateTime.now(),
    log: createLog('fatal'),
  });
  const log = (key: string, number: number) =>
    dispatch.accept({
      key,
      platform: 'slack',
      tenant: team,
      sender: { externalId: accountOf(recordedNumber) },
      place: { kind: 'channel', reference: 'C0BENCH' },
      act: {
        kind: 'command',
        word: 'kontakt',
        text: `${organisationName(number)}: träffade styrelsen igår, behöver lokal #lokal`,
      },
      canOpenForm: true,
    });
  await log(randomUUID(), 2);
  const sent = await recordStatements(() => log(recordedKey, recordedNumber));
  await orm.close(true);
  return sent;
}

const seeded = /-0000-7000-8000-/;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The same for another organisation, another sender and an event of its own. */
function again(sent: readonly Sent[], number: number): Sent[] {
  const fresh = new Map<string, string>();
  const renewed = (text: string) =>
    text
      .replaceAll(`forening ${recordedNumber} i satra`, `forening ${(number % 1_000) + 1} i satra`)
      .replaceAll(new RegExp(`${accountOf(recordedNumber)}\\b`, 'g'), accountOf((number % coordinators) + 1))
      .replaceAll(uuid, (id) => {
        if (seeded.test(id)) return id;
        const known = fresh.get(id) ?? (id === recordedKey ? randomUUID() : randomUUIDv7());
        fresh.set(id, known);
        return known;
      });
  const renewedValue = (value: unknown): unknown => {
    if (typeof value === 'string') return renewed(value);
    return Array.isArray(value) ? value.map(renewedValue) : value;
  };
  return sent.map(({ name, text, values }) => ({
    name,
    text: name === undefined ? renewed(text) : text,
    values: values.map(renewedValue),
  }));
}

async function sendAll(statements: readonly Sent[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { name, text, values } of statements) {
      await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    }
  } finally {
    client.release();
  }
}

let recorded: readonly Sent[] | undefined;
let next = 0;

async function run({ atOnce, seconds }: StatementsAsked): Promise<{ perSecond: number; statements: number }> {
  recorded ??= await recordOne();
  const sent = recorded;
  let done = 0;
  const beganAt = performance.now();
  const worker = async () => {
    while (performance.now() - beganAt < seconds * 1000) {
      next += 1;
      await sendAll(again(sent, next));
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { perSecond: done / ((performance.now() - beganAt) / 1000), statements: sent.length };
}

answerQuestions(run, () => pool.end());
