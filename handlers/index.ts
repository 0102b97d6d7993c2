import type { Declarations } from '#src/conversation/declarations/registry.ts';
import { nudge } from '#src/features/dialogue/messages.ts';
import { digestSoFar, digestWeek } from '#src/features/digest/messages.ts';
import { informationMessage, informationOverview } from '#src/features/information/messages.ts';
import {
  askAgainMessage,
  cancelledMessage,
  cancelledSoonMessage,
  changedMessage,
  changedSoonMessage,
  invitationMessage,
  overviewMessage,
  reminderMessage,
} from '#src/features/meetings/messages.ts';
import { stepReminder } from '#src/features/next-steps/messages.ts';
import { pauseMessage } from '#src/features/people/messages.ts';
import {
  erasureDecided,
  erasureRequested,
  personalDataMessage,
} from '#src/features/personal-data/messages.ts';
import {
  referralAsked,
  referralNews,
  referralOutcome,
  referralReminder,
  referralTold,
  referralWithdrawn,
} from '#src/features/referrals/messages.ts';
import { registerExport } from '#src/features/register/export.ts';
import { surveyMessages } from '#src/features/surveys/messages.ts';
import { deliveriesFailed } from '#src/outbox/failures.ts';
import { addToContact } from './contacts/add.ts';
import { answerRepresentative } from './contacts/answer-representative.ts';
import { changeContact } from './contacts/change.ts';
import { changeContactForm } from './contacts/change-form.ts';
import { logContact } from './contacts/log.ts';
import { logContactForm } from './contacts/log-form.ts';
import { pickContact } from './contacts/pick.ts';
import { saveContact } from './contacts/save.ts';
import { sayContact } from './contacts/say.ts';
import { startContact } from './contacts/start.ts';
import { undoLoggedContact } from './contacts/undo.ts';
import { changeKinds } from './dialogue/kinds.ts';
import { saveKinds } from './dialogue/kinds-form.ts';
import { changeRhythm } from './dialogue/rhythm.ts';
import { saveRhythm } from './dialogue/rhythm-form.ts';
import { snoozeDialogue } from './dialogue/snooze.ts';
import { showWeekBefore } from './digest/before.ts';
import { sendDigest } from './digest/send.ts';
import { showDigest } from './digest/show.ts';
import { bindPlaceForm } from './districts/bind-form.ts';
import { choosePlace } from './districts/choose-place.ts';
import { releasePlaceAction } from './districts/release.ts';
import { chooseInformed } from './information/audience.ts';
import { previewInformed } from './information/audience-form.ts';
import { changeInformation } from './information/change.ts';
import { sendInformationAction } from './information/send.ts';
import { stopInformationAction } from './information/stop.ts';
import { undoWrittenInformation } from './information/undo.ts';
import { informationCommand } from './information/write.ts';
import { writeInformationForm } from './information/write-form.ts';
import { addParty } from './matchings/add.ts';
import { changeMatching } from './matchings/change.ts';
import { changeMatchingForm } from './matchings/change-form.ts';
import { endMatching } from './matchings/end.ts';
import { endMatchingForm } from './matchings/end-form.ts';
import { helpNeed } from './matchings/help-need.ts';
import { logMatching } from './matchings/log.ts';
import { logMatchingForm } from './matchings/log-form.ts';
import { showMoreMatchings } from './matchings/more.ts';
import { moveMatchingAction } from './matchings/move.ts';
import { openMatchingForm } from './matchings/open-form.ts';
import { pickParty } from './matchings/pick.ts';
import { proposeMatchings } from './matchings/propose.ts';
import { showMatching } from './matchings/show.ts';
import { startMatching } from './matchings/start.ts';
import { undoMatchingStep } from './matchings/undo.ts';
import { answerInvitation } from './meetings/answer.ts';
import { listMeetingAnswers } from './meetings/answers.ts';
import { showMeetingAttendance } from './meetings/attendance.ts';
import { chooseAudience } from './meetings/audience.ts';
import { previewAudience } from './meetings/audience-form.ts';
import { noteCame } from './meetings/came.ts';
import { noteAllCame } from './meetings/came-all.ts';
import { askCameNumber } from './meetings/came-number.ts';
import { noteCameNumber } from './meetings/came-number-form.ts';
import { askCameToo } from './meetings/came-too.ts';
import { noteCameToo } from './meetings/came-too-form.ts';
import { startCancelling } from './meetings/cancel.ts';
import { cancelMeetingForm } from './meetings/cancel-form.ts';
import { changeMeetingAction } from './meetings/change.ts';
import { saveDetails } from './meetings/details.ts';
import { showInvitation } from './meetings/invitation.ts';
import { listMeetings } from './meetings/list.ts';
import { planMeetingCommand } from './meetings/plan.ts';
import { planMeetingForm } from './meetings/plan-form.ts';
import { remindInvited } from './meetings/remind.ts';
import { sendInvitations } from './meetings/send.ts';
import { showMeeting } from './meetings/show.ts';
import { startMeeting } from './meetings/start.ts';
import { undoPlannedMeeting } from './meetings/undo.ts';
import { myDay } from './my-day/show.ts';
import { moveNextStep } from './next-steps/move.ts';
import { showNextStep } from './next-steps/show.ts';
import { archiveOrganisationAction } from './organisations/archive.ts';
import { changeOrganisationAction } from './organisations/change.ts';
import { chooseMerge } from './organisations/choose-merge-form.ts';
import { dropNeedAction } from './organisations/drop-need.ts';
import { showMoreHistory } from './organisations/history.ts';
import { meetNeedAction } from './organisations/meet-need.ts';
import { mergeOrganisationsAction } from './organisations/merge.ts';
import { showMoreNeeds } from './organisations/more-needs.ts';
import { listNeeds } from './organisations/needs.ts';
import { openOrganisation } from './organisations/open.ts';
import { removeAddedOrganisation } from './organisations/remove.ts';
import { reopenNeedAction } from './organisations/reopen-need.ts';
import { restoreOrganisation } from './organisations/restore.ts';
import { saveOrganisationForm } from './organisations/save-form.ts';
import { showOrganisationCommand } from './organisations/show.ts';
import { showNeed } from './organisations/show-need.ts';
import { startOrganisation } from './organisations/start.ts';
import { startMerge } from './organisations/start-merge.ts';
import { turnMerge } from './organisations/turn-merge.ts';
import { unarchiveOrganisationAction } from './organisations/unarchive.ts';
import { weighNeedAction } from './organisations/weigh-need.ts';
import { choosePause } from './people/choose-pause.ts';
import { joinAccounts } from './people/join.ts';
import { partAccounts } from './people/part.ts';
import { pauseCommand } from './people/pause.ts';
import { roles } from './people/roles.ts';
import { askErasure } from './personal-data/ask-erasure.ts';
import { takePersonalData } from './personal-data/file.ts';
import { grantErasure } from './personal-data/grant-erasure.ts';
import { askRefusal } from './personal-data/refuse-erasure.ts';
import { refuseErasure } from './personal-data/refuse-erasure-form.ts';
import { showPersonalDataSection } from './personal-data/section.ts';
import { showPersonalDataCommand } from './personal-data/show.ts';
import { showAllPersonalData } from './personal-data/show-all.ts';
import { addReferred } from './referrals/add.ts';
import { referAgain } from './referrals/again.ts';
import { answerReferralAction } from './referrals/answer.ts';
import { changeReferralAction } from './referrals/change.ts';
import { changeReferralForm } from './referrals/change-form.ts';
import { commentReferralAction } from './referrals/comment.ts';
import { finishReferral } from './referrals/done.ts';
import { startEndingReferral } from './referrals/end.ts';
import { endReferralForm } from './referrals/end-form.ts';
import { listReferrals } from './referrals/list.ts';
import { meetReferredNeed } from './referrals/need-met.ts';
import { pickAsked } from './referrals/person.ts';
import { pickReferred } from './referrals/pick.ts';
import { keepReferralQuiet } from './referrals/quiet.ts';
import { refer } from './referrals/refer.ts';
import { sendReferralForm } from './referrals/send-form.ts';
import { showReferralAction } from './referrals/show.ts';
import { startReferral } from './referrals/start.ts';
import { withdrawReferralAction } from './referrals/withdraw.ts';
import { decidePasted } from './register/decide.ts';
import { exportRegister } from './register/export.ts';
import { importPastedRows } from './register/import.ts';
import { importCommand } from './register/paste.ts';
import { previewPasted } from './register/paste-form.ts';
import { undoPastedImport } from './register/undo.ts';
import { searchFurther } from './search/more.ts';
import { searchCommand } from './search/search.ts';
import { changeSettingsAction } from './settings/change.ts';
import { changeSettingsForm } from './settings/change-form.ts';
import { chooseLanguageAction } from './settings/language.ts';
import { showSettings } from './settings/show.ts';
import { adaptSurvey } from './surveys/adapt.ts';
import { answerQuestion } from './surveys/answer.ts';
import { arrangeSurvey } from './surveys/arrange.ts';
import { previewSurveyAudience } from './surveys/audience-form.ts';
import { chooseMeeting } from './surveys/choose.ts';
import { chooseClosing } from './surveys/choose-closing.ts';
import { closeSurveyNow } from './surveys/close.ts';
import { keepClosing } from './surveys/closing-form.ts';
import { openSurveyDraft } from './surveys/draft.ts';
import { editSurvey } from './surveys/edit.ts';
import { fillAnonymously } from './surveys/fill.ts';
import { saveHeading } from './surveys/heading-form.ts';
import { keepLedTo } from './surveys/led-to-form.ts';
import { makeSurvey } from './surveys/make.ts';
import { newSurvey } from './surveys/new.ts';
import { openQuestions } from './surveys/open.ts';
import { openSurveyPage } from './surveys/page.ts';
import { sendPollAction } from './surveys/poll.ts';
import { previewSurvey } from './surveys/preview.ts';
import { saveQuestion } from './surveys/question-form.ts';
import { chooseQuote } from './surveys/quote.ts';
import { chooseSurveyRecipients } from './surveys/recipients.ts';
import { remindSilentOnes } from './surveys/remind.ts';
import { previewReminder } from './surveys/remind-preview.ts';
import { sealAnswers } from './surveys/seal.ts';
import { sendSurvey } from './surveys/send.ts';
import { showSurvey } from './surveys/show.ts';
import { survey } from './surveys/survey.ts';
import { tellAsked } from './surveys/tell.ts';
import { previewTold } from './surveys/tell-preview.ts';
import { readTexts } from './surveys/texts.ts';
import { trySurvey } from './surveys/try.ts';
import { trySurveyForm } from './surveys/try-form.ts';
import { turnSurveys } from './surveys/turn.ts';
import { writeAnswer } from './surveys/write.ts';
import { startLedTo } from './surveys/write-led-to.ts';

