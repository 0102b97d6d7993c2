import { carryOutErasures } from './carry-out-erasures.ts';
import { closeSurveys } from './close-surveys.ts';
import { deliver } from './deliver.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { gatherMergedOrganisations } from './gather-merged.ts';
import { nudgeAll } from './nudge-coordinators.ts';
import { openBallotsTogether } from './open-survey-ballots.ts';
import { openSurveys } from './open-surveys.ts';
import { postDigest } from './post-digest.ts';
import { recountInvitations } from './recount-invitations.ts';
import { refreshPages } from './refresh-pages.ts';
import { remindNextSteps } from './remind-next-steps.ts';
import { remindReferrals } from './remind-referrals.ts';
import { remindSurveys } from './remind-surveys.ts';
import { renderLiveMessage } from './render-live-message.ts';
import { sweepDeliveries } from './sweep-deliveries.ts';
import { sweepInbox } from './sweep-inbox.ts';

/** Everything that happens later. */
export const jobs = [
  carryOutErasures,
  closeSurveys,
  deliver,
  forgetDrafts,
  gatherMergedOrganisations,
  nudgeAll,
  openBallotsTogether,
  openSurveys,
  postDigest,
  recountInvitations,
  refreshPages,
  remindNextSteps,
  remindReferrals,
  remindSurveys,
  renderLiveMessage,
  sweepDeliveries,
  sweepInbox,
] as const;
