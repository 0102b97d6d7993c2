import type { Viewer } from '#src/conversation/declarations/context.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import {
  askCard,
  contactCard,
  contactsCard,
  tooLongCard,
  unclearCard,
  unknownOrganisationCard,
  whichCard,
} from './cards.ts';
import type { LineOutcome } from './line.ts';

/** What the sender is answered to a line; only they see it. */
export function lineReply(given: Viewer, outcome: Exclude<LineOutcome, { kind: 'known' }>): Reply {
  const { t } = given;
  switch (outcome.kind) {
    case 'form':
      return reply.form(outcome.form);
    case 'logged': {
      const { contact, typedName, referTo } = outcome;
      return reply.onlyYou(contactCard(contact, { typedName, referTo }, given));
    }
    case 'loggedAll':
      return reply.onlyYou(contactsCard(outcome.contacts, outcome.referTo, given));
    case 'unsure':
      return reply.onlyYou(askCard(outcome, given));
    case 'several':
      return reply.onlyYou(whichCard(outcome.typed, outcome.near, outcome.draft, t));
    case 'unknown':
      return reply.onlyYou(unknownOrganisationCard(outcome.typed, outcome.draft, t));
    case 'unclear':
      return reply.onlyYou(unclearCard(outcome.draft, t));
    case 'tooLong':
      return reply.onlyYou(tooLongCard(outcome.length, outcome.draft, given));
  }
}