/** Everything that can be said and pressed, and everything that Bryggan says by itself. */
export const declarations: Declarations = {
  page: myDay,
  shortcuts: [saveContact],
  commands: [
    myDay.command,
    logContact,
    logMatching,
    planMeetingCommand,
    informationCommand,
    listNeeds,
    refer,
    showOrganisationCommand,
    searchCommand,
    importCommand,
    exportRegister,
    pauseCommand,
    joinAccounts,
    roles,
    showPersonalDataCommand,
    showDigest,
    survey,
    showSettings,
  ],
  actions: [
    myDay.again,
    addToContact,
    changeContact,
    pickContact,
    startContact,
    undoLoggedContact,
    changeInformation,
    chooseInformed,
    sendInformationAction,
    stopInformationAction,
    undoWrittenInformation,
    addParty,
    changeMatching,
    endMatching,
    moveMatchingAction,
    openMatchingForm,
    pickParty,
    proposeMatchings,
    showMatching,
    showMoreMatchings,
    startMatching,
    undoMatchingStep,
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
    showInvitation,
    listMeetings,
    remindInvited,
    sendInvitations,
    showMeeting,
    startMeeting,
    undoPlannedMeeting,
    archiveOrganisationAction,
    changeOrganisationAction,
    moveNextStep,
    showNextStep,
    changeKinds,
    changeRhythm,
    snoozeDialogue,
    meetNeedAction,
    dropNeedAction,
    showNeed,
    weighNeedAction,
    helpNeed,
    mergeOrganisationsAction,
    openOrganisation,
    removeAddedOrganisation,
    reopenNeedAction,
    restoreOrganisation,
    showMoreHistory,
    startMerge,
    startOrganisation,
    turnMerge,
    unarchiveOrganisationAction,
    showMoreNeeds,
    choosePause,
    partAccounts,
    askErasure,
    askRefusal,
    grantErasure,
    showAllPersonalData,
    showPersonalDataSection,
    takePersonalData,
    addReferred,
    referAgain,
    answerReferralAction,
    changeReferralAction,
    commentReferralAction,
    finishReferral,
    startEndingReferral,
    listReferrals,
    meetReferredNeed,
    pickAsked,
    pickReferred,
    keepReferralQuiet,
    showReferralAction,
    startReferral,
    withdrawReferralAction,
    sendDigest,
    showWeekBefore,
    choosePlace,
    releasePlaceAction,
    answerQuestion,
    chooseMeeting,
    chooseClosing,
    closeSurveyNow,
    fillAnonymously,
    openQuestions,
    openSurveyPage,
    previewReminder,
    previewTold,
    remindSilentOnes,
    startLedTo,
    tellAsked,
    readTexts,
    sendPollAction,
    adaptSurvey,
    arrangeSurvey,
    chooseQuote,
    chooseSurveyRecipients,
    editSurvey,
    makeSurvey,
    newSurvey,
    openSurveyDraft,
    previewSurvey,
    trySurvey,
    sendSurvey,
    showSurvey,
    turnSurveys,
    decidePasted,
    importPastedRows,
    undoPastedImport,
    searchFurther,
    changeSettingsAction,
    chooseLanguageAction,
  ],
  forms: [
    changeContactForm,
    logContactForm,
    bindPlaceForm,
    previewInformed,
    writeInformationForm,
    changeMatchingForm,
    endMatchingForm,
    logMatchingForm,
    previewAudience,
    noteCameNumber,
    noteCameToo,
    cancelMeetingForm,
    planMeetingForm,
    chooseMerge,
    previewPasted,
    saveOrganisationForm,
    changeReferralForm,
    endReferralForm,
    sendReferralForm,
    refuseErasure,
    previewSurveyAudience,
    keepClosing,
    saveHeading,
    saveQuestion,
    trySurveyForm,
    sealAnswers,
    keepLedTo,
    writeAnswer,
    changeSettingsForm,
    saveKinds,
    saveRhythm,
  ],
  freeText: [sayContact, answerRepresentative],
  messages: [
    deliveriesFailed,
    nudge,
    digestSoFar,
    digestWeek,
    informationMessage,
    informationOverview,
    askAgainMessage,
    cancelledMessage,
    cancelledSoonMessage,
    changedMessage,
    changedSoonMessage,
    invitationMessage,
    overviewMessage,
    reminderMessage,
    stepReminder,
    pauseMessage,
    erasureDecided,
    erasureRequested,
    personalDataMessage,
    referralAsked,
    referralNews,
    referralOutcome,
    referralReminder,
    referralTold,
    referralWithdrawn,
    registerExport,
    ...surveyMessages,
  ],
};
