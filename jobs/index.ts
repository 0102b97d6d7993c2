import { deliver } from './deliver.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { renderLiveMessage } from './render-live-message.ts';
import { sweepDeliveries } from './sweep-deliveries.ts';
import { sweepInbox } from './sweep-inbox.ts';

/** Everything that happens later. */
export const jobs = [deliver, forgetDrafts, renderLiveMessage, sweepDeliveries, sweepInbox] as const;
