import { expect, it, vi } from 'vitest';
import { card } from '#src/conversation/elements/card.ts';
import type { Told } from '#src/conversation/entry.ts';
import { createProgress } from '#src/dispatch/progress.ts';
import { createLog } from '#src/log.ts';

const log = createLog('fatal');
const told = (title: string) => ({ kind: 'replace', language: 'sv', card: card(title) }) as const;
const ifStopped = card('Stopped');

it('keeps what is handled before it shows how far it is, and passes over what comes too soon', async () => {
  const happened: string[] = [];
  const progress = createProgress({
    keep: async () => void happened.push('kept'),
    show: async ({ card: shown }) => {
      happened.push(shown.title);
      return undefined;
    },
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
  const answer = { kind: 'onlyYou', language: 'sv', card: card('Done') } as const;
  expect(progress.inPlace(answer)).toEqual(answer);
});

it('goes on in the message of its own that it was shown in, and is answered there', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const on = { conversation: 'direct', message: 'm1' };
  const shown: Told[] = [];
  const show = async (one: Told) => {
    shown.push(one);
    return on;
  };
  const progress = createProgress({ keep: async () => {}, show, log });
  progress.tell(told('first'), ifStopped);
  await progress.settle();
  vi.advanceTimersByTime(3_000);
  progress.tell(told('second'), ifStopped);
  await progress.settle();
  vi.useRealTimers();
  expect(shown).toEqual([told('first'), { ...told('second'), on }]);
  const done = { language: 'sv', card: card('Done') } as const;
  expect(progress.inPlace({ kind: 'onlyYou', ...done })).toEqual({ kind: 'replace', on, ...done });
  const elsewhere = { conversation: 'direct', message: 'm2' };
  const replaced = { kind: 'replace', on: elsewhere, ...done } as const;
  expect(progress.inPlace(replaced)).toEqual(replaced);
  expect(progress.inPlace({ kind: 'nothing', language: 'sv' })).toEqual({ kind: 'nothing', language: 'sv' });
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
  const shown: Told[] = [];
  const keep = () => Promise.reject(new Error('The database is gone.'));
  const show = async (one: Told) => {
    shown.push(one);
    return undefined;
  };
  const progress = createProgress({ keep, show, log });
  progress.tell(told('first'), ifStopped);
  await progress.settle();
  expect(shown).toEqual([]);
  const nowhere = createProgress({ keep, show: undefined, log });
  nowhere.tell(told('first'), ifStopped);
  expect(nowhere.ifStopped).toBeUndefined();
});
