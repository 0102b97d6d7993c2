import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Invitation } from '#entities/invitation.ts';
import { Matching } from '#entities/matching.ts';
import { MatchingParty } from '#entities/matching-party.ts';
import { Meeting } from '#entities/meeting.ts';
import { Need } from '#entities/need.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { logById } from '#src/features/contacts/log.ts';
import { mergeOrganisations, onceRules } from '#src/features/organisations/merge.ts';
import { listUses } from '#src/features/organisations/uses.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
let adil: Person;
let kept: Organisation;
let gone: Organisation;

beforeAll(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  adil = await buildPerson(harness.em(), harness.workspace, { name: 'Adil' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  const em = harness.em();
  for (const entity of [
    SurveyResponse,
    SurveyRequest,
    Need,
    Offer,
    Contact,
    MatchingParty,
    Matching,
    Representative,
    Invitation,
  ])
    await em.nativeDelete<object>(entity, {});
  await em.nativeUpdate(Organisation, {}, { mergedInto: null });
  await em.nativeDelete(Organisation, {});
  kept = await buildOrganisation(em, harness.workspace, { name: 'Hagsätra Folkdans' });
  gone = await buildOrganisation(em, harness.workspace, { name: 'Folkdansarna', aliases: ['HF'] });
});

const by = () => ({ workspace: harness.workspace, person: samira, now: harness.now });
const merge = (into: Organisation, from: Organisation) =>
  harness.transact(harness.workspace.id, (em) =>
    mergeOrganisations(em, { into: into.id, from: from.id }, by()),
  );
const contact = (note: string) => ({
  workspaceId: harness.workspace.id,
  coordinatorId: samira.id,
  now: harness.now,
  happenedOn: '2026-11-20',
  way: null,
  needs: ['premises' as const],
  offers: [],
  note,
});

/** A promise and what settles it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

async function waitingStatements(): Promise<number> {
  const [row] = await harness
    .em()
    .getConnection()
    .execute<{ count: number }[]>(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
  return row?.count ?? 0;
}

describe('a merge', () => {
  it('shows first what moves, and can be turned round', async () => {
    await harness.say(samira, '/kontakt Folkdansarna: behöver lokal');
    await harness.say(samira, '/kontakt HF: ringde');
    const shown = await harness.say(samira, '/bryggan visa Hagsätra Folkdans');
    const form = await harness.press(samira, shown, 'Slå ihop med en annan');
    const same = await harness.submit(samira, form, { from: kept.id });
    expect(same).toMatchObject({ kind: 'errors', errors: { from: expect.stringContaining('annan aktör') } });
    const preview = await harness.submit(samira, form, { from: gone.id });
    const read = readingOf(preview);
    expect(read).toContain('Slå ihop Folkdansarna med Hagsätra Folkdans?');
    expect(read).toContain('Kontakter: 2\nBehov: 1');
    expect(await harness.em().count(Contact, { organisation: kept.id })).toBe(0);
    const turned = await harness.press(samira, preview, 'Behåll Folkdansarna i stället');
    expect(readingOf(turned)).toContain('Inget är antecknat om Hagsätra Folkdans än.');

    const done = await harness.press(samira, preview, 'Slå ihop');
    expect(readingOf(done)).toContain('Folkdansarna är ihopslagen med den här aktören.');
    expect(readingOf(done)).toContain('Kallas också: Folkdansarna och HF');
    expect(await harness.em().count(Contact, { organisation: kept.id })).toBe(2);
    await harness.say(samira, '/kontakt Folkdansarna: ringde igen');
    expect(await harness.em().count(Contact, { organisation: kept.id })).toBe(3);
    expect(readingOf(await harness.press(samira, preview, 'Slå ihop'))).toContain('De är redan ihopslagna');
  });

  it('moves every row that points to the one that goes, and fills in what the other lacks', async () => {
    const em = harness.em();
    const { workspace } = harness;
    const [a, b] = [
      await em.findOneOrFail(Organisation, kept.id),
      await em.findOneOrFail(Organisation, gone.id),
    ];
    em.assign(a, { area: 'Hagsätra', note: 'Ena', lastContactOn: '2026-01-01', languages: ['svenska'] });
    em.assign(b, {
      area: 'Sätra',
      note: 'Andra',
      drives: 'Dans',
      lastContactOn: '2026-02-01',
      languages: ['Svenska', 'arabiska'],
    });
    for (const organisation of [a, b]) {
      const person = await buildPerson(em, workspace, { name: organisation.name, roles: ['representative'] });
      em.create(Representative, { workspace, organisation, person });
      // Somebody who speaks for both, and a matching between the two.
      em.create(Representative, { workspace, organisation, person: adil });
    }
    const matching = em.create(Matching, {
      workspace,
      purpose: 'fest',
      status: 'suggested',
      coordinator: samira,
    });
    for (const organisation of [a, b])
      em.create(MatchingParty, { workspace, matching, organisation, role: 'contributes' });
    const meeting = em.create(Meeting, {
      workspace,
      title: 'Höstmöte',
      startsAt: harness.now,
      endsAt: harness.now,
      zone: 'Europe/Stockholm',
      place: 'Medis',
      organiser: samira,
    });
    em.create(Invitation, { workspace, meeting, person: adil, organisation: b });
    em.create(Offer, { workspace, organisation: b, category: 'culture' });
    await em.flush();

    expect(await merge(kept, gone)).toEqual({ ok: true });
    const fresh = harness.em();
    for (const { meta, property } of listUses(fresh, Organisation)) {
      const left = await fresh.count(meta.class, { [property]: gone.id });
      expect(left, `${meta.tableName}.${property}`).toBe(0);
    }
    expect(await fresh.count(Representative, { organisation: kept.id })).toBe(3);
    expect(await fresh.count(MatchingParty, { organisation: kept.id })).toBe(1);
    expect(await fresh.count(Invitation, { organisation: kept.id })).toBe(1);
    expect(await fresh.findOneOrFail(Organisation, kept.id)).toMatchObject({
      area: 'Hagsätra',
      drives: 'Dans',
      note: 'Ena\nAndra',
      lastContactOn: '2026-02-01',
      languages: ['svenska', 'arabiska'],
      aliases: ['Folkdansarna', 'HF'],
    });
  });

  it('keeps the answers of somebody who was asked for both', async () => {
    const em = harness.em();
    const { workspace } = harness;
    const person = await buildPerson(em, workspace, { name: 'Ebba', roles: ['representative'] });
    const surveys = ['ena', 'andra', 'båda', 'ingen'].map((title) =>
      em.create(Survey, {
        workspace,
        title,
        coordinator: samira,
        openedAt: harness.now,
        closesAt: harness.now,
      }),
    );
    for (const survey of surveys) {
      const question = em.create(SurveyQuestion, {
        workspace,
        survey,
        position: 1,
        kind: 'text',
        wording: { sv: 'Hur?', en: 'How?' },
        choices: [],
      });
      for (const organisation of [kept, gone]) {
        const request = em.create(SurveyRequest, { workspace, survey, person, organisation });
        const answers = { ena: [kept], andra: [gone], båda: [kept, gone], ingen: [] }[survey.title] ?? [];
        if (answers.includes(organisation))
          em.create(SurveyResponse, { workspace, request, question, value: 'så' });
      }
    }
    await em.flush();
    expect(await merge(kept, gone)).toEqual({ ok: true });
    const fresh = harness.em();
    expect(await fresh.count(SurveyResponse, {})).toBe(4);
    expect(await fresh.count(SurveyRequest, { organisation: kept.id })).toBe(4);
    expect(await fresh.count(SurveyRequest, { organisation: gone.id })).toBe(1);
  });

  it('leaves the old id to find the one that stays, through several merges', async () => {
    const third = await buildOrganisation(harness.em(), harness.workspace, { name: 'Dansringen' });
    const shown = await harness.say(samira, '/bryggan visa Folkdansarna');
    const startForm = await harness.press(samira, shown, 'Logga en kontakt');
    await merge(kept, gone);
    await merge(third, kept);
    const logged = await harness.submit(samira, startForm, { note: 'Skrivet under tiden' });
    expect(readingOf(logged)).toContain('Loggat: Dansringen');
    const old = { kind: 'press', action: 'organisation.show', values: { organisation: gone.id } } as const;
    const found = readingOf(await harness.act(samira, old));
    expect(found).toContain('Dansringen');
    expect(found).toContain('Skrivet under tiden');
  });

  it('loses no contact that is logged while it goes on', async () => {
    const [merged, mayCommit] = [gate(), gate()];
    const merging = harness.transact(harness.workspace.id, async (em) => {
      const result = await mergeOrganisations(em, { into: kept.id, from: gone.id }, by());
      merged.open();
      await mayCommit.opened;
      return result;
    });
    await merged.opened;
    const byId = harness.transact(harness.workspace.id, (em) => logById(em, gone.id, contact('med id')));
    const byName = harness.say(adil, '/kontakt Folkdansarna: med namn');
    await expect.poll(waitingStatements, { timeout: 60_000 }).toBe(2);
    mayCommit.open();
    expect(await merging).toEqual({ ok: true });
    expect((await byId).organisations.map(({ id }) => id)).toEqual([kept.id]);
    expect(readingOf(await byName)).toContain('Loggat: Hagsätra Folkdans');
    expect(await harness.em().count(Contact, { organisation: kept.id })).toBe(2);
    expect(await harness.em().count(Contact, { organisation: gone.id })).toBe(0);
  });

  it('waits for a contact that is being logged, and takes it along', async () => {
    const [logged, mayCommit] = [gate(), gate()];
    const logging = harness.transact(harness.workspace.id, async (em) => {
      await logById(em, gone.id, contact('före'));
      logged.open();
      await mayCommit.opened;
    });
    await logged.opened;
    const merging = merge(kept, gone);
    await expect.poll(waitingStatements, { timeout: 60_000 }).toBe(1);
    mayCommit.open();
    await logging;
    expect(await merging).toEqual({ ok: true });
    expect(await harness.em().count(Contact, { organisation: kept.id })).toBe(1);
    expect(await harness.em().count(Need, { organisation: kept.id })).toBe(1);
  });

  it('of two into each other at once is done once, and the other is told', async () => {
    const both = await Promise.all([merge(kept, gone), merge(gone, kept)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'merged', by: 'Samira' });
    expect(await harness.em().count(Organisation, { archivedAt: null })).toBe(1);
  });

  it('is followed by what somebody else wrote down meanwhile', async () => {
    await merge(kept, gone);
    const em = harness.em();
    const late = await em.findOneOrFail(Organisation, gone.id);
    em.create(Offer, { workspace: harness.workspace, organisation: late, category: 'culture' });
    await em.flush();
    await harness.runJob('organisation.gather');
    await harness.runJob('organisation.gather');
    expect(await harness.em().count(Offer, { organisation: kept.id })).toBe(1);
    expect((await harness.em().findOneOrFail(Organisation, gone.id)).mergedInto?.id).toBe(kept.id);
  });

  it('knows of every rule that allows something once for an organisation', async () => {
    const rows = await harness
      .em()
      .getConnection()
      .execute<{ key: string }[]>(
        `select ind.indexrelid::regclass::text as key from pg_index ind
         join pg_constraint con on con.conrelid = ind.indrelid and con.contype = 'f'
           and con.confrelid = 'organisations'::regclass and con.conkey[1] = any (ind.indkey::int2[])
         where ind.indisunique order by 1`,
      );
    const known = listUses(harness.em(), Organisation).flatMap((use) => onceRules(use));
    expect(known).toHaveLength(rows.length);
  });
});
