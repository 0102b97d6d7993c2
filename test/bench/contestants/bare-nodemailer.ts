import { createTransport } from 'nodemailer';
import type { SmtpMail } from '#src/platforms/mail/smtp.ts';
import { answerQuestions } from '../child.ts';
import { cpuMsSince } from '../measure.ts';

/** nodemailer with its own pool and nothing else: the same mail again and again, given to it all at once. */
const { hostname, port } = new URL(process.env['SMTP_URL'] ?? '');
const transport = createTransport({ pool: true, host: hostname, port: Number(port) });

/** How many are sent, and what: a mail that Bryggan has sent. */
export interface NodemailerAsked {
  readonly messages: number;
  readonly mail: SmtpMail;
}

/** @throws what nodemailer threw, when one could not be sent */
async function run({ messages, mail }: NodemailerAsked): Promise<{ perSecond: number; cpuMs: number }> {
  const { to, subject, html, text, unsubscribe } = mail;
  const cpuBefore = process.cpuUsage();
  const beganAt = performance.now();
  const mails = Array.from({ length: messages }, (_, number) =>
    transport.sendMail({
      from: { name: 'Bryggan', address: 'bryggan@example.org' },
      to: { name: to.name, address: `person${number}@example.org` },
      subject,
      html,
      text,
      headers: { 'List-Unsubscribe': `<${unsubscribe}>` },
    }),
  );
  await Promise.all(mails);
  const perSecond = messages / ((performance.now() - beganAt) / 1000);
  return { perSecond, cpuMs: cpuMsSince(cpuBefore) / messages };
}

answerQuestions(run, async () => transport.close());
