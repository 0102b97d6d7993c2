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
  TEAMS_APP_ID: z
    .uuid({ error: 'is not the id of an app, as 11111111-2222-3333-4444-555555555555' })
    .optional(),
  TEAMS_APP_PASSWORD: z.string().min(1).optional(),
  TEAMS_TENANT_ID: z.string().min(1).optional(),
  TEAMS_UNAUTHENTICATED: flag.default(false),
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

/** How Microsoft Teams is reached: as a registered bot of one tenant, or as Microsoft's local client does it. */
export type TeamsConfig =
  | {
      readonly kind: 'registered';
      readonly appId: string;
      readonly appPassword: string;
      readonly tenantId: string;
    }
  /** Nothing is signed. Only from and to this machine. */
  | { readonly kind: 'local'; readonly tenantId: string };

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
  readonly teams: TeamsConfig | undefined;
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
  const teams = teamsConfig(env);
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
    teams,
    browserChat: env.BROWSER_CHAT ?? (slack === undefined && teams === undefined),
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

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/u;
/** The tenant that Microsoft 365 Agents Playground says it is, unless its configuration says otherwise. */
const playgroundTenant = '00000000-0000-0000-0000-0000000000001';

function teamsConfig(env: z.output<typeof environment>): TeamsConfig | undefined {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId } = env;
  if (env.TEAMS_UNAUTHENTICATED) {
    if (appId !== undefined || appPassword !== undefined) {
      throw new ConfigError(
        'TEAMS_UNAUTHENTICATED is on beside TEAMS_APP_ID or TEAMS_APP_PASSWORD. Set the one or the other: a registered bot takes signed activities only.',
      );
    }
    if (!loopback.test(env.HOST)) {
      throw new ConfigError(
        `TEAMS_UNAUTHENTICATED is on and HOST is ${env.HOST}. Unsigned activities are taken on this machine only: set HOST=127.0.0.1.`,
      );
    }
    return { kind: 'local', tenantId: tenantId ?? playgroundTenant };
  }
  const given = { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId };
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(given).length) return undefined;
  if (appId === undefined || appPassword === undefined || tenantId === undefined) {
    throw new ConfigError(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing. Microsoft Teams needs TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID; for Microsoft's local client set TEAMS_UNAUTHENTICATED=on instead.`,
    );
  }
  return { kind: 'registered', appId, appPassword, tenantId };
}
