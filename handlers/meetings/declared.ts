import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { answerInvitation } from './answer.ts';
import { listMeetingAnswers } from './answers.ts';
import { showMeetingAttendance } from './attendance.ts';
import { chooseAudience } from './audience.ts';
import { previewAudience } from './audience-form.ts';
import { noteCame } from './came.ts';
import { noteAllCame } from './came-all.ts';
import { askCameNumber } from './came-number.ts';
import { noteCameNumber } from './came-number-form.ts';
import { askCameToo } from './came-too.ts';
import { noteCameToo } from './came-too-form.ts';
import { startCancelling } from './cancel.ts';
import { cancelMeetingForm } from './cancel-form.ts';
import { changeMeetingAction } from './change.ts';
import { saveDetails } from './details.ts';
import { followMeetingAnswers } from './follow.ts';
import { showInvitation } from './invitation.ts';
import { listMeetings } from './list.ts';
import { planMeetingForm } from './plan-form.ts';
import { remindInvited } from './remind.ts';
import { sendInvitations } from './send.ts';
import { showMeeting } from './show.ts';
import { startMeeting } from './start.ts';
import { undoPlannedMeeting } from './undo.ts';

/** What can be pressed and filled in here. */
export const meetings: DeclaredPart = {
  actions: [
    answerInvitation,
    listMeetingAnswers,
    showMeetingAttendance,
    chooseAudience,
    noteCame,
    noteAllCame,
    askCameNumber,
    askCameToo,
    startCancelling,
    changeMeetingAction,
    saveDetails,
    followMeetingAnswers,
    showInvitation,
    listMeetings,
    remindInvited,
    sendInvitations,
    showMeeting,
    startMeeting,
    undoPlannedMeeting,
  ],
  forms: [previewAudience, noteCameNumber, noteCameToo, cancelMeetingForm, planMeetingForm],
};
