import { DateTime } from 'luxon';
import { Representative } from '#entities/representative.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { ShortcutDeclaration } from '#src/conversation/declarations/shortcut.ts';
import type { Form, Option } from '#src/conversation/elements/form.ts';
import { findOrganisationIn } from '#src/language/organisations.ts';
import { formatList } from '#src/locales/format.ts';
import { findSomebody } from '#src/people/find-somebody.ts';
import { contactForm } from './forms.ts';
import { cleanNote, longestNote, understandNote } from './rules.ts';

type Message = Parameters<ShortcutDeclaration['run']>[0]['message'];

/** Mentions come as `<@id|name>` or `<@id>`. */
const mention = /<@([^<>|]+)(?:\|([^<>]*))?>/gu;

/**
 * The form that logs a contact, filled in with a message that somebody wrote: its text, its day, and the actor that its
 * writer speaks for. Where they speak for several, or for none that is known, it is the one that the text names.
 */
export async function contactFormOf(given: Context, message: Message): Promise<Form> {
  const { em, workspace, now, t } = given;
  const text = cleanNote(await named(given, message.text));
  const note = text.slice(0, longestNote).toWellFormed();
  const spokenFor = await listSpokenFor(given, message);
  const inText = await findOrganisationIn(em, workspace.id, note);
  const [only] = spokenFor.length === 1 ? spokenFor : [];
  const organisation = only ?? (inText.kind === 'one' ? optionOf(inText.organisation) : undefined);
  const { needs, offers } = understandNote(note, message.writtenAt);
  const happenedOn = DateTime.min(message.writtenAt, now).toFormat('yyyy-MM-dd');
  return contactForm(
    { note, happenedOn, way: 'chat', needs, offers, organisation },
    t,
    introOf(given, message, spokenFor),
  );
}

function introOf(
  { t, language }: Context,
  { author }: Message,
  spokenFor: readonly Option[],
): string | undefined {
  if (author?.name === undefined) return undefined;
  if (spokenFor.length === 0) return t('contacts.save.from', { name: author.name });
  const organisations = formatList(
    spokenFor.map(({ label }) => label),
    { language },
  );
  return t('contacts.save.fromRepresentative', { name: author.name, organisations });
}

async function listSpokenFor({ em, platform, tenant }: Context, { author }: Message): Promise<Option[]> {
  const person = author && (await findSomebody(em, { platform, tenant, who: author }));
  if (person === undefined) return [];
  const spoken = await em.find(
    Representative,
    { person, organisation: { archivedAt: null } },
    { populate: ['organisation'], orderBy: { organisation: { name: 'asc' } } },
  );
  return spoken.map((one) => optionOf(one.organisation.getEntity()));
}

function optionOf({ id, name }: { readonly id: string; readonly name: string }): Option {
  return { value: id, label: name };
}

/** A text with people named as they are called instead of by the platform's ids. */
async function named({ em, platform, tenant }: Context, text: string): Promise<string> {
  const unnamed = [...text.matchAll(mention)].flatMap(([, id, name]) => (id && !name ? [id] : []));
  const names = new Map<string, string>();
  for (const externalId of new Set(unnamed)) {
    const person = await findSomebody(em, { platform, tenant, who: { externalId } });
    if (person !== undefined) names.set(externalId, person.name);
  }
  return text.replace(
    mention,
    (_, id: string, name: string | undefined) => `@${name || names.get(id) || id}`,
  );
}
