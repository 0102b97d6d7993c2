/** The id of the message that asks the body: others look at what became of it. */
export const askedId = 'referral.asked';

/** The id of the message that tells the organisation. */
export const toldId = 'referral.told';
