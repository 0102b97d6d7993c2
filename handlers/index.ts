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
import { registerToMend } from '#src/features/register/to-mend.ts';
import { surveyMessages } from '#src/features/surveys/messages.ts';
import { deliveriesFailed } from '#src/outbox/failures.ts';
import { answerRepresentative } from './contacts/answer-representative.ts';
import { contacts } from './contacts/declared.ts';
import { logContact } from './contacts/log.ts';
import { saveContact } from './contacts/save.ts';
import { sayContact } from './contacts/say.ts';
import { dialogue } from './dialogue/declared.ts';
import { digest } from './digest/declared.ts';
import { showDigest } from './digest/show.ts';
import { districts } from './districts/declared.ts';
import { information } from './information/declared.ts';
import { informationCommand } from './information/write.ts';
import { matchings } from './matchings/declared.ts';
import { logMatching } from './matchings/log.ts';
import { meetings } from './meetings/declared.ts';
import { planMeetingCommand } from './meetings/plan.ts';
import { myDay } from './my-day/show.ts';
import { nextSteps } from './next-steps/declared.ts';
import { organisations } from './organisations/declared.ts';
import { listNeeds } from './organisations/needs.ts';
import { showOrganisationCommand } from './organisations/show.ts';
import { people } from './people/declared.ts';
import { joinAccounts } from './people/join.ts';
import { pauseCommand } from './people/pause.ts';
import { roles } from './people/roles.ts';
import { personalData } from './personal-data/declared.ts';
import { showPersonalDataCommand } from './personal-data/show.ts';
import { referrals } from './referrals/declared.ts';
import { refer } from './referrals/refer.ts';
import { register } from './register/declared.ts';
import { exportRegister } from './register/export.ts';
import { previewFile } from './register/file.ts';
import { importCommand } from './register/paste.ts';
import { search } from './search/declared.ts';
import { searchCommand } from './search/search.ts';
import { settings } from './settings/declared.ts';
import { showSettings } from './settings/show.ts';
import { surveys } from './surveys/declared.ts';
import { survey } from './surveys/survey.ts';

const parts = [
  contacts,
  information,
  matchings,
  meetings,
  organisations,
  nextSteps,
  dialogue,
  people,
  personalData,
  referrals,
  digest,
  districts,
  surveys,
  register,
  search,
  settings,
];

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
  actions: [myDay.again, ...parts.flatMap(({ actions }) => actions)],
  forms: parts.flatMap(({ forms }) => forms),
  file: previewFile,
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
    registerToMend,
    ...surveyMessages,
  ],
};
