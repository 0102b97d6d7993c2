import { expect, it } from 'vitest';
import type { Answer } from '#src/conversation/answer.ts';
import { card } from '#src/conversation/elements/card.ts';
import { createProgress } from '#src/dispatch/progress.ts';
import { createLog } from '#src/log.ts';

const log = createLog('fatal');
const told = (title: string) => ({ kind: 'replace', language: 'sv', card: card(title) }) as const;
const ifStopped = card('Stopped');

it('keeps what is handled before it shows how far it is, and passes over what comes too soon', async () => {
  const happened: string[] = [];
  const progress = createProgress({
    keep: async () => void happened.push('kept'),
    show: async (answer: Answer) => void happened.push('card' in answer ? answer.card.title : ''),
    log,
  });
  expect(progress.ifStopped).toBeUndefined();
  progress.tell(told('first'), ifStopped);
  progress.tell(told('meanwhile'), ifStopped);
  await progress.settle();
  progress.tell(told('too soon'), ifStopped);
  await progress.settle();
  expect(happened).toEqual(['kept', 'first']);
  expect(progress.ifStopped).toBe(ifStopped);
});

it('lets nothing overtake what is being shown, and takes a failure to show it for none', async () => {
  let isShown = false;
  const progress = createProgress({
    keep: async () => {},
    show: async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      isShown = true;
      throw new Error('It was not there to be edited.');
    },
    log,
  });
  progress.tell(told('first'), ifStopped);
  await progress.settle();
  expect(isShown).toBe(true);
});

it('shows nothing that was not kept, nor where nobody shows it', async () => {
  const shown: Answer[] = [];
  const keep = () => Promise.reject(new Error('The database is gone.'));
  const progress = createProgress({ keep, show: async (answer) => void shown.push(answer), log });
  progress.tell(told('first'), ifStopped);
  await progress.settle();
  expect(shown).toEqual([]);
  const nowhere = createProgress({ keep, show: undefined, log });
  nowhere.tell(told('first'), ifStopped);
  expect(nowhere.ifStopped).toBeUndefined();
});
