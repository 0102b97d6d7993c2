/** Every queue there is. Schedulers live alone in `schedules`: beside one, Redis ignored the rate limits of its neighbours. */
export const queueNames = ['deliveries', 'urgent-deliveries', 'jobs', 'schedules'] as const;

/** The name of one queue. */
export type QueueName = (typeof queueNames)[number];

/** A queue that jobs are added to by hand; only schedulers fill `schedules`. */
export type WorkQueueName = Exclude<QueueName, 'schedules'>;
