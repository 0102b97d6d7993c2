import { DateTime } from 'luxon';
import type { Context } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, quiet, text } from '#src/conversation/elements/card.ts';
import type { Act, Incoming } from '#src/conversation/incoming.ts';
import { withoutPersonalNumbers } from '#src/language/personal-number.ts';
import { mayUse } from '#src/people/can.ts';
import { keepDraft } from '#src/people/drafts.ts';
import { finish, type Handled, notAllowed, type Step, shown } from './finish.ts';
import { openDraft, submitDraft } from './forms.ts';
import { type Line, readLine, readSlash } from './grammar.ts';
import { helpFor } from './help.ts';
import { openPage } from './pages.ts';
import { typedIn } from './personal-numbers.ts';
import { sayLineId, staleCard, unknownCard } from './replies.ts';
import { textAgainForm, textAgainId } from './text-again.ts';

/** Runs the one declaration that an act is for. */
export async function runAct(step: Step): Promise<Handled> {
  const { act } = step.event;
  const isForm = act.kind === 'submit' || act.kind === 'shortcut';
  const found = isForm ? undefined : await personalNumber(step, act);
  if (found !== undefined) return found;
  switch (act.kind) {
    case 'command':
      return runLine(step, readSlash(step.registry.commands, act.word, act.text));
    case 'message':
      return runLine(step, readLine(step.registry.commands, act.text));
    case 'file':
      return runFile(step, act);
    case 'press':
      return runPress(step, act);
    case 'submit':
      return runSubmit(step, act);
    case 'shortcut':
      return runShortcut(step, act);
    case 'page':
      return openPage(step);
  }
}

/** Runs what one line of text asks for. */
async function runLine(step: Step, line: Line): Promise<Handled> {
  const { registry, context, event } = step;
  switch (line.kind) {
    case 'help':
      return { id: 'help', answer: await shown(step, await helpFor(step)) };
    case 'unknown':
      return {
        id: 'unknown',
        answer: await shown(step, unknownCard(line, usable(step, line.near), context.t)),
      };
    case 'command': {
      const { command } = line;
      if (!mayUse(context.person, command.role)) return notAllowed(step, command.id, command.role);
      const onlyForm = command.logs && isOverheard(event);
      return finish(step, command.id, await command.run({ ...context, text: line.text, onlyForm }));
    }
    case 'freeText': {
      const declared = registry.freeText.find((one) => mayUse(context.person, one.role));
      if (declared === undefined || line.text === '') {
        return { id: 'help', answer: await shown(step, await helpFor(step)) };
      }
      const reply = await declared.run({ ...context, text: line.text, onlyForm: isOverheard(event) });
      return finish(step, declared.id, reply);
    }
  }
}

/** Of the words that are near, those that do something for this person. */
function usable({ registry, context }: Step, near: readonly string[]): readonly string[] {
  const forbidden = registry.commands
    .filter(({ role }) => !mayUse(context.person, role))
    .flatMap(({ word }) => [word.sv, word.en]);
  return near.filter((one) => !forbidden.includes(one));
}

/** A message in a channel or a group is read by others; a slash command is not. */
function isOverheard(event: Incoming): boolean {
  return event.act.kind === 'message' && event.place.kind !== 'direct';
}

/** Of what is no file that something can be done with, what was written beside it is read as if it had come alone. */
async function runFile(step: Step, act: Extract<Act, { kind: 'file' }>): Promise<Handled> {
  const { registry, context, content } = step;
  const { file: declared } = registry;
  const { file, others, text } = act;
  const isTheirs = mayUse(context.person, declared.role);
  if (text.trim() !== '' && !(isTheirs && declared.isFor(file.name))) {
    return runLine(step, readLine(registry.commands, text));
  }
  if (!isTheirs) return notAllowed(step, declared.id, declared.role);
  const run = { name: file.name, content: content ?? ({ ok: false, reason: 'gone' } as const), others, text };
  return finish(step, declared.id, await declared.run({ ...context, ...run }));
}

async function runPress(step: Step, act: Extract<Act, { kind: 'press' }>): Promise<Handled> {
  const { registry, context } = step;
  if (act.action === 'draft.open') return openDraft(step, act);
  if (act.action === sayLineId) {
    return runLine(step, readSlash(registry.commands, 'bryggan', String(act.values['line'] ?? '')));
  }
  if (act.action === 'workspace.choose') {
    return { id: act.action, answer: await shown(step, chosenCard(context)) };
  }
  const declared = registry.action(act.action);
  const read = declared?.input.safeParse(act.values);
  if (declared === undefined || read === undefined || !read.success) {
    return { id: `stale ${act.action}`, answer: await shown(step, staleCard(context.t)) };
  }
  if (!mayUse(context.person, declared.role)) return notAllowed(step, declared.id, declared.role);
  return finish(step, declared.id, await declared.run({ ...context, input: read.data }), act.on);
}

/** What somebody else wrote comes into a form without personal identity numbers. */
async function runShortcut(step: Step, act: Extract<Act, { kind: 'shortcut' }>): Promise<Handled> {
  const { registry, context } = step;
  const { t, now } = context;
  const declared = registry.shortcuts.find(({ id }) => id === act.shortcut);
  if (declared === undefined) {
    return { id: `stale ${act.shortcut}`, answer: await shown(step, staleCard(t)) };
  }
  if (!mayUse(context.person, declared.role)) return notAllowed(step, declared.id, declared.role);
  const { text, writtenAt } = act.message;
  const message = {
    ...act.message,
    text: withoutPersonalNumbers(text, t('errors.personalNumber.hidden')) ?? text,
    writtenAt: DateTime.fromISO(writtenAt).setZone(now.zone),
  };
  return finish(step, declared.id, await declared.run({ ...context, message }));
}

async function runSubmit(step: Step, act: Extract<Act, { kind: 'submit' }>): Promise<Handled> {
  const submitted = await submitDraft(step, act);
  if (submitted.kind === 'answered') return submitted.handled;
  if (submitted.formId === textAgainId) {
    return runLine(step, readLine(step.registry.commands, submitted.text));
  }
  return finish(step, submitted.formId, submitted.reply, submitted.origin);
}

function chosenCard({ workspace, t }: Context): Card {
  return card(workspace.name, text(t('people.several.chosen', { workspace: workspace.name })));
}

/** A personal identity number is never kept: the text comes back without it, to be mended and sent. */
async function personalNumber(step: Step, act: Act): Promise<Handled | undefined> {
  const { context } = step;
  const { t } = context;
  for (const typed of Object.values(typedIn(act))) {
    const clean = withoutPersonalNumbers(typed, t('errors.personalNumber.hidden'));
    if (clean === undefined) continue;
    const prefix = act.kind === 'command' ? `/${act.word} ` : '';
    const again = act.kind !== 'press' && textAgainForm(`${prefix}${clean}`, t);
    const draft = again === false ? undefined : await keepDraft(context.em, { ...context, form: again });
    const warned = card(
      t('errors.personalNumber.title'),
      text(t('errors.personalNumber.text')),
      quiet(clean),
      draft !== undefined &&
        buttons(button(t('errors.personalNumber.change'), 'draft.open', { draft }, { style: 'primary' })),
    );
    return { id: 'personal-number', answer: await shown(step, warned) };
  }
  return undefined;
}
