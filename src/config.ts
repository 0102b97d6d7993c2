import { existsSync } from 'node:fs';
import { z } from 'zod';

/** A variable of the environment that cannot be used. The message names it, says what is wrong and what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const url = (...schemes: readonly string[]) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)), {
      error: `is not a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    });
const flag = z.enum(['on', 'off'], { error: 'must be "on" or "off"' }).transform((value) => value === 'on');
const starting = (prefix: string) =>
  z.string().startsWith(prefix, { error: `does not begin with ${prefix}` });
// One address, with or without a name before it. Nothing that could begin another header or another address.
const mailFrom =
  /^(?:(?<name>[^<>@,;:"\r\n]+?) <(?<inner>[^\s<>@,;:"]+@[^\s<>@,;:"]+)>|(?<bare>[^\s<>@,;:"]+@[^\s<>@,;:"]+))$/u;

const environment = z.object({
  PORT: z.coerce
    .number({ error: 'is not a number' })
    .int({ error: 'is not a whole number' })
    .min(0, { error: 'must be 0 to 65535' })
    .max(65_535, { error: 'must be 0 to 65535' })
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url('http', 'https').optional(),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  DATA_DIR: z.string().default('./data'),
  REDIS_URL: url('redis', 'rediss').optional(),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  SLACK_BOT_TOKEN: starting('xoxb-').optional(),
  SLACK_APP_TOKEN: starting('xapp-').optional(),
  SLACK_API_URL: url('http', 'https').default('https://slack.com/api/'),
  BROWSER_CHAT: flag.optional(),
  SMTP_URL: url('smtp', 'smtps').optional(),
  MAIL_FROM: z
    .string()
    .regex(mailFrom, { error: 'is not an e-mail address, as Bryggan <bryggan@example.org>' })
    .optional(),
  SECRET_KEY: z.string().min(32, { error: 'is shorter than 32 characters' }).optional(),
  ADMIN_TOKEN: z.string().min(16, { error: 'is shorter than 16 characters' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
});

/** How to reach one Slack workspace: over HTTP with a signing secret, or over Socket Mode with an app token. */
export interface SlackConfig {
  readonly botToken: string;
  readonly signingSecret: string | undefined;
  readonly appToken: string | undefined;
  /** Ends with a slash. */
  readonly apiUrl: string;
  /** True when the address was set: then no call leaves its host. */
  readonly apiUrlIsSet: boolean;
}

/** The way out for e-mail. */
export interface MailConfig {
  /** `smtp://` or `smtps://`, with user and password where there are any. */
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
  /** What comes after the @ of the sender. */
  readonly host: string;
}

/** Everything the environment decides, read once. */
export interface Config {
  /** Undefined when nobody set it: a worker then serves no HTTP. */
  readonly portIsSet: boolean;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  /** Undefined: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Undefined: the queue on PostgreSQL. */
  readonly redisUrl: string | undefined;
  readonly slack: SlackConfig | undefined;
  readonly browserChat: boolean;
  /** Undefined: mail is kept in the database, and shown on the chat page. */
  readonly mail: MailConfig | undefined;
  /** Undefined: generated under `dataDir`. */
  readonly secretKey: string | undefined;
  readonly adminToken: string | undefined;
  readonly logLevel: string;
}

/**
 * Reads the environment, and `.env` when it exists.
 * @throws ConfigError at the first variable that cannot be used
 */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseConfig(process.env);
}

/** The same for any set of variables; an empty one counts as not set. */
export function parseConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = environment.safeParse(set);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(
      `${String(issue?.path[0])} ${issue?.message}. .env.example shows what is expected.`,
    );
  }
  const env = read.data;
  const slack = slackConfig(env);
  const port = env.PORT ?? 3000;
  if (env.DATABASE_URL !== undefined && env.SECRET_KEY === undefined) {
    throw new ConfigError(
      'SECRET_KEY is missing. With DATABASE_URL it must be set, at least 32 characters, the same for every bot and worker.',
    );
  }
  return Object.freeze({
    portIsSet: env.PORT !== undefined,
    port,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/u, ''),
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    redisUrl: env.REDIS_URL,
    slack,
    browserChat: env.BROWSER_CHAT ?? slack === undefined,
    mail: mailConfig(env),
    secretKey: env.SECRET_KEY,
    adminToken: env.ADMIN_TOKEN,
    logLevel: env.LOG_LEVEL,
  });
}

function mailConfig({
  SMTP_URL: smtpUrl,
  MAIL_FROM: from,
}: z.output<typeof environment>): MailConfig | undefined {
  if (smtpUrl === undefined) return undefined;
  if (from === undefined) {
    throw new ConfigError(
      'MAIL_FROM is missing. With SMTP_URL it must be set, as Bryggan <bryggan@example.org>.',
    );
  }
  const { name = 'Bryggan', inner, bare } = mailFrom.exec(from)?.groups ?? {};
  const address = inner ?? bare ?? from;
  return { smtpUrl, from: { name, address }, host: address.slice(address.indexOf('@') + 1) };
}

function slackConfig(env: z.output<typeof environment>): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = env;
  if (botToken === undefined) {
    const lonely = signingSecret !== undefined ? 'SLACK_SIGNING_SECRET' : appToken && 'SLACK_APP_TOKEN';
    if (lonely === undefined) return undefined;
    throw new ConfigError(
      `SLACK_BOT_TOKEN is missing. ${lonely} is set, and works only together with it (xoxb-…).`,
    );
  }
  if (signingSecret === undefined && appToken === undefined) {
    throw new ConfigError(
      'SLACK_SIGNING_SECRET is missing. SLACK_BOT_TOKEN needs it (HTTP), or SLACK_APP_TOKEN (Socket Mode).',
    );
  }
  const apiUrl = env.SLACK_API_URL.endsWith('/') ? env.SLACK_API_URL : `${env.SLACK_API_URL}/`;
  return { botToken, signingSecret, appToken, apiUrl, apiUrlIsSet: apiUrl !== 'https://slack.com/api/' };
}
