import type { EntityManager } from '@mikro-orm/postgresql';
import { Person } from '#entities/person.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import type { Workspace } from '#entities/workspace.ts';

/** Answers by as many more people to the same question. */
export async function addAnswers(
  em: EntityManager,
  workspace: Workspace,
  like: SurveyResponse,
  count: number,
): Promise<void> {
  const { survey } = like.request.getEntity();
  for (let number = 2; number <= count + 1; number += 1) {
    const name = `Gäst ${number}`;
    const person = em.create(Person, { workspace, name, searchName: name.toLowerCase(), roles: [] });
    const request = em.create(SurveyRequest, { workspace, survey, person, answeredAt: like.createdAt });
    em.create(SurveyResponse, { workspace, request, question: like.question, value: `svar ${number}` });
  }
  await em.flush();
}
