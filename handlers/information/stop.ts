import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { refusedCard } from '#src/features/information/cards.ts';
import { showOverview } from '#src/features/information/show.ts';
import { stopInformation } from '#src/features/information/writes.ts';

/** Stops what has not gone out. */
export const stopInformationAction = defineAction({
  id: 'information.stop',
  role: 'coordinator',
  input: z.object({ information: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const result = await stopInformation(em, input.information, given);
    if (!result.ok) return reply.onlyYou(refusedCard(result.reason, t));
    const first = t('information.overview.stoppedNow', { count: result.stopped });
    return reply.replace(await showOverview(given, input.information, first));
  },
});
