import { PassThrough, type Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { SendResult } from '#src/conversation/messenger.ts';

/** One mail as it goes out. Header values hold no control characters. */
export interface SmtpMail {
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly unsubscribe: string;
  readonly language: string;
}

/** A pool of connections to one SMTP server. */
export interface SmtpPool {
  /** Sends one mail, once. */
  send(
    mail: SmtpMail,
  ): Promise<Exclude<SendResult, { kind: 'sent' | 'later' }> | { readonly kind: 'accepted' }>;
  close(): void;
}

/** How many mails are on their way to the server at the same time. */
export const mostConnections = 5;

/**
 * Opens the pool; nothing is connected before the first mail.
 * @param given.silenceMs how long the server may keep silent: less than the lease of a delivery
 */
export function createSmtpPool(given: {
  readonly url: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly silenceMs?: number;
}): SmtpPool {
  const { url, from, silenceMs = 20_000 } = given;
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    maxConnections: mostConnections,
    maxRequeues: 1,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const streams = new Map<string, Readable>();
  transport.use('stream', ({ message, data }, done) => {
    message.build((fault, whole) => {
      if (fault !== null) return done(fault);
      // In one piece: nodemailer gives the socket every line that it writes otherwise.
      message.createReadStream = () => {
        const stream = new PassThrough();
        stream.end(whole);
        // Once the server has read of a mail, a silence leaves open whether it keeps it.
        streams.set(String(data.messageId), stream);
        return stream;
      };
      done();
    });
  });

  return {
    async send({ messageId, to, subject, html, text, unsubscribe, language }) {
      try {
        await transport.sendMail({
          messageId,
          from,
          to,
          envelope: { from: from.address, to: [to.address] },
          subject,
          html,
          text,
          headers: {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            'Auto-Submitted': 'auto-generated',
            'Content-Language': language,
          },
        });
        return { kind: 'accepted' };
      } catch (fault) {
        return outcomeOf(fault, streams.get(messageId)?.readableDidRead === true);
      } finally {
        streams.delete(messageId);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpFault {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
}

/** What a failed send means (RFC 5321, 4.2.1: 4yz may be tried again, 5yz not). Anything that is no such failure is thrown. */
function outcomeOf(fault: unknown, wasRead: boolean): Exclude<SendResult, { kind: 'sent' | 'later' }> {
  if (!(fault instanceof Error) || !('code' in fault)) throw fault;
  const { code, command, responseCode }: SmtpFault = fault;
  // Not the recipient's fault: whoever runs Bryggan must mend it, and then it goes out.
  if (code === 'EAUTH' || code === 'ENOAUTH') return { kind: 'temporary', reason: 'mailLogin' };
  if (typeof responseCode === 'number' && responseCode >= 500) {
    if (command !== 'RCPT TO') return { kind: 'never', reason: 'mailRefused' };
    const unreadable = [500, 501, 553].includes(responseCode);
    return { kind: 'never', reason: unreadable ? 'badAddress' : 'noMailbox' };
  }
  if (typeof responseCode === 'number' && responseCode >= 400)
    return { kind: 'temporary', reason: 'mailBusy' };
  if (code === 'EENVELOPE') return { kind: 'never', reason: 'badAddress' };
  return wasRead
    ? { kind: 'uncertain', reason: 'mailDropped' }
    : { kind: 'temporary', reason: 'mailUnreachable' };
}
