import type { DateTime } from 'luxon';
import type { Sender as Person } from '#src/conversation/incoming.ts';
import { orAfter } from '#src/conversation/or-after.ts';
import { translator } from '#src/locales/translate.ts';
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
  /** What a channel is called, where the activity does not say; undefined when it is not known in that time either. */
  channelNameOf(origin: Origin): Promise<string | undefined>;
}

const keptFor = { hours: 1 } as const;
const mostKept = 10_000;
// The answer must be there within five seconds of the press.
const longestWaitMs = 1_500;

/** The directory of the members of conversations, each asked for once an hour. */
export function createDirectory(sender: Sender, log: Log, now: () => DateTime): Directory {
  const known = new Map<string, { profile: Profile; until: DateTime }>();
  const named = new Map<string, { name: string; until: DateTime }>();

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

  async function askForChannels({ serviceUrl, place, tenant }: Origin): Promise<string | undefined> {
    try {
      const channels = await sender.channels(serviceUrl, place.within ?? '');
      if (named.size >= mostKept) named.clear();
      for (const [id, said] of channels) {
        const name = said ?? translator('sv')('teams.general');
        named.set(`${tenant} ${id}`, { name, until: now().plus(keptFor) });
      }
      return named.get(`${tenant} ${place.reference}`)?.name;
    } catch (error) {
      log.warn(
        { platform: 'teams', failure: failureOf(error) },
        'Teams does not say what a channel is called',
      );
      return undefined;
    }
  }

  return {
    async channelNameOf(origin) {
      const { place, tenant } = origin;
      if (place.kind !== 'channel' || place.name !== undefined || place.within === undefined)
        return undefined;
      const before = named.get(`${tenant} ${place.reference}`);
      if (before !== undefined && before.until > now()) return before.name;
      return await orAfter(longestWaitMs, askForChannels(origin), undefined);
    },

    async profileOf(origin) {
      const before = known.get(`${origin.tenant} ${origin.user.externalId}`);
      if (before !== undefined && before.until > now()) return before.profile;
      return await orAfter(longestWaitMs, ask(origin), {});
    },
  };
}
