import { expect } from 'vitest';
import type { Language } from '#src/conversation/answer.ts';
import type { PressValues } from '#src/conversation/elements/button.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { renderCard as renderHtmlCard, renderForm as renderHtmlForm } from '#src/html/render.ts';
import { translator } from '#src/locales/translate.ts';
import { renderCard, renderInPlace } from '#src/platforms/slack/render.ts';
import { actionOf, linkPrefix, valuesOf } from '#src/platforms/slack/render-button.ts';
import { renderForm } from '#src/platforms/slack/render-form.ts';
import {
  renderCard as renderTeamsCard,
  renderInPlace as renderTeamsInPlace,
} from '#src/platforms/teams/render.ts';
import { renderForm as renderTeamsForm } from '#src/platforms/teams/render-form.ts';
import { cardPresses, cardText, judgeCard } from '#test/support/adaptive-cards.ts';
import { judgeMessage, judgeView, mentionsIn } from '#test/support/fake-slack-blocks.ts';
import { buttonLabel, buttonsIn, shownText } from '#test/support/fake-slack-shown.ts';

/** A button as a platform shows it. */
export interface ShownPress {
  readonly label: string;
  readonly action: string;
  readonly values: PressValues;
}

/** What a platform makes of a card or a form: all its text, and its buttons. */
export interface Shown {
  readonly text: string;
  readonly presses: readonly ShownPress[];
}

/** A platform to be held to the contract. Each throws, or fails an expectation, when it would be refused. */
export interface Contestant {
  readonly name: string;
  card(card: Card, language: Language): Shown;
  form(form: Form, language: Language): Shown;
}

const slack: Contestant = {
  name: 'Slack',
  card(card, language) {
    const messages = renderCard(card, language);
    for (const message of [...messages, renderInPlace(card, language)]) {
      expect(judgeMessage(message)).toBeUndefined();
      expect(mentionsIn(message)).toEqual([]);
    }
    const blocks = messages.flatMap((message) => message.blocks);
    const presses = buttonsIn(blocks)
      .filter((one) => !one.action_id.startsWith(linkPrefix))
      .map((one) => ({
        label: buttonLabel(one),
        action: actionOf(one.action_id),
        values: valuesOf(one.value) ?? {},
      }));
    return { text: unescaped(shownText(blocks)), presses };
  },
  form(form, language) {
    const view = renderForm(form, 'metadata', language);
    expect(judgeView(view)).toBeUndefined();
    expect(mentionsIn(view)).toEqual([]);
    return { text: `${unescaped(shownText(view.blocks))}\n${view.title.text}`, presses: [] };
  },
};

const browser: Contestant = {
  name: 'The chat page',
  card(card, language) {
    return readHtml(String(renderHtmlCard(card, htmlContext(language))));
  },
  form(form, language) {
    return readHtml(String(renderHtmlForm({ form, draft: 'a-draft', errors: {} }, htmlContext(language))));
  },
};

// Pressing this opens a dialog in Teams; such a button is of another kind.
const withDialogs = { opensDialog: (action: string) => action.endsWith('.change') };
const withoutDialogs = { opensDialog: () => false };

const teams: Contestant = {
  name: 'Teams',
  card(card, language) {
    const messages = [withDialogs, withoutDialogs].map((client) => {
      expect(judgeCard(renderTeamsInPlace(card, language, client).card)).toEqual([]);
      return renderTeamsCard(card, language, client);
    });
    for (const message of messages.flat()) expect(judgeCard(message.card)).toEqual([]);
    const [shown = []] = messages;
    return {
      text: shown.map((one) => cardText(one.card)).join('\n'),
      presses: shown.flatMap((one) => cardPresses(one.card)),
    };
  },
  form(form, language) {
    const given = { form, draft: 'a-draft', language, errors: { [form.fields[0]?.name ?? '']: 'Fel' } };
    const [dialog, message] = [renderTeamsForm(given, 'dialog'), renderTeamsForm(given, 'message')];
    expect(judgeCard(dialog)).toEqual([]);
    expect(judgeCard(message)).toEqual([]);
    return { text: cardText(message), presses: [] };
  },
};

/** Every platform that has a way to show things. */
export const contestants: readonly Contestant[] = [slack, teams, browser];

function htmlContext(language: Language) {
  return { t: translator(language), action: '/x', id: 'm', hidden: {} };
}

function readHtml(html: string): Shown {
  expect(html).not.toMatch(/<script|javascript:/iu);
  const forms = [...html.matchAll(/<form[\s\S]*?<\/form>/giu)].map(([form]) => form);
  const presses = forms.flatMap((form) => {
    const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/giu)].map(([input]) => ({
      name: attribute(input, 'name'),
      value: attribute(input, 'value'),
    }));
    const action = hidden.find(({ name }) => name === 'action')?.value;
    const label = textOf(/<button[\s\S]*<\/button>/iu.exec(form)?.[0] ?? '');
    return action === undefined ? [] : [{ label, action, values: {} }];
  });
  return { text: textOf(html), presses };
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '');
}

function textOf(html: string): string {
  const values = [...html.matchAll(/\b(?:value|alt)="([^"]*)"/gu)].map(([, value]) => value ?? '');
  return unescaped([html.replace(/<[^>]*>/gu, ' '), ...values].join('\n'));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
