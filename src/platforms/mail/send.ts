import type { DateTime } from 'luxon';
import type { Messenger, Outgoing, SendResult } from '#src/conversation/messenger.ts';
import type { Links } from '#src/link/tokens.ts';
import { withoutTurning } from '#src/locales/isolate.ts';
import { linksFor } from './letter-links.ts';
import type { Mailbox } from './mailbox/mailbox.ts';
import { renderHtml } from './render.ts';
import { renderText } from './render-text.ts';
import { mostConnections, type SmtpPool } from './smtp.ts';

/** What mail needs from the app. */
export interface MailOptions {
  readonly links: Links;
  /** How links begin, without a slash at the end. */
  readonly publicUrl: string;
  /** Undefined: every mail is kept in the mailbox. */
  readonly smtp: { readonly pool: SmtpPool; readonly host: string } | undefined;
  readonly mailbox: Mailbox;
  readonly clock: () => DateTime;
}

// One that was lost is worth a second try; somebody whose program shows both has one too many, not six.
const mostCopies = 2;

/** The tenant of mail that stays on this machine, whatever is configured: the demo's. */
const keptTenant = 'demo';

// One address: a quoted or plain local part, and a domain. No list, no name, nothing that ends a line or the address.
const oneAddress =
  /^(?:"(?:[^"\\<>\p{Cc}]|\\[^<>\p{Cc}])+"|[^\s"(),:;<>@[\\\]\p{Cc}]+)@[^\s"(),:;<>@[\\\]\p{Cc}]+$/u;

/** The way out for those who are in no chat. A mail cannot be edited: whatever changes is told in another one. */
export function createMailMessenger({ links, publicUrl, smtp, mailbox, clock }: MailOptions): Messenger {
  async function send({ deliveryId, address, card, language, letter }: Outgoing): Promise<SendResult> {
    if (letter === undefined || address.to.kind !== 'person') return { kind: 'never', reason: 'noAddress' };
    const to = address.to.externalId.trim();
    if (!oneAddress.test(to) || to.length > 254) return { kind: 'never', reason: 'badAddress' };
    const subject = oneLine(card.title);
    const urls = linksFor({ links, publicUrl, now: clock() }, letter);
    const html = renderHtml(letter, subject, language, urls);
    const text = renderText(letter, language, urls);
    const at = { conversation: to, message: deliveryId };
    if (smtp === undefined || address.tenant === keptTenant) {
      const { workspace, person } = letter;
      await mailbox.keep({
        workspace: workspace.id,
        person: person.id,
        deliveryId,
        address: to,
        subject,
        html,
        text,
      });
      return { kind: 'sent', at };
    }
    const result = await smtp.pool.send({
      messageId: `<${deliveryId}@${smtp.host}>`,
      to: { name: oneLine(letter.person.name), address: to },
      subject,
      html,
      text,
      unsubscribe: urls.unsubscribe,
      language,
    });
    return result.kind === 'accepted' ? { kind: 'sent', at } : result;
  }

  return {
    platform: 'mail',
    mostCopies,
    mostAtOnce: mostConnections,
    send,
    edit: async () => ({ kind: 'never', reason: 'mailCannotBeEdited' }),
    // No server can be asked. It is sent again under the same Message-ID, by which mailboxes know a second copy (RFC 5321, 4.5.4.1).
    find: async () => undefined,
  };
}

/** Text fit for a header: what could end it becomes a space, what could turn the rest of a list around is left out. */
function oneLine(text: string): string {
  return withoutTurning(text)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 250);
}
