import type { EntityManager } from '@mikro-orm/postgresql';
import { BrowserMessage } from '#entities/browser-message.ts';
import { Delivery } from '#entities/delivery.ts';
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
  const gathered = new Map<string, Sending & { deliveries: Sending['deliveries'][number][] }>();
  for (const delivery of deliveries) {
    const { message, subjectId, status, sentAt, dueAt, reason, person, conversation } = delivery;
    const key = `${message} ${subjectId}`;
    const title = titles.get(delivery.id);
    const sending = gathered.get(key) ?? { subjectId, message, deliveries: [] };
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
