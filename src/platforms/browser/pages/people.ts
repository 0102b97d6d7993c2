import { html, type SafeHtml } from '@remix-run/html-template';
import type { Language } from '#src/conversation/answer.ts';
import { formatList } from '#src/locales/format.ts';
import type { Visitor } from '../history/store.ts';
import { avatar, type PageContext, renderPage } from './layout.ts';

/** The first page: pick who you are. `chosen` is the language chosen here, which then follows the person. */
export function renderPeople(
  visitors: readonly Visitor[],
  chosen: Language | undefined,
  context: PageContext,
): string {
  const { t, nonce } = context;
  const staff = visitors.filter((one) => !isGuest(one));
  const guests = visitors.filter(isGuest);
  return renderPage(
    {
      title: t('chat.page.title'),
      kind: 'plain',
      switchTo: '/',
      body: html`<main class="people">
        <h1>${t('chat.who.title')}</h1>
        <p class="lead">${visitors.length === 0 ? t('chat.who.empty') : t('chat.who.intro')}</p>
        <form method="post" action="/chat">
          <input type="hidden" name="page" value="${nonce}" />
          ${chosen === undefined ? '' : html`<input type="hidden" name="language" value="${chosen}" />`}
          ${group(t('chat.who.coordinators'), staff, context)}
          ${group(t('chat.who.representatives'), guests, context)}
        </form>
      </main>`,
    },
    context,
  );
}

function isGuest({ roles }: Visitor): boolean {
  return roles.every((role) => role === 'representative');
}

function group(title: string, visitors: readonly Visitor[], context: PageContext): SafeHtml | '' {
  if (visitors.length === 0) return '';
  return html`<section>
    <h2>${title}</h2>
    <ul>
      ${visitors.map(
        (visitor) => html`<li>
          <button name="person" value="${visitor.externalId}">
            ${avatar(visitor.name)}
            <span><span class="name" dir="auto">${visitor.name}</span>
            <span class="detail" dir="auto">${describe(visitor, context)}</span></span>
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}

function describe({ roles, organisations }: Visitor, context: PageContext): string {
  if (organisations.length > 0) return formatList(organisations, context);
  return formatList(
    roles.map((role) => context.t(`people.role.${role}`)),
    context,
  );
}
