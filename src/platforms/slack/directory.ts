import type { DateTime } from 'luxon';
import type { Sender } from '#src/conversation/incoming.ts';
import { orAfter } from '#src/conversation/or-after.ts';
import type { Log } from '#src/log.ts';
import type { SlackClient } from './client.ts';
import { failureOf } from './failures.ts';

/** What Slack tells of somebody beyond what comes with an event. */
export type Profile = Omit<Sender, 'externalId'>;

/** Who people are. */
export interface Directory {
  /** What is known of somebody. Waits at most 700 ms for Slack, once an hour; a payload's answer is due within 3 s. */
  profileOf(user: string): Promise<Profile>;
}

const longestWaitMs = 700;
const freshMinutes = 60;
const failureMinutes = 1;

interface Entry {
  readonly until: DateTime;
  readonly profile: Profile;
}

/** A directory over `users.info`, which remembers for an hour, and a failure for a minute. */
export function createDirectory(client: SlackClient, log: Log, now: () => DateTime): Directory {
  const known = new Map<string, Entry>();
  const asking = new Map<string, Promise<Profile>>();

  async function ask(user: string): Promise<Profile> {
    try {
      const { user: found } = await client.quick.users.info({ user, include_locale: true });
      const { real_name, email } = found?.profile ?? {};
      const name = real_name ?? found?.real_name;
      const profile: Profile = {
        ...(name === undefined || name === '' ? {} : { name }),
        ...(email === undefined || email === '' ? {} : { email }),
        ...(found?.locale === undefined ? {} : { locale: found.locale }),
        ...(found?.is_admin === undefined
          ? {}
          : { administrator: found.is_admin || found.is_owner === true }),
      };
      known.set(user, { profile, until: now().plus({ minutes: freshMinutes }) });
      return profile;
    } catch (error) {
      const failure = failureOf(error, 'tenant');
      log.warn({ platform: 'slack', failure }, 'users.info failed');
      // What was known stays better than nothing.
      const profile = known.get(user)?.profile ?? {};
      known.set(user, { profile, until: now().plus({ minutes: failureMinutes }) });
      return profile;
    } finally {
      asking.delete(user);
    }
  }

  return {
    async profileOf(user) {
      const entry = known.get(user);
      if (entry !== undefined && now() < entry.until) return entry.profile;
      const answer = asking.get(user) ?? ask(user);
      asking.set(user, answer);
      return entry === undefined ? await orAfter(longestWaitMs, answer, {}) : entry.profile;
    },
  };
}
