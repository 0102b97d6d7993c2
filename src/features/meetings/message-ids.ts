/** The id of the message that invites: others look at what became of it. */
export const invitationId = 'meeting.invitation';

/** The id of the message that asks once more. */
export const askAgainId = 'meeting.askAgain';
