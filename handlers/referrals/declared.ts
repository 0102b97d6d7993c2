import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { addReferred } from './add.ts';
import { referAgain } from './again.ts';
import { answerReferralAction } from './answer.ts';
import { changeReferralAction } from './change.ts';
import { changeReferralForm } from './change-form.ts';
import { commentReferralAction } from './comment.ts';
import { finishReferral } from './done.ts';
import { startEndingReferral } from './end.ts';
import { endReferralForm } from './end-form.ts';
import { listReferrals } from './list.ts';
import { meetReferredNeed } from './need-met.ts';
import { pickAsked } from './person.ts';
import { pickReferred } from './pick.ts';
import { keepReferralQuiet } from './quiet.ts';
import { sendReferralForm } from './send-form.ts';
import { showReferralAction } from './show.ts';
import { startReferral } from './start.ts';
import { tellOfReferral } from './tell.ts';
import { withdrawReferralAction } from './withdraw.ts';

/** What can be pressed and filled in here. */
export const referrals: DeclaredPart = {
  actions: [
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
    tellOfReferral,
    withdrawReferralAction,
  ],
  forms: [changeReferralForm, endReferralForm, sendReferralForm],
};
