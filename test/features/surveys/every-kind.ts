import { type QuestionKind, questionKinds } from '#entities/survey-question.ts';
import { makeSealedKey } from '#src/features/surveys/ballots.ts';
import type { NewQuestion } from '#src/features/surveys/rules.ts';
import { type Questions, sendQuestions } from '#src/features/surveys/writes.ts';
import { createVault } from '#src/link/vault.ts';
import { vaultSecret } from '#test/support/harness.ts';
import type { Town } from './town.ts';

// With three choices where it has choices.
function questionOf(kind: QuestionKind): NewQuestion {
  const choices = kind === 'choice' || kind === 'several' ? ['måndag', 'torsdag', 'lördag'] : [];
  return {
    kind,
    wording: { sv: `Fråga ${kind}?`, en: `Question ${kind}?` },
    choices: choices.map((sv, index) => ({ value: String(index + 1), sv, en: `en ${sv}` })),
  };
}

/** Asks people a question of every kind, everybody in the town where nobody is named, and sends it. */
export async function askEveryKind(
  { harness, samira, amina, bo, carl }: Town,
  {
    anonymous = false,
    voice = 'person',
    asked = [amina, bo, carl].map(({ id }) => ({ personId: id })),
  }: Partial<Pick<Questions, 'voice' | 'asked'>> & { readonly anonymous?: boolean } = {},
): Promise<void> {
  const { workspace, now } = harness;
  await harness.transact(workspace.id, (em) =>
    sendQuestions(
      em,
      {
        title: 'Allt',
        coordinator: samira,
        questions: questionKinds.map(questionOf),
        voice,
        asked,
      },
      {
        workspace,
        now,
        by: samira,
        ...(anonymous ? { sealedKey: makeSealedKey(createVault(vaultSecret)) } : {}),
      },
    ),
  );
  await harness.deliver();
}
