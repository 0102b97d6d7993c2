import { Application } from '@microsoft/teams-ai';
import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { Lookup } from '#src/conversation/entry.ts';
import type { BrygganAdapter } from './adapter.ts';
import { cardMediaType } from './adaptive-card.ts';
import type { Immediate } from './answers.ts';
import type { Dialog, Handling } from './handling.ts';
import { limits } from './limits.ts';
import { anyActivity, type ReadActivity } from './payloads.ts';
import { readExecute, readInstallation, readMessage, readShortcut, readTask, tenantOf } from './receive.ts';
import { choice, readDataset } from './render-field.ts';

// One route takes them all: which declaration a verb is for, dispatch knows.
const anyVerb = /^[\s\S]+$/u;
// What a route returns is not looked at once it has answered by itself.
const answered = 'answered';
const searches = /^(?:organisation|person)(?:\/[\w-]+)?$/u;

/** teams-ai's application: which kind of activity goes where. */
export function createApplication(adapter: BrygganAdapter, handling: Handling): Application {
  const application = new Application({ adapter, startTypingTimer: false, removeRecipientMention: false });
  // What the option says is not looked at: a timer would send "typing" from a turn that has ended.
  application.startTypingTimer = () => {};

  application.activity(ActivityTypes.Message, async (context) => {
    const activity = read(context);
    const received = readMessage(activity) ?? readTask({ ...activity, value: { data: activity.value } });
    if (received !== undefined) await handling.message(received);
  });

  application.activity(ActivityTypes.InstallationUpdate, async (context) => {
    const activity = read(context);
    if (activity.action?.startsWith('add') !== true) return;
    // Whoever adds it to a team is told in their own chat; the team has not asked.
    await handling.message(readInstallation(activity), false);
  });

  application.adaptiveCards.actionExecute(anyVerb, async (context) => {
    const received = readExecute(read(context));
    // Answered here: what is returned, teams-ai would replace for everybody from the first card with a `refresh` on.
    if (received !== undefined) await answerPress(context, await handling.press(received));
    return answered;
  });

  application.taskModules.fetch(anyVerb, async (context) => {
    const received = readTask(read(context));
    if (received !== undefined) await answerDialog(context, await handling.dialog(received, false));
    return answered;
  });

  application.taskModules.submit(anyVerb, async (context) => {
    const received = readTask(read(context));
    if (received !== undefined) await answerDialog(context, await handling.dialog(received, true));
    // An empty text would close the dialog, whatever was answered.
    return answered;
  });

  application.messageExtensions.fetchTask(anyVerb, async (context) => {
    const received = readShortcut(read(context));
    if (received !== undefined) await answerDialog(context, await handling.dialog(received, false));
    return answered;
  });

  application.messageExtensions.submitAction(anyVerb, async (context) => {
    const received = readTask(read(context));
    if (received !== undefined) await answerDialog(context, await handling.dialog(received, true));
    return answered;
  });

  application.adaptiveCards.search(searches, async (context, _state, { parameters }) => {
    const found = await handling.search(
      lookupOf(read(context), String(parameters.dataset), String(parameters.queryText)),
    );
    return found.slice(0, limits.found).map((one) => choice(one));
  });

  return application;
}

function read({ activity }: TurnContext): ReadActivity {
  return anyActivity.parse(activity);
}

function lookupOf(activity: ReadActivity, dataset: string, text: string): Lookup {
  const { from } = activity;
  return {
    ...readDataset(dataset),
    text,
    platform: 'teams',
    tenant: tenantOf(activity) ?? '',
    sender: { externalId: from.aadObjectId ?? from.id },
  };
}

async function answerPress(context: TurnContext, answer: Immediate): Promise<void> {
  const body =
    answer.kind === 'card'
      ? { statusCode: 200, type: cardMediaType, value: answer.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
  await answerInvoke(context, body);
}

async function answerDialog(context: TurnContext, dialog: Dialog): Promise<void> {
  switch (dialog.kind) {
    case 'form': {
      const { title, card } = dialog;
      const value = { title, card: CardFactory.adaptiveCard(card), height: 'large', width: 'medium' };
      return await answerInvoke(context, { task: { type: 'continue', value } });
    }
    case 'text':
      return await answerInvoke(context, { task: { type: 'message', value: dialog.text } });
    case 'close':
      return await answerInvoke(context, undefined);
  }
}

async function answerInvoke(context: TurnContext, body: object | undefined): Promise<void> {
  const value = body === undefined ? { status: 200 } : { status: 200, body };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
}
