import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import { Attendance } from '#entities/attendance.ts';
import { AuditEntry } from '#entities/audit-entry.ts';
import { BrowserMessage } from '#entities/browser-message.ts';
import { Delivery } from '#entities/delivery.ts';
import { Draft } from '#entities/draft.ts';
import { ErasureRequest } from '#entities/erasure-request.ts';
import { Invitation } from '#entities/invitation.ts';
import { Mail } from '#entities/mail.ts';
import type { Person } from '#entities/person.ts';
import { Referral } from '#entities/referral.ts';
import { Representative } from '#entities/representative.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import type { Field } from '#src/conversation/elements/form.ts';
import { answerInWords } from '#src/features/surveys/rules.ts';
import { collectWork } from './reads-work.ts';
import type { Entry, PersonalData } from './rules.ts';

const iso = (at: DateTime | null | undefined): string | null => at?.toUTC().toISO() ?? null;

/** Reads everything that is kept about somebody, newest first in each group. */
export async function collectPersonalData(em: EntityManager, person: Person): Promise<PersonalData> {
  const own = { person: person.id };
  const newest = { orderBy: { id: 'desc' } } as const;
  const accounts = await em.find(Account, own, newest);
  const spokenFor = await em.find(Representative, own, { ...newest, populate: ['organisation'] });
  const requests = await em.find(ErasureRequest, own, newest);
  const drafts = await em.find(Draft, own, newest);
  const deliveries = await em.find(Delivery, own, newest);
  const mails = await em.find(Mail, own, newest);
  const said = await em.find(BrowserMessage, { author: person.id }, newest);
  const trail = await em.find(AuditEntry, own, newest);
  return {
    person: {
      name: person.name,
      email: person.email ?? null,
      language: person.language ?? null,
      roles: person.roles.join(', '),
      keptSince: iso(person.createdAt),
      toldAt: iso(person.welcomedAt),
      pausedUntil: iso(person.pausedUntil),
    },
    sections: {
      accounts: accounts.map((one) => ({
        platform: one.platform,
        externalId: one.externalId,
        since: iso(one.createdAt),
      })),
      organisations: spokenFor.map(({ organisation, createdAt }) => ({
        organisation: organisation.getEntity().name,
        since: iso(createdAt),
      })),
      invitations: await collectInvitations(em, person),
      surveys: await collectSurveys(em, person),
      answers: await collectAnswers(em, person),
      referrals: await collectReferrals(em, person),
      deliveries: deliveries.map((one) => ({
        kind: one.message,
        status: one.status,
        at: iso(one.sentAt ?? one.dueAt),
        platform: one.platform ?? null,
      })),
      mails: mails.map((one) => ({ subject: one.subject, at: iso(one.createdAt), content: one.text })),
      chat: said.map((one) => ({ at: iso(one.createdAt), content: textOf(one.content) })),
      drafts: drafts.map((one) => ({
        form: one.form.title,
        content: one.form.fields.flatMap(typedIn).join('\n'),
        keptUntil: iso(one.expiresAt),
      })),
      work: await collectWork(em, person),
      trail: trail.map((one) => ({ did: one.verb, at: iso(one.createdAt) })),
      requests: requests.map((one) => ({
        askedAt: iso(one.askedAt),
        decision: one.decision ?? null,
        decidedAt: iso(one.decidedAt),
        reason: one.reason ?? null,
      })),
    },
  };
}

/** What somebody wrote on the chat page, as they wrote it; anything else that stands there, as data. */
function textOf(content: unknown): string {
  const isText = typeof content === 'object' && content !== null && 'text' in content;
  return isText && typeof content.text === 'string' ? content.text : JSON.stringify(content);
}

/** What was typed or chosen in a field, after its label. */
function typedIn(field: Field): string[] {
  const typed =
    'values' in field
      ? field.values?.join(', ')
      : 'chosen' in field
        ? field.chosen?.map((one) => one.label).join(', ')
        : 'value' in field
          ? field.value
          : undefined;
  return typed === undefined || typed === '' ? [] : [`${field.label}: ${typed}`];
}

