import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Contact } from '#entities/contact.ts';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { Matching } from '#entities/matching.ts';
import { MatchingParty } from '#entities/matching-party.ts';
import { MatchingStep } from '#entities/matching-step.ts';
import { Meeting } from '#entities/meeting.ts';
import { Need } from '#entities/need.ts';
import { Offer } from '#entities/offer.ts';
import { Referral } from '#entities/referral.ts';
import { remindAt } from '#src/features/referrals/rules.ts';
import type { DemoPlace } from './build-place.ts';
import {
  type DemoContact,
  type DemoMatching,
  type DemoReferral,
  demoContacts,
  demoMatchings,
  demoMeeting,
  demoReferrals,
} from './happenings.ts';

/** Makes what has happened and what comes, counted from `now` in the workspace's zone. */
export function buildHappenings(em: EntityManager, place: DemoPlace, now: DateTime): void {
  const local = now.setZone(place.workspace.zone);
  for (const contact of demoContacts) buildContact(em, place, contact, local);
  for (const matching of demoMatchings) buildMatching(em, place, matching, local);
  for (const referral of demoReferrals) buildReferral(em, place, referral, local);
  buildMeeting(em, place, local);
}

/** In the afternoon of a day that was. */
function daysAgo(days: number, local: DateTime): DateTime {
  return local.minus({ days }).set({ hour: 15, minute: 20, second: 0, millisecond: 0 });
}

function buildContact(em: EntityManager, place: DemoPlace, given: DemoContact, local: DateTime): void {
  const { workspace } = place;
  const organisation = place.organisation(given.organisation);
  const loggedAt = daysAgo(given.daysAgo, local);
  const happenedOn = loggedAt.toFormat('yyyy-MM-dd');
  const createdAt = loggedAt.toUTC();
  const contact = em.create(Contact, {
    workspace,
    createdAt,
    organisation,
    coordinator: place.person(given.by),
    happenedOn,
    way: given.way,
    note: given.note,
  });
  for (const category of given.needs ?? []) {
    em.create(Need, { workspace, createdAt, organisation, contact, category, openedOn: happenedOn });
  }
  for (const category of given.offers ?? []) {
    em.create(Offer, { workspace, createdAt, organisation, contact, category });
  }
  if ((organisation.lastContactOn ?? '') < happenedOn) organisation.lastContactOn = happenedOn;
}

function buildMatching(em: EntityManager, place: DemoPlace, given: DemoMatching, local: DateTime): void {
  const { workspace } = place;
  const coordinator = place.person(given.by);
  const moves = given.moves.map(({ to, daysAgo: days }) => ({ to, at: daysAgo(days, local).toUTC() }));
  const [first] = moves;
  const last = moves.at(-1);
  if (first === undefined || last === undefined) return;
  const matching = em.create(Matching, {
    workspace,
    createdAt: first.at,
    purpose: given.purpose,
    status: last.to,
    coordinator,
  });
  for (const role of ['convenes', 'contributes'] as const) {
    const organisation = place.organisation(given[role]);
    em.create(MatchingParty, { workspace, createdAt: first.at, matching, organisation, role });
  }
  for (const [index, { to, at }] of moves.entries()) {
    em.create(MatchingStep, {
      workspace,
      createdAt: at,
      matching,
      fromStatus: moves[index - 1]?.to ?? null,
      toStatus: to,
      person: coordinator,
    });
  }
}

function buildReferral(em: EntityManager, place: DemoPlace, given: DemoReferral, local: DateTime): void {
  const { takenDaysAgo, silent } = given;
  const at = (days: number | undefined) => (days === undefined ? null : daysAgo(days, local).toUTC());
  const status = takenDaysAgo === undefined ? 'open' : 'accepted';
  const dueOn = local.plus({ days: given.dueInDays }).toFormat('yyyy-MM-dd');
  const person = place.person(given.person);
  const createdAt = daysAgo(given.daysAgo, local).toUTC();
  const coordinator = place.person(given.by);
  const referral = em.create(Referral, {
    workspace: place.workspace,
    createdAt,
    organisation: place.organisation(given.organisation),
    body: place.organisation(given.body),
    person,
    coordinator,
    matter: given.matter,
    dueOn,
    told: true,
    status,
    statedAt: at(takenDaysAgo),
    statedBy: takenDaysAgo === undefined ? null : person,
    remindedAt: at(silent?.remindedDaysAgo),
    returnedAt: at(silent?.returnedDaysAgo),
    nextAt: silent === undefined ? (remindAt({ status, dueOn }, local)?.toUTC() ?? null) : null,
  });
  const asked = 'referral.asked';
  em.create(Delivery, {
    workspace: place.workspace,
    createdAt,
    key: `${asked}:${referral.id}`,
    message: asked,
    subjectId: referral.id,
    person,
    // A demo is looked at late in the evening too: its question waits for no morning.
    urgency: 'atOnce',
    audience: 'representative',
    counts: false,
    status: 'waiting',
    wantedAt: createdAt,
    dueAt: createdAt,
    responsible: coordinator,
  });
}

/** The first Thursday that is at least three days away, so that the reminder the day before is still to come. */
function comingThursday(local: DateTime): DateTime {
  const soonest = local.plus({ days: 3 }).startOf('day');
  return soonest.plus({ days: (4 - soonest.weekday + 7) % 7 });
}

function buildMeeting(em: EntityManager, place: DemoPlace, local: DateTime): void {
  const { workspace } = place;
  const day = comingThursday(local);
  const meeting = em.create(Meeting, {
    workspace,
    title: demoMeeting.title,
    startsAt: day.set({ hour: 18 }).toUTC(),
    endsAt: day.set({ hour: 20 }).toUTC(),
    zone: workspace.zone,
    place: demoMeeting.place,
    agenda: demoMeeting.agenda,
    organiser: place.person(demoMeeting.organiser),
  });
  for (const invited of demoMeeting.invited) {
    em.create(Invitation, {
      workspace,
      createdAt: daysAgo(4, local).toUTC(),
      meeting,
      person: place.person(invited.person),
      organisation: place.organisation(invited.organisation),
      reply: invited.reply,
      comers: invited.comers ?? 1,
      wishes: invited.wishes ?? null,
      repliedAt: invited.reply === null ? null : daysAgo(1, local).toUTC(),
    });
  }
}
