import { html, type SafeHtml } from '@remix-run/html-template';
import type { Language } from '#src/conversation/answer.ts';
import { buttonsOf, type Card } from '#src/conversation/elements/card.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import type { ReadMatter } from '#src/conversation/matters.ts';
import {
  enterPresses,
  type FormState,
  type RenderContext,
  renderCard,
  renderForm,
} from '#src/html/render.ts';
import { sealedPress } from '#src/link/tokens.ts';
import { formatList } from '#src/locales/format.ts';
import { pressesField, sealedLanguage } from '../receive.ts';
import { inOthers, languageLinks, type PageContext, renderPage } from './layout.ts';

/** What a page shows: the matter itself, or what an answer to it came to. */
export type Shown =
  | { readonly kind: 'matter'; readonly card: Card | undefined }
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'form'; readonly state: FormState };

/** The page of one link. */
export interface MatterPage {
  readonly matter: ReadMatter;
  readonly shown: Shown;
  /** What has just been settled beside it, told above it. */
  readonly said?: Card | undefined;
  /** What stood in the fields of the card that was pressed, so that nothing typed is lost. */
  readonly typed: SubmittedValues;
  /** The address of the link, without a query. */
  readonly url: string;
  /** How addresses of our own begin in what was sent. */
  readonly publicUrl: string;
  /** Fresh for each page; goes with whatever is sent from it. */
  readonly nonce: string;
  readonly seal: (sent: string) => string;
  /** The seal of the button that the link in a mail named. */
  readonly preselected: string | undefined;
}

/** Shows a matter, whose it is, and how it is answered. */
export function renderMatter(page: MatterPage, context: PageContext): string {
  const { matter, shown, said, url } = page;
  const { t, language } = context;
  return renderPage(
    {
      title: titleOf(shown, context),
      languages: turnings(page, context),
      body: html`<main>
        <h1 class="whose" dir="auto">${whose(matter, context)}</h1>
        ${said === undefined ? '' : renderSaid(said)}
        ${content(page, context)}
        ${calendarLink(page, language, context)}
        ${shown.kind === 'matter' ? '' : html`<p><a href="${url}?lang=${language}">${t('link.again')}</a></p>`}
        ${keepLanguage(page, context)}
        <p class="lead" dir="auto">${isAnswered(shown) ? `${t('link.counts', { name: matter.person.name })} ` : ''}${t('link.forwarded', { workspace: matter.workspace })}</p>
      </main>`,
    },
    context,
  );
}

/** Whether something can be answered here: results, or what is over, are only read. */
function isAnswered(shown: Shown): boolean {
  if (shown.kind === 'form') return true;
  return shown.card !== undefined && buttonsOf(shown.card).some(({ kind }) => kind === 'press');
}

function titleOf(shown: Shown, { t }: PageContext): string {
  switch (shown.kind) {
    case 'matter':
      return shown.card?.title ?? t('link.nothing.title');
    case 'card':
      return shown.card.title;
    case 'form': {
      const { form, errors } = shown.state;
      return Object.keys(errors).length === 0 ? form.title : t('link.error', { title: form.title });
    }
  }
}

function whose({ person }: ReadMatter, { t, language }: PageContext): string {
  const { name, organisations } = person;
  return organisations.length === 0
    ? t('link.whose', { name })
    : t('link.whoseFor', { name, organisations: formatList(organisations, { language }) });
}

const formId = 'answers';

// What can be pressed on it stands elsewhere on the page too.
function renderSaid({ elements }: Card): SafeHtml {
  return html`<div class="card" role="status">
    ${elements.map((one) => (one.kind === 'text' ? html`<p class="text" dir="auto">${one.text}</p>` : ''))}
  </div>`;
}

/** Whether something may have been typed: then it goes along when the page is turned to another language. */
function hasFields(shown: Shown): boolean {
  return shown.kind === 'form' || shown.card?.elements.some(({ kind }) => kind === 'input') === true;
}

function turnings(page: MatterPage, context: PageContext): SafeHtml | SafeHtml[] {
  const { shown, url } = page;
  const { language } = context;
  if (!hasFields(shown)) return languageLinks(url, language);
  return html`${enter(page, context)}${inOthers(
    language,
    (one, name) =>
      html`<button class="turn" form="${formId}" name="turn" value="${one}" lang="${one}">${name}</button>`,
  )}`;
}

// These buttons stand before the form's own, and Enter in a field presses the first of all.
function enter(page: MatterPage, context: PageContext): SafeHtml | '' {
  const { shown } = page;
  if (shown.kind === 'form') {
    return html`<button class="unseen" form="${formId}" name="act" value="submit" tabindex="-1" aria-hidden="true"></button>`;
  }
  return shown.card === undefined
    ? ''
    : enterPresses(shown.card, renderContext(page, context), { elsewhere: true });
}

function content(page: MatterPage, context: PageContext): SafeHtml {
  const { shown } = page;
  const { t } = context;
  switch (shown.kind) {
    case 'matter':
      return shown.card === undefined
        ? html`<div class="card"><h2>${t('link.nothing.title')}</h2><p class="text">${t('link.nothing.text')}</p></div>`
        : renderCard(shown.card, renderContext(page, context));
    case 'card':
      return renderCard(shown.card, renderContext(page, context));
    case 'form': {
      const seal = page.seal(`draft ${shown.state.draft}`);
      return html`<div class="card">${renderForm(shown.state, renderContext(page, context, { seal }))}</div>`;
    }
  }
}

function renderContext(
  { url, publicUrl, nonce, seal, preselected, typed }: MatterPage,
  { t, language }: PageContext,
  hidden: Readonly<Record<string, string>> = {},
): RenderContext {
  return {
    t,
    action: url,
    id: 'a',
    formId,
    hidden: { page: nonce, lang: language, ...hidden },
    oneForm: {
      value: (presses) => pressesField(presses, seal),
      group: (submit) => seal(sealedPress(submit)),
      typed: (name) => typed[name],
    },
    isPreselected: (button) => preselected !== undefined && seal(sealedPress(button)) === preselected,
    focus: true,
    publicUrl,
  };
}

/** Where the page was turned to a language that is not theirs: to be written to in it from now on. */
function keepLanguage(
  { matter, shown, url, nonce, seal }: MatterPage,
  { t, language }: PageContext,
): SafeHtml | '' {
  if (matter.ownLanguage === language) return '';
  const sealed = seal(sealedLanguage(language));
  return hasFields(shown)
    ? html`<p>
        <input type="hidden" form="${formId}" name="languageSeal" value="${sealed}" />
        <button form="${formId}" name="act" value="keepLanguage">${t('link.language.keep')}</button>
      </p>`
    : html`<form method="post" action="${url}">
        <input type="hidden" name="page" value="${nonce}" />
        <input type="hidden" name="lang" value="${language}" />
        <input type="hidden" name="languageSeal" value="${sealed}" />
        <button name="act" value="keepLanguage">${t('link.language.keep')}</button>
      </form>`;
}

function calendarLink({ matter, url }: MatterPage, language: Language, { t }: PageContext): SafeHtml | '' {
  return matter.event === undefined || matter.event.cancelled
    ? ''
    : html`<p><a class="button" href="${url}.ics" hreflang="${language}">${t('link.calendar')}</a></p>`;
}
