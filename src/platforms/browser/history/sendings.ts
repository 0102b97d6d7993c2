import type { EntityManager } from '@mikro-orm/postgresql';
import { BrowserMessage } from '#entities/browser-message.ts';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { type Content, deliverySource, type Sending } from './store.ts';

const deliveriesShown = 300;

/** The newest deliveries, gathered by what they say about what. */
export async function listSendings(em: EntityManager): Promise<Sending[]> {
  const deliveries = await em.find(
    Delivery,
    {},
    {
      populate: ['person', 'conversation'],
      orderBy: { createdAt: 'desc', id: 'desc' },
      limit: deliveriesShown,
    },
  );
  const titles = await titlesOf(em, deliveries);
  const meetings = await meetingsOf(em, deliveries);
  const gathered = new Map<string, Sending & { deliveries: Sending['deliveries'][number][] }>();
  for (const delivery of deliveries) {
    const { message, subjectId, status, sentAt, dueAt, reason, person, conversation } = delivery;
    const about = meetings.get(subjectId) ?? { id: subjectId };
    const key = `${message} ${about.id}`;
    const title = titles.get(delivery.id);
    const sending = gathered.get(key) ?? { about, message, deliveries: [] };
    sending.deliveries.push({
      to: person?.$.name ?? conversation?.$.name ?? '',
      status,
      at: sentAt ?? dueAt,
      ...(reason ? { reason } : {}),
    });
    gathered.set(key, title === undefined ? sending : { ...sending, title });
  }
  return [...gathered.values()];
}

/** Everybody's invitation is a subject of its own: what is sent about them belongs together by their meeting. */
async function meetingsOf(
  em: EntityManager,
  deliveries: readonly Delivery[],
): Promise<Map<string, Sending['about']>> {
  const invitations = await em.find(
    Invitation,
    { id: { $in: [...new Set(deliveries.map(({ subjectId }) => subjectId))] } },
    { populate: ['meeting'] },
  );
  return new Map(
    invitations.map(({ id, meeting }) => [id, { id: meeting.id, name: meeting.getEntity().title }]),
  );
}

async function titlesOf(em: EntityManager, deliveries: readonly Delivery[]): Promise<Map<string, string>> {
  const messages = await em.find(BrowserMessage, {
    source: { $in: deliveries.map(({ id }) => deliverySource(id)) },
  });
  const bySource = new Map(messages.map((one) => [one.source, one.content as Content | null]));
  return new Map(
    deliveries.flatMap(({ id }) => {
      const content = bySource.get(deliverySource(id));
      return content?.kind === 'card' ? [[id, content.card.title] as const] : [];
    }),
  );
}
