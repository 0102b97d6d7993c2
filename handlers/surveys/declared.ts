import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { adaptSurvey } from './adapt.ts';
import { answerQuestion } from './answer.ts';
import { arrangeSurvey } from './arrange.ts';
import { previewSurveyAudience } from './audience-form.ts';
import { chooseMeeting } from './choose.ts';
import { chooseClosing } from './choose-closing.ts';
import { closeSurveyNow } from './close.ts';
import { keepClosing } from './closing-form.ts';
import { openSurveyDraft } from './draft.ts';
import { editSurvey } from './edit.ts';
import { fillAnonymously } from './fill.ts';
import { followSurveyAnswers } from './follow.ts';
import { saveHeading } from './heading-form.ts';
import { keepLedTo } from './led-to-form.ts';
import { makeSurvey } from './make.ts';
import { newSurvey } from './new.ts';
import { openQuestions } from './open.ts';
import { openSurveyPage } from './page.ts';
import { sendPollAction } from './poll.ts';
import { previewSurvey } from './preview.ts';
import { saveQuestion } from './question-form.ts';
import { chooseQuote } from './quote.ts';
import { chooseSurveyRecipients } from './recipients.ts';
import { remindSilentOnes } from './remind.ts';
import { previewReminder } from './remind-preview.ts';
import { sealAnswers } from './seal.ts';
import { sendSurvey } from './send.ts';
import { showSurvey } from './show.ts';
import { tellAsked } from './tell.ts';
import { previewTold } from './tell-preview.ts';
import { readTexts } from './texts.ts';
import { trySurvey } from './try.ts';
import { trySurveyForm } from './try-form.ts';
import { turnSurveys } from './turn.ts';
import { writeAnswer } from './write.ts';
import { startLedTo } from './write-led-to.ts';

/** What can be pressed and filled in here. */
export const surveys: DeclaredPart = {
  actions: [
    answerQuestion,
    chooseMeeting,
    chooseClosing,
    closeSurveyNow,
    fillAnonymously,
    followSurveyAnswers,
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
  ],
  forms: [
    previewSurveyAudience,
    keepClosing,
    saveHeading,
    saveQuestion,
    trySurveyForm,
    sealAnswers,
    keepLedTo,
    writeAnswer,
  ],
};
