import { afterEach, describe, expect, it } from 'vitest';
import { Account } from '#entities/account.ts';
import { fewest } from '#src/features/surveys/rules.ts';
import { createLog } from '#src/log.ts';
import type { Block } from '#src/platforms/slack/blocks.ts';
import { createClient } from '#src/platforms/slack/client.ts';
import { createDirectMessages } from '#src/platforms/slack/direct-messages.ts';
import { createMessenger } from '#src/platforms/slack/send.ts';
import { FakeSlack } from '#test/support/fake-slack.ts';
import { shownText } from '#test/support/fake-slack-shown.ts';
import type { FakeCall } from '#test/support/fake-slack-state.ts';
import { answer, askAnonymously, closeAll, type Hall } from './hall.ts';

const textOf = (index: number) => `mitt svar har nummer ${'i'.repeat(index + 1)}!`;

let hall: Hall | undefined;
let slack: FakeSlack | undefined;
afterEach(async () => {
  await hall?.harness.stop();
  await slack?.stop();
});

/** A hall whose coordinator reads the card that counts in Slack. */
async function askWithSlack(count: number): Promise<{ hall: Hall; slack: FakeSlack }> {
  const fake = await new FakeSlack().start();
  slack = fake;
  fake.addUser({ id: 'USAMIRA', name: 'Samira' });
  const client = createClient({ botToken: fake.config.botToken, apiUrl: fake.apiUrl }, createLog('silent'));
  hall = await askAnonymously(count, async ({ harness, samira }) => {
    harness.messengers.set('slack', createMessenger(client, createDirectMessages(client)));
    const account = { platform: 'slack', tenant: 'T0FAKE', externalId: 'USAMIRA' } as const;
    await harness.em().nativeUpdate(Account, { person: samira.id }, account);
  });
  return { hall, slack: fake };
}

/** What one payload of the card says: how many answers are opened, those to the scale by value, and the texts. */
function readCard({ params }: FakeCall) {
  const given = params['blocks'];
  const blocks: readonly Block[] = typeof given === 'string' ? JSON.parse(given) : given;
  const shown = shownText(blocks);
  const scale = [...shown.matchAll(/^• [1-5][^:\n]*: (?<count>\d+) av \d+ \(/gmu)].map(({ groups }) =>
    Number(groups?.['count']),
  );
  return {
    all: JSON.stringify(params),
    opened: Number(/Antal som svarade: (?<count>\d+)/u.exec(shown)?.groups?.['count'] ?? 0),
    scale: scale.length === 0 ? [0, 0, 0, 0, 0] : scale,
    texts: new Set(shown.match(/mitt svar har nummer i+!/gu) ?? []),
  };
}

describe('somebody who keeps every card of results that Slack was sent', () => {
  it('sees five new answers or more from one to the next, or none, and no names', async () => {
    const asked = await askWithSlack(13);
    const { harness, guests } = asked.hall;
    for (const [index, guest] of guests.entries()) {
      await answer(harness, guest, { scale: String((index % 5) + 1), text: textOf(index) });
      await harness.runJob('survey.ballots');
      harness.now = harness.now.plus({ seconds: 5 });
      await harness.deliver();
    }
    await closeAll(harness);
    const calls = asked.slack.calls.filter(({ method }) => /^chat\.(?:postMessage|update)$/u.test(method));
    const cards = calls.map(readCard);
    expect(cards.length).toBeGreaterThan(guests.length);
    expect([...new Set(cards.map(({ opened }) => opened))]).toEqual([0, 5, 13]);
    for (const [index, after] of cards.entries()) {
      const before = cards[index - 1] ?? { opened: 0, scale: [0, 0, 0, 0, 0], texts: new Set() };
      const more = after.opened - before.opened;
      const added = after.scale.map((count, place) => count - (before.scale[place] ?? 0));
      expect(more === 0 || more >= fewest).toBe(true);
      expect(added.reduce((sum, count) => sum + count, 0)).toBe(more);
      if (more === 0) expect([added, after.texts]).toEqual([[0, 0, 0, 0, 0], before.texts]);
      expect(guests.filter(({ id, name }) => new RegExp(`${id}|${name}\\b`, 'u').test(after.all))).toEqual(
        [],
      );
    }
    expect(cards.at(-1)?.texts.size).toBeGreaterThanOrEqual(fewest);
  });
});
