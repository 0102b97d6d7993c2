/** The id of the message that invites: others look at what became of it. */
export const invitationId = 'meeting.invitation';

/** The id of the message that asks once more. */
export const askAgainId = 'meeting.askAgain';

/** The ids of the messages that tell of a move, with much and with little time left. */
export const changedMessages = ['meeting.changed', 'meeting.changedSoon'] as const;
