import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { personalDataCard } from './cards.ts';
import { decidedCard, requestCard } from './erasure-card.ts';
import { collectPersonalData, findErasureRequest, hasOpenRequest, listSpokenFor } from './reads.ts';

/** What is kept about somebody, for a link in a mail; the subject is the person. */
export const personalDataMessage = defineMessage({
  id: 'personalData.show',
  urgency: 'atOnce',
  live: false,
  counts: false,
  async write(given) {
    const { em, reader, subjectId } = given;
    if (reader?.id !== subjectId) return undefined;
    const asked = await hasOpenRequest(em, reader.id);
    return personalDataCard(await collectPersonalData(em, reader), given, { asked });
  },
});

/** Somebody asks to have what is kept about them erased; for coordinators, who decide. */
export const erasureRequested = defineMessage({
  id: 'erasure.request',
  urgency: 'normal',
  live: true,
  counts: false,
  async write(given) {
    const { em, reader, subjectId } = given;
    const request = await findErasureRequest(em, subjectId);
    if (request === undefined || reader?.is('coordinator') !== true) return undefined;
    return requestCard(request, await listSpokenFor(em, request.person.id), given);
  },
});

/** What was decided about a request; the one who asked waits for it. */
export const erasureDecided = defineMessage({
  id: 'erasure.decided',
  urgency: 'atOnce',
  live: false,
  counts: false,
  async write(given) {
    const { em, reader, subjectId } = given;
    const request = await findErasureRequest(em, subjectId);
    if (request === undefined || !request.decidedAt || reader?.id !== request.person.id) return undefined;
    return decidedCard(request, given);
  },
});
