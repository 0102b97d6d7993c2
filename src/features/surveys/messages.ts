import { Survey } from '#entities/survey.ts';
import type { MessageContext } from '#src/conversation/declarations/context.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { askCard } from './ask-cards.ts';
import { noneCard } from './cards.ts';
import { chartOf, pictureMessage } from './chart.ts';
import { findSurveyDraft } from './drafts.ts';
import { onPage, pageCard, pageMessage } from './page-cards.ts';
import { findMeeting } from './reads.ts';
import { findRates, findResults } from './reads-results.ts';
import { findRequestOf } from './requests.ts';
import { resultsCard } from './results-cards.ts';
import { askAfter, askWithin, isClosed } from './rules.ts';
import { ledToCard, toldCard } from './told-cards.ts';
import { trialCard } from './trial.ts';
import { workbookOf } from './workbook.ts';

/** The questions, to somebody who was at the meeting. */
export const surveyAsk = defineMessage({
  id: 'survey.ask',
  urgency: 'normal',
  live: false,
  counts: true,
  reportedOn: async (_em, _workspaceId, subjectIds) => subjectIds,
  write: (given) => ask(given, false),
});

/** The questions once more, only to those who have answered none of them. */
export const surveyRemind = defineMessage({
  id: 'survey.remind',
  urgency: 'normal',
  live: false,
  counts: true,
  supersedes: ['survey.ask'],
  write: (given) => ask(given, true),
});

async function ask(
  given: MessageContext & { readonly subjectId: string },
  again: boolean,
): Promise<Card | undefined> {
  const { em, reader, subjectId, now } = given;
  if (reader === undefined) return undefined;
  const request = await findRequestOf(em, given.workspace.id, {
    surveyId: subjectId,
    personId: reader.id,
    first: 'silent',
  });
  if (request === undefined || isClosed(request.survey, now)) return undefined;
  if (again && request.answered) return undefined;
  return askCard(request, given, { again });
}

/** What a survey has come to, for its coordinator; counts as answers come. */
export const surveyResults = defineMessage({
  id: 'survey.results',
  urgency: 'normal',
  live: true,
  counts: false,
  write: writeResults,
});

/** The same, to whoever has just sent the survey and waits for it, on a Sunday too. */
export const surveyResultsAtOnce = defineMessage({
  id: 'survey.resultsAtOnce',
  urgency: 'atOnce',
  live: true,
  counts: false,
  write: writeResults,
});

async function writeResults(
  given: MessageContext & { readonly subjectId: string },
): Promise<Card | undefined> {
  if (given.reader?.is('coordinator') !== true) return undefined;
  const results = await findResults(given.em, given.subjectId);
  return results === undefined ? undefined : resultsCard(results, given, 'live');
}

/** Never sent: what its address shows is the picture of a survey's bars. */
const surveyPicture = defineMessage({
  id: pictureMessage,
  urgency: 'normal',
  live: false,
  counts: false,
  write: async () => undefined,
  async chart(given) {
    if (given.reader?.is('coordinator') !== true) return undefined;
    const results = await findResults(given.em, given.subjectId);
    return results && chartOf(results, given);
  },
});

/** Never sent: what its addresses show is everything that a survey has come to, as a page and as files. */
const surveyPage = defineMessage({
  id: pageMessage,
  urgency: 'normal',
  live: false,
  counts: false,
  async write(given) {
    if (given.reader?.is('coordinator') !== true) return undefined;
    const { em, subjectId } = given;
    const results = await findResults(em, subjectId, onPage);
    return results && pageCard(results, await findRates(em, subjectId), given);
  },
  async workbook(given) {
    if (given.reader?.is('coordinator') !== true) return undefined;
    return workbookOf(given);
  },
});

/** What came out ("Ni sa …"), to everybody who was asked. */
export const surveyTold = defineMessage({
  id: 'survey.told',
  urgency: 'normal',
  live: false,
  counts: true,
  async write(given) {
    const { em, reader, subjectId } = given;
    const results = await findResults(em, subjectId);
    if (reader === undefined || results === undefined || !results.survey.toldAt) return undefined;
    const request = await findRequestOf(em, given.workspace.id, {
      surveyId: subjectId,
      personId: reader.id,
      first: 'answered',
    });
    if (request === undefined) return undefined;
    const isOwn = request.answered && !results.survey.anonymous;
    return toldCard(results, isOwn ? request.id : undefined, given);
  },
});

/** What it led to ("… vi gjorde"), to everybody who was asked. */
export const surveyLedTo = defineMessage({
  id: 'survey.ledTo',
  urgency: 'normal',
  live: false,
  counts: true,
  async write(given) {
    const { em, reader, subjectId } = given;
    const survey = await em.findOne(Survey, subjectId);
    if (reader === undefined || !survey?.ledToAt) return undefined;
    const request = await findRequestOf(em, given.workspace.id, {
      surveyId: subjectId,
      personId: reader.id,
      first: 'answered',
    });
    return request && ledToCard(survey, given);
  },
});

/** Tells a meeting's organiser why no survey went out, unless one has by now. */
export const surveyNone = defineMessage({
  id: 'survey.none',
  urgency: 'normal',
  live: false,
  counts: false,
  async write(given) {
    const meeting = await findMeeting(given.em, given.subjectId);
    if (meeting === undefined || meeting.surveyId !== undefined) return undefined;
    return noneCard(meeting.title, meeting.endsAt.plus(askAfter).plus(askWithin), given);
  },
});

/** A survey that is being made, to whoever makes it: as those who are asked will see it, marked as a trial. */
export const surveyTrial = defineMessage({
  id: 'survey.trial',
  urgency: 'atOnce',
  live: false,
  counts: false,
  async write(given) {
    if (given.reader?.is('coordinator') !== true) return undefined;
    const draft = await findSurveyDraft(given.em, given.subjectId);
    return draft === undefined ? undefined : trialCard(draft, new Map(), given);
  },
});

/** Everything that is sent about surveys, or shown of one at an address. */
export const surveyMessages = [
  surveyAsk,
  surveyLedTo,
  surveyNone,
  surveyPage,
  surveyPicture,
  surveyRemind,
  surveyResults,
  surveyResultsAtOnce,
  surveyTold,
  surveyTrial,
] as const;
