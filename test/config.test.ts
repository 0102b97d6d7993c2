import { expect, it } from 'vitest';
import { ConfigError, parseConfig } from '#src/config.ts';

it('needs nothing: the chat page, the embedded database and the queue on it', () => {
  expect(parseConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    databaseUrl: undefined,
    redisUrl: undefined,
    slack: undefined,
    browserChat: true,
  });
});

it('counts an empty variable as not set', () => {
  expect(parseConfig({ PORT: '', REDIS_URL: '' })).toMatchObject({ port: 3000, redisUrl: undefined });
});

it('turns the chat page off when a platform is configured, unless asked for', () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };
  expect(parseConfig(slack).browserChat).toBe(false);
  expect(parseConfig({ ...slack, BROWSER_CHAT: 'on' }).browserChat).toBe(true);
});

it('reaches Teams as a registered bot, or unsigned on this machine alone', () => {
  const teams = {
    TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
    TEAMS_APP_PASSWORD: 'secret',
    TEAMS_TENANT_ID: 'tenant',
  };
  expect(parseConfig({}).teams).toBeUndefined();
  expect(parseConfig(teams)).toMatchObject({
    teams: { kind: 'registered', appId: teams.TEAMS_APP_ID, appPassword: 'secret', tenantId: 'tenant' },
    browserChat: false,
  });
  expect(parseConfig({ TEAMS_UNAUTHENTICATED: 'on' }).teams).toMatchObject({ kind: 'local' });
  for (const [name] of Object.entries(teams)) {
    expect(() => parseConfig({ ...teams, [name]: '' })).toThrow(new RegExp(`^${name} is missing`, 'u'));
  }
});

it('sends mail when it is told how, and by whom', () => {
  const mail = {
    SMTP_URL: 'smtp://user:p%40ss@mail.example.org:587',
    MAIL_FROM: 'Bryggan <bryggan@example.org>',
  };
  expect(parseConfig({}).mail).toBeUndefined();
  expect(parseConfig(mail).mail).toEqual({
    smtpUrl: mail.SMTP_URL,
    from: { name: 'Bryggan', address: 'bryggan@example.org' },
    host: 'example.org',
  });
  expect(parseConfig({ ...mail, MAIL_FROM: 'bryggan@example.org' }).mail?.from.address).toBe(
    'bryggan@example.org',
  );
});

it.each([
  [{ SMTP_URL: 'mail.example.org' }, /^SMTP_URL is not a URL that begins with smtp:\/\//u],
  [{ SMTP_URL: 'smtp://mail.example.org' }, /^MAIL_FROM is missing/u],
  [{ MAIL_FROM: 'Bryggan' }, /^MAIL_FROM is not an e-mail address/u],
  [{ MAIL_FROM: 'a@example.org\r\nBcc: b@example.org' }, /^MAIL_FROM is not an e-mail address/u],
  [{ PORT: 'three thousand' }, /^PORT is not a number/u],
  [{ PORT: '70000' }, /^PORT must be 0 to 65535/u],
  [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL is not a URL that begins with postgres:\/\//u],
  [{ DATABASE_URL: 'postgres://x/y' }, /^SECRET_KEY is missing/u],
  [{ SECRET_KEY: 'short' }, /^SECRET_KEY is shorter than 32/u],
  [{ REDIS_URL: 'localhost:6379' }, /^REDIS_URL is not a URL/u],
  [{ SLACK_BOT_TOKEN: 'abc' }, /^SLACK_BOT_TOKEN does not begin with xoxb-/u],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_SIGNING_SECRET is missing/u],
  [{ SLACK_SIGNING_SECRET: 's' }, /^SLACK_BOT_TOKEN is missing/u],
  [{ TEAMS_APP_ID: 'bryggan' }, /^TEAMS_APP_ID is not the id of an app/u],
  [{ TEAMS_APP_PASSWORD: 's' }, /^TEAMS_APP_ID and TEAMS_TENANT_ID are missing/u],
  [{ TEAMS_UNAUTHENTICATED: 'on', HOST: '0.0.0.0' }, /^TEAMS_UNAUTHENTICATED is on and HOST is 0.0.0.0/u],
  [{ TEAMS_UNAUTHENTICATED: 'on', TEAMS_APP_PASSWORD: 's' }, /^TEAMS_UNAUTHENTICATED is on beside/u],
  [{ BROWSER_CHAT: 'yes' }, /^BROWSER_CHAT must be "on" or "off"/u],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be/u],
])('refuses %o by the variable’s name', (variables, message) => {
  expect(() => parseConfig(variables)).toThrow(ConfigError);
  expect(() => parseConfig(variables)).toThrow(message);
});
