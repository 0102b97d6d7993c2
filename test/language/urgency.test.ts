import { expect, it } from 'vitest';
import { isPressing } from '#src/language/urgency.ts';

it.each([
  'de behöver lokal, det brådskar',
  'Akut behov av ledare',
  'behöver pengar snarast',
  'behöver lokal omgående',
  'they need premises urgently',
  'needs a room as soon as possible',
])('is pressing: %s', (note) => {
  expect(isPressing(note)).toBe(true);
});

it.each([
  'de behöver lokal',
  'behöver lokal, men det är inte bråttom',
  'ingen brådska med lokalen',
  'they need premises, no hurry',
  'Träffade akutmottagningens personalförening',
])('can wait: %s', (note) => {
  expect(isPressing(note)).toBe(false);
});
