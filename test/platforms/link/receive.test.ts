import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { button } from '#src/conversation/elements/button.ts';
import { incoming, pressesField, readPost } from '#src/platforms/link/receive.ts';

const seals = new Map<string, string>();
const seal = (sent: string) => {
  const known = seals.get(sent) ?? `seal${seals.size + 1}`;
  seals.set(sent, known);
  return known;
};
const save = (question: string) => button('Spara', 'survey.write', { question });
const link = {
  workspace: randomUUID(),
  person: randomUUID(),
  matter: { message: 'survey.ask', subject: randomUUID() },
  expiresAt: DateTime.fromISO('2027-01-01'),
};

function pressed(fields: Record<string, string>): readonly unknown[] {
  const all = [save('first'), save('second'), save('third')];
  const body = { page: randomUUID(), lang: 'sv', press: pressesField(all, seal), ...fields };
  const post = readPost(body);
  if (post?.act !== 'press') throw new Error('Nothing was pressed');
  return incoming('token', link, post, (content) => content).map(({ act }) =>
    act.kind === 'press' ? act.values : act,
  );
}

test('Enter saves what is typed in every field, each by its own button, and leaves the empty ones', () => {
  expect(pressed({ 'one.seal1.text': 'Bra', 'one.seal2.text': '', 'one.seal3.text': '7' })).toEqual([
    { question: 'first', text: 'Bra' },
    { question: 'third', text: '7' },
  ]);
  expect(pressed({ 'one.seal1.text': '', 'one.seal2.text': '', 'one.seal3.text': '' })).toEqual([
    { question: 'first', text: '' },
  ]);
});
