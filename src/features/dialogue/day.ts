import { type Call, defineDayPart, mostOfOneKind } from '#src/conversation/declarations/my-day.ts';
import { button } from '#src/conversation/elements/button.ts';
import { quietReason, writeReason } from './cards.ts';
import { listQuiet } from './reads.ts';
import { listReasons } from './reasons.ts';

/** A coordinator's dialogues that have gone quiet, the longest first, with why to call. What is needed is told of all. */
export const quietOfDay = defineDayPart({
  id: 'dialogue.quiet',
  async calls({ em, workspace, person, now, t, language }): Promise<Call[]> {
    const viewer = { t, language, now, workspace };
    const { quiet } = await listQuiet(em, workspace, now, {
      coordinatorId: person.id,
      orphans: true,
      limit: mostOfOneKind,
    });
    const ids = quiet.map(({ id }) => id);
    const reasons = ids.length === 0 ? undefined : await listReasons(em, ids, now);
    return quiet.flatMap((dialogue): Call[] => {
      const { id, name } = dialogue;
      const organisation = { id, name };
      const snooze = button(t('dialogue.snooze'), 'dialogue.snooze', {
        organisation: id,
        off: true,
        beside: true,
      });
      const why = (reasons?.get(id) ?? []).filter(({ kind }) => kind !== 'need');
      return [
        { organisation, reason: quietReason(dialogue, viewer), buttons: [snooze] },
        ...why.map((one) => ({ organisation, reason: writeReason(one, viewer) })),
      ];
    });
  },
});
