import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { listForSurvey } from '#src/features/meetings/reads.ts';
import {
  notSentCard,
  sendCard,
  surveysCard,
  surveysOnPage,
  unknownMeetingCard,
  whichMeetingCard,
} from './cards.ts';
import { listDrafts } from './drafts.ts';
import { showResults } from './follow.ts';
import { findMeeting, listMeetings, listSurveys, type MeetingToAskAbout } from './reads.ts';
import { byTitle } from './rules.ts';
import { questionsAfter } from './writes.ts';

const mostOffered = 5;
const mostDrafts = 10;

/** What a coordinator is shown: everything a viewer has, and where to look. */
export type Looking = Viewer & Pick<Context, 'em' | 'person' | 'addressOf'>;

/** One page of all surveys. */
export async function showList(given: Looking, page: number): Promise<Card> {
  const listed = await listSurveys(given.em, { skipped: page * surveysOnPage, limit: surveysOnPage });
  const drafts = page === 0 ? await listDrafts(given.em, mostDrafts) : [];
  return surveysCard({ ...listed, drafts }, page, given);
}

/** The meeting whose title was typed: its results, the offer to ask, or why neither is possible. */
export async function showTyped(given: Looking, typed: string): Promise<Card> {
  const all = await listMeetings(given.em);
  const [found, ...more] = byTitle(all, typed);
  if (found === undefined) {
    const been = all.filter(({ endsAt, cancelled }) => endsAt <= given.now && !cancelled);
    return unknownMeetingCard(typed, (been.length > 0 ? been : all).slice(0, mostOffered), given);
  }
  if (more.length > 0) return whichMeetingCard([found, ...more].slice(0, mostOffered), given);
  return showOne(given, found);
}

/** The same for a meeting that was chosen. */
export async function showChosen(given: Looking, meetingId: string): Promise<Card> {
  const meeting = await findMeeting(given.em, meetingId);
  return meeting === undefined ? notSentCard('gone', undefined, given) : showOne(given, meeting);
}

async function showOne(given: Looking, meeting: MeetingToAskAbout): Promise<Card> {
  const { em, now } = given;
  const results = meeting.surveyId === undefined ? undefined : await showResults(given, meeting.surveyId);
  if (results !== undefined) return results;
  if (meeting.cancelled) return notSentCard('cancelled', meeting, given);
  if (meeting.endsAt > now) return notSentCard('notEnded', meeting, given);
  const people = await listForSurvey(em, meeting.id);
  if (people.length === 0) return notSentCard('nobody', meeting, given);
  const organisations = new Set(people.flatMap(({ organisationId }) => organisationId ?? []));
  const content = await questionsAfter(em, meeting.id);
  return sendCard(meeting, { count: people.length, organisations: organisations.size }, content, given);
}
