import type { Language } from '#src/conversation/answer.ts';
import type { Button } from '#src/conversation/elements/button.ts';
import type { Card, CardElement } from '#src/conversation/elements/card.ts';
import type { Letter, LetterPart } from '#src/conversation/messenger.ts';
import { type Translate, translator } from '#src/locales/translate.ts';
import type { LetterLinks } from './letter-links.ts';

/** As much as a telephone shows of a mail in its list. */
const previewLength = 140;

/** The line that a telephone shows under the subject: what it is about, not who sent it. */
export function previewOf({ parts, together }: Letter, t: Translate): string {
  const between = `${t('mail.comma')} `;
  // Of several things it says which.
  if (together !== undefined)
    return shortened(parts.map(({ card }) => card.gist ?? card.title).join(between));
  const said = parts.flatMap(({ card }) => [
    ...(card.gist === undefined ? [] : [card.gist]),
    ...card.elements.flatMap((element) => {
      if (element.kind === 'facts')
        return element.facts.map(({ label, value }) => `${label}: ${value}`).join(between);
      const isSaid = element.kind === 'text' && element.tone !== 'quiet' && element.text !== card.gist;
      return isSaid ? element.text : [];
    }),
  ]);
  return shortened(said.join(' '));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= previewLength) return line;
  return `${line.slice(0, line.lastIndexOf(' ', previewLength))} …`;
}

/** A mail as plain text: the same words, one link for each thing to answer. */
export function renderText(letter: Letter, language: Language, links: LetterLinks): string {
  const t = translator(language);
  const { person, workspace, together, notice, parts } = letter;
  return [
    ...(together === undefined ? [] : [together]),
    ...parts.map((part) => partText(part, links, t)),
    [
      '-- ',
      t('mail.whose', { name: person.name, workspace: workspace.name }),
      ...(notice === undefined ? [] : [notice, `${t('mail.personalData')}: ${links.personalData}`]),
      `${t('mail.pause')}: ${links.pause}`,
      `${t('link.accessibility.link')}: ${links.accessibility}`,
    ].join('\n'),
  ].join('\n\n\n');
}

function partText(part: LetterPart, links: LetterLinks, t: Translate): string {
  const { card } = part;
  const groups = card.elements.map((element) => labelsOf(element)).filter(({ length }) => length > 0);
  const choicesOf = (labels: readonly string[]) => labels.join(`${t('mail.comma')} `);
  // Of several questions each has its choices below it: in one row at the end nobody could tell them apart.
  const said = card.elements.flatMap((element) => {
    const labels = groups.length > 1 ? labelsOf(element) : [];
    return [...[elementText(element)].flat(), ...(labels.length > 0 ? [choicesOf(labels)] : [])];
  });
  return [card.title, ...said, `${callOf(card, groups.map(choicesOf), t)}:\n${links.open(part)}`].join(
    '\n\n',
  );
}

function callOf({ elements }: Card, choices: readonly string[], t: Translate): string {
  const [only] = choices;
  if (only === undefined) return t(elements.some(({ kind }) => kind === 'input') ? 'mail.fill' : 'mail.open');
  if (choices.length > 1) return t('mail.answerHere');
  const isOneThing = elements.flatMap(labelsOf).length === 1;
  return isOneThing ? only : t('mail.answer', { choices: only });
}

function elementText(element: CardElement): string | readonly string[] {
  switch (element.kind) {
    case 'text':
      return element.text;
    case 'facts':
      return element.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'list': {
      const items = element.items.map(
        ({ text, detail }) =>
          `- ${text}${detail === undefined ? '' : `\n  ${detail.replaceAll('\n', '\n  ')}`}`,
      );
      return [...(element.title === undefined ? [] : [element.title]), ...items].join('\n');
    }
    case 'image':
      return element.alt;
    case 'file':
      return element.name;
    case 'buttons':
      return element.buttons.flatMap(linkText);
    case 'input':
      return element.fields.map(({ label }) => label).join('\n');
  }
}

function linkText(button: Button): string | readonly string[] {
  return button.kind === 'link' ? `${button.label}: ${button.url}` : [];
}

function labelsOf(element: CardElement): readonly string[] {
  if (element.kind !== 'buttons') return [];
  return element.buttons.flatMap((button) => (button.kind === 'press' ? button.label : []));
}
