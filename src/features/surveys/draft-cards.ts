import type { SurveyDraft } from '#entities/survey-draft.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  card,
  facts,
  type ListItem,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { formatFor, formatMoment, formatRelativeDay } from '#src/locales/format.ts';
import { closingOf, opensAt } from './closing.ts';
import { makingLimits } from './draft-content.ts';
import { type NewQuestion, openFor, optionsOf } from './rules.ts';
import { templates } from './templates.ts';
import { inLanguage } from './worded.ts';

/** What a new survey can begin as; with a draft, what its questions can be changed for. */
export function templatesCard({ t }: Viewer, draft?: string): Card {
  const items = templates.map((template) => ({
    text: t(`surveys.template.${template}.name`),
    detail: t(`surveys.template.${template}.about`),
    buttons: [
      button(
        t(`surveys.template.${template}.choose`),
        'survey.make',
        draft === undefined ? { template } : { template, draft },
      ),
    ],
  }));
  return card(
    t('surveys.make.new'),
    text(t(draft === undefined ? 'surveys.make.choose' : 'surveys.make.chooseOther')),
    list(items),
    draft === undefined
      ? quiet(t('surveys.make.line'))
      : buttons(button(t('surveys.make.back'), 'survey.draft', { draft })),
  );
}

/** A survey being made: its questions, and what can be done with it. `first` is told before all else. */
export function draftCard(draft: SurveyDraft, viewer: Viewer, first?: string): Card {
  const { t } = viewer;
  const { content, id } = draft;
  const { questions, introduction, voice } = content;
  const meeting = draft.meeting?.getEntity();
  const some = questions.length > 0;
  const full = questions.length >= makingLimits.questions;
  return card(
    t('surveys.make.draft', { title: content.title }),
    first !== undefined && warning(first),
    introduction !== null && text(introduction),
    facts([t('surveys.voice.label'), t(`surveys.voice.${voice}`)], closingFact(draft, viewer), [
      t('surveys.make.recipients'),
      meeting && t('surveys.make.thoseWhoCame', { title: meeting.title }),
    ]),
    some
      ? list(
          questions.map((_, place) => questionItem(draft, place, viewer)),
          t('surveys.make.questions'),
        )
      : text(t('surveys.make.noQuestions')),
    buttons(
      !full &&
        button(
          t('surveys.make.add'),
          'survey.edit',
          { draft: id, what: 'question' },
          some ? {} : { style: 'primary' },
        ),
      button(t(meeting ? 'surveys.make.changeIntroduction' : 'surveys.make.changeHeading'), 'survey.edit', {
        draft: id,
        what: 'heading',
      }),
      closingButton(id, 'draft', viewer),
      button(t('surveys.make.otherTemplate'), 'survey.new', { draft: id }),
      Boolean(draft.before) && arrange(draft, 'undo', t('surveys.make.undo')),
    ),
    full && quiet(t('surveys.make.full', { count: makingLimits.questions })),
    some &&
      buttons(
        button(t('surveys.make.preview'), 'survey.preview', { draft: id, how: 'here' }),
        button(t('surveys.make.trial'), 'survey.preview', { draft: id, how: 'send' }),
        meeting
          ? button(
              t('surveys.make.toSending'),
              'survey.choose',
              { meeting: meeting.id },
              { style: 'primary' },
            )
          : button(t('surveys.make.toRecipients'), 'survey.recipients', { draft: id }, { style: 'primary' }),
      ),
    buttons(discardButton(draft, viewer)),
    quiet(t(meeting ? 'surveys.make.byItself' : 'surveys.make.kept')),
  );
}

/** Until when a draft will take answers. */
export function closingFact(draft: SurveyDraft, viewer: Viewer): readonly [string, string] {
  const { t, now } = viewer;
  const { closesAt } = draft.content;
  const at = closingOf(closesAt, opensAt(draft, now));
  return [
    t('surveys.closing.label'),
    closesAt === null
      ? t('surveys.closing.usual', openFor)
      : t('surveys.closing.until', { until: formatMoment(at, formatFor(viewer)) }),
  ];
}

/** Changes until when a draft will take answers, and shows the card it stood on again. */
export function closingButton(draft: string, shown: 'draft' | 'preview', { t }: Viewer) {
  return button(t('surveys.closing.change'), 'survey.chooseClosing', { draft, shown });
}

type How = 'up' | 'remove' | 'undo' | 'discard';

function arrange({ id, changes }: SurveyDraft, how: How, label: string, question?: string) {
  return button(label, 'survey.arrange', {
    draft: id,
    changes,
    how,
    ...(question === undefined ? {} : { question }),
  });
}

function discardButton(draft: SurveyDraft, { t }: Viewer) {
  return button(
    t('surveys.make.discard'),
    'survey.arrange',
    { draft: draft.id, changes: draft.changes, how: 'discard' satisfies How },
    {
      style: 'danger',
      confirm: {
        title: t('surveys.make.discardTitle'),
        text: t(draft.meeting ? 'surveys.make.discardMeetingText' : 'surveys.make.discardText'),
        yes: t('surveys.make.discardYes'),
        no: t('surveys.make.discardNo'),
      },
    },
  );
}

function questionItem(draft: SurveyDraft, place: number, viewer: Viewer): ListItem {
  const { t } = viewer;
  const question = draft.content.questions[place];
  if (question === undefined) return { text: '' };
  const { id } = question;
  const change = button(t('surveys.make.change'), 'survey.edit', {
    draft: draft.id,
    what: 'question',
    question: id,
  });
  const shown = questionLine(question, viewer);
  return {
    ...shown,
    text: `${place + 1}. ${shown.text}`,
    buttons: [
      change,
      ...(place > 0 ? [arrange(draft, 'up', t('surveys.make.up'), id)] : []),
      arrange(draft, 'remove', t('surveys.make.remove'), id),
    ],
  };
}

/** A question as whoever makes it sees it: its words, of what kind it is, and what can be chosen. */
export function questionLine(
  question: NewQuestion,
  viewer: Viewer,
): { readonly text: string; readonly detail: string } {
  const { t, language } = viewer;
  const kind = t(`surveys.make.kind.${question.kind}`);
  const named = question.choices.map(({ value }) => value);
  const words = optionsOf(question, language).filter(({ value }) => named.includes(value));
  return {
    text: inLanguage(question.wording, language),
    detail: words.length === 0 ? kind : `${kind}: ${words.map(({ label }) => label).join(', ')}`,
  };
}

/** Drafts in the list of surveys. */
export function draftItems(drafts: readonly SurveyDraft[], viewer: Viewer): ListItem[] {
  const { t } = viewer;
  return drafts.map(({ id, content, changedAt, meeting }) => ({
    text: meeting ? t('surveys.send.title', { title: meeting.getEntity().title }) : content.title,
    detail: t('surveys.make.changed', {
      count: content.questions.length,
      when: formatRelativeDay(changedAt, formatFor(viewer)),
    }),
    buttons: [button(t('surveys.make.open'), 'survey.draft', { draft: id })],
  }));
}

/** A draft that is no longer there: it was sent, or taken away. */
export function draftGoneCard({ t }: Viewer): Card {
  return card(t('surveys.make.goneTitle'), text(t('surveys.make.gone')));
}

/** After a draft was taken away. */
export function discardedCard(title: string, { t }: Viewer): Card {
  return card(t('surveys.make.discarded'), text(t('surveys.make.discardedText', { title })));
}
