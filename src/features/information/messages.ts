import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { listFates } from '#src/outbox/fates.ts';
import { informationCard, overviewCard } from './cards.ts';
import { findInformation } from './reads.ts';

/** What many need to know; asks nothing. What has not gone out when it is stopped never does. */
export const informationMessage = defineMessage({
  id: 'information.message',
  urgency: 'normal',
  live: false,
  counts: true,
  reportedOn: async (_em, _workspaceId, subjectIds) => subjectIds,
  async write(given) {
    const information = await findInformation(given.em, given.subjectId);
    if (information === undefined || information.stoppedAt) return undefined;
    return informationCard(information, given);
  },
});

/** Whom it has reached, for the coordinator who has just pressed for it; kept up to date. */
export const informationOverview = defineMessage({
  id: 'information.overview',
  urgency: 'atOnce',
  live: true,
  counts: false,
  async write(given) {
    const { em, subjectId, reader } = given;
    const information = await findInformation(em, subjectId);
    if (information === undefined || reader?.is('coordinator') !== true) return undefined;
    return overviewCard(information, await listFates(em, subjectId, informationMessage.id), given);
  },
});
