import { Account } from './account.ts';
import { AnonymousAnswer } from './anonymous-answer.ts';
import { Attendance } from './attendance.ts';
import { AuditEntry } from './audit-entry.ts';
import { BrowserMessage } from './browser-message.ts';
import { Contact } from './contact.ts';
import { Conversation } from './conversation.ts';
import { Delivery } from './delivery.ts';
import { Draft } from './draft.ts';
import { ErasureRequest } from './erasure-request.ts';
import { Gate } from './gate.ts';
import { Home } from './home.ts';
import { InboxEntry } from './inbox-entry.ts';
import { Information } from './information.ts';
import { Installation } from './installation.ts';
import { Invitation } from './invitation.ts';
import { LiveMessage } from './live-message.ts';
import { Mail } from './mail.ts';
import { Matching } from './matching.ts';
import { MatchingParty } from './matching-party.ts';
import { MatchingStep } from './matching-step.ts';
import { Meeting } from './meeting.ts';
import { Need } from './need.ts';
import { NextStep } from './next-step.ts';
import { Offer } from './offer.ts';
import { Organisation } from './organisation.ts';
import { Person } from './person.ts';
import { Referral } from './referral.ts';
import { RegisterChange } from './register-change.ts';
import { Representative } from './representative.ts';
import { SealedBallot } from './sealed-ballot.ts';
import { Survey } from './survey.ts';
import { SurveyDraft } from './survey-draft.ts';
import { SurveyQuestion } from './survey-question.ts';
import { SurveyRequest } from './survey-request.ts';
import { SurveyResponse } from './survey-response.ts';
import { TeamsReference } from './teams-reference.ts';
import { Workspace } from './workspace.ts';

/** Tables whose rows belong to a workspace: every one is filtered by it. */
export const ownedEntities = [
  Account,
  AnonymousAnswer,
  Attendance,
  AuditEntry,
  BrowserMessage,
  Contact,
  Conversation,
  Delivery,
  Draft,
  ErasureRequest,
  Home,
  Information,
  Invitation,
  LiveMessage,
  Mail,
  Matching,
  MatchingParty,
  MatchingStep,
  Meeting,
  Need,
  NextStep,
  Offer,
  Organisation,
  Person,
  Referral,
  RegisterChange,
  Representative,
  SealedBallot,
  Survey,
  SurveyDraft,
  SurveyQuestion,
  SurveyRequest,
  SurveyResponse,
] as const;

/** Every table. The last ones belong to the installation as a whole. */
export const entities = [
  ...ownedEntities,
  Workspace,
  Installation,
  InboxEntry,
  Gate,
  TeamsReference,
] as const;
