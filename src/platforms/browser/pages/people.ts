import { html, type SafeHtml } from '@remix-run/html-template';
import type { Language } from '#src/conversation/answer.ts';
import { formatList } from '#src/locales/format.ts';
import type { MailOverview, Visitor } from '../history/store.ts';
import { avatar, type PageContext, renderPage } from './layout.ts';
import { mailboxUrl } from './mailbox.ts';

/** The first page: pick who you are. `chosen` is the language chosen here, which then follows the person. */
export function renderPeople(
  visitors: readonly Visitor[],
  mailboxes: readonly MailOverview[],
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
        ${mail(mailboxes, context)}
      </main>`,
    },
    context,
  );
}

function mail(mailboxes: readonly MailOverview[], { t }: PageContext): SafeHtml | '' {
  if (mailboxes.length === 0) return '';
  return html`<section>
    <h2>${t('chat.mail.section')}</h2>
    <ul>
      ${mailboxes.map(
        ({ personId, name, count }) => html`<li>
          <a class="button" href="${mailboxUrl(personId)}">
            ${avatar(name)}
            <span><span class="name" dir="auto">${name}</span>
            <span class="detail">${t('chat.mail.count', { count })}</span></span>
          </a>
        </li>`,
      )}
    </ul>
  </section>`;
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