async function collectInvitations(em: EntityManager, person: Person): Promise<Entry[]> {
  const invitations = await em.find(
    Invitation,
    { person: person.id },
    { populate: ['meeting', 'organisation'], orderBy: { id: 'desc' } },
  );
  const came = await em.find(Attendance, { invitation: { $in: invitations.map(({ id }) => id) } });
  const attendanceOf = new Map(came.map((one) => [one.invitation.id, one]));
  return invitations.map((one) => ({
    meeting: one.meeting.getEntity().title,
    startsAt: iso(one.meeting.getEntity().startsAt),
    organisation: one.organisation?.getEntity().name ?? null,
    reply: one.reply ?? null,
    comers: one.comers,
    wishes: one.wishes ?? null,
    repliedAt: iso(one.repliedAt),
    came: attendanceOf.get(one.id)?.came ?? null,
  }));
}

async function collectSurveys(em: EntityManager, person: Person): Promise<Entry[]> {
  const asked = await em.find(
    SurveyRequest,
    { person: person.id },
    { populate: ['survey'], orderBy: { id: 'desc' } },
  );
  return asked.map(({ survey, createdAt, answeredAt }) => ({
    survey: survey.getEntity().title,
    askedAt: iso(createdAt),
    answeredAt: iso(answeredAt),
  }));
}

async function collectAnswers(em: EntityManager, person: Person): Promise<Entry[]> {
  const answers = await em.find(
    SurveyResponse,
    { request: { person: person.id } },
    { populate: ['request.survey', 'question'], orderBy: { id: 'desc' } },
  );
  return answers.map(({ request, question, value, quote, createdAt }) => ({
    survey: request.getEntity().survey.getEntity().title,
    question: question.getEntity().wording.sv,
    answer: answerInWords(question.getEntity(), value, 'sv'),
    quote: quote ?? null,
    at: iso(createdAt),
  }));
}

/** What was referred to them, and what they said of it. */
async function collectReferrals(em: EntityManager, person: Person): Promise<Entry[]> {
  const asked = await em.find(
    Referral,
    { person: person.id },
    { populate: ['organisation'], orderBy: { id: 'desc' } },
  );
  return asked.map((one) => ({
    matter: one.matter,
    organisation: one.organisation.getEntity().name,
    askedAt: iso(one.createdAt),
    status: one.status,
    ...(one.statedBy?.id === person.id
      ? { answeredAt: iso(one.statedAt), content: one.outcome ?? one.instead ?? null }
      : {}),
  }));
}

/** A request with whom it is about and who decided; undefined when it is not there. */
export async function findErasureRequest(em: EntityManager, id: string): Promise<ErasureRequest | undefined> {
  return (await em.findOne(ErasureRequest, id, { populate: ['person', 'decidedBy'] })) ?? undefined;
}

/** The names of those that somebody speaks for. */
export async function listSpokenFor(em: EntityManager, personId: string): Promise<readonly string[]> {
  const found = await em.find(Representative, { person: personId }, { populate: ['organisation'] });
  return found.map(({ organisation }) => organisation.getEntity().name).sort();
}

/** Whether somebody's request waits for a decision, or a granted one to be carried out. */
export async function hasOpenRequest(em: EntityManager, personId: string): Promise<boolean> {
  const open = [{ decidedAt: null }, { decision: 'granted' as const, erasedAt: null }];
  return (await em.count(ErasureRequest, { person: personId, $or: open })) > 0;
}

/** A row that something is to be done about, in its workspace. */
export interface DueErasure {
  readonly workspaceId: string;
  readonly id: string;
}

/** In every workspace: what is granted, but not carried out. `em` sees them all. */
export async function listGrantedErasures(em: EntityManager): Promise<readonly DueErasure[]> {
  const found = await em.find(
    ErasureRequest,
    { decision: 'granted', erasedAt: null },
    { orderBy: { decidedAt: 'asc' }, limit: 100 },
  );
  return found.map(({ id, workspace }) => ({ id, workspaceId: workspace.id }));
}
