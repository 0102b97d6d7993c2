import type { DateTime } from 'luxon';
import type { Sender as Person } from '#src/conversation/incoming.ts';
import { orAfter } from '#src/conversation/or-after.ts';
import type { Log } from '#src/log.ts';
import { failureOf } from './failures.ts';
import type { Origin } from './receive.ts';
import type { Sender } from './sender.ts';

/** What Teams tells of somebody, beyond what an activity says. */
export type Profile = Pick<Person, 'name' | 'email'>;

/** Looks up who somebody is. */
export interface Directory {
  /** What is known within a second and a half; nothing of somebody whom Teams does not tell of. */
  profileOf(origin: Origin): Promise<Profile>;
}

const keptFor = { hours: 1 } as const;
const mostKept = 10_000;
// The answer must be there within five seconds of the press.
const longestWaitMs = 1_500;

/** The directory of the members of conversations, each asked for once an hour. */
export function createDirectory(sender: Sender, log: Log, now: () => DateTime): Directory {
  const known = new Map<string, { profile: Profile; until: DateTime }>();

  async function ask({ serviceUrl, place, user, tenant }: Origin): Promise<Profile> {
    try {
      const { name, email } = await sender.member(serviceUrl, place.reference, user.id);
      const profile = {
        ...(name === undefined || name === '' ? {} : { name }),
        ...(email === undefined || email === '' ? {} : { email }),
      };
      if (known.size >= mostKept) known.clear();
      known.set(`${tenant} ${user.externalId}`, { profile, until: now().plus(keptFor) });
      return profile;
    } catch (error) {
      log.warn({ platform: 'teams', failure: failureOf(error) }, 'Teams does not say who somebody is');
      return {};
    }
  }

  return {
    async profileOf(origin) {
      const before = known.get(`${origin.tenant} ${origin.user.externalId}`);
      if (before !== undefined && before.until > now()) return before.profile;
      return await orAfter(longestWaitMs, ask(origin), {});
    },
  };
}
