import type { Information } from '#entities/information.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { button, linkButton } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { previewElements } from '#src/features/audiences/cards.ts';
import type { Audience } from '#src/features/audiences/reads.ts';
import { formatCount, formatFor } from '#src/locales/format.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { Fates } from '#src/outbox/fates.ts';

/** For whom cards are written. */
type Viewer = Pick<Context, 't' | 'language' | 'workspace' | 'now'>;

const shownFailures = 10;

/** What everybody it is for gets. */
export function informationCard(information: Information, { t, workspace }: Viewer): Card {
  const { title, url } = information;
  const sender = information.coordinator.getEntity().name;
  return card(
    title,
    text(information.text),
    url != null && buttons(linkButton(t('information.readMore'), url)),
    quiet(t('information.from', { name: sender, workspace: workspace.name })),
  );
}

/** Written but not sent: as those it is for will see it, and what can be done next. */
export function writtenCard(information: Information, { t }: Viewer): Card {
  const { id, title, url } = information;
  const of = { information: id };
  return card(
    t('information.written.title', { title }),
    text(information.text),
    url != null && buttons(linkButton(t('information.readMore'), url)),
    quiet(t('information.written.next')),
    buttons(
      button(t('information.written.choose'), 'information.audience', of, { style: 'primary' }),
      button(t('information.written.change'), 'information.change', of),
      button(t('information.written.undo'), 'information.undo', of),
    ),
  );
}

/** Taken back before it was sent; what it said waits in a draft. */
export function undoneCard({ title }: Information, draft: string, t: Translate): Card {
  return card(
    t('information.undone.title'),
    text(t('information.undone.text', { title })),
    buttons(button(t('information.undone.again'), 'draft.open', { draft })),
  );
}

/** Who would get it, before anything is sent. `first` is what is told about a press just made. */
export function previewCard(
  information: Information,
  audience: Audience,
  draft: string,
  viewer: Viewer,
  first?: string,
): Card {
  const { t } = viewer;
  const { id, title } = information;
  const count = audience.reachable.length;
  const labels = { reached: t('information.preview.reached'), already: t('information.preview.already') };
  return card(
    t('information.preview.title', { title }),
    first !== undefined && warning(first),
    ...previewElements(audience, labels, viewer),
    buttons(
      count > 0 &&
        button(
          t('information.preview.send', { count }),
          'information.send',
          { information: id, draft, people: count },
          {
            style: 'primary',
            confirm: {
              title: t('information.preview.confirmTitle'),
              text: t('information.preview.confirmText', { count, title }),
              yes: t('information.preview.confirmYes'),
              no: t('information.preview.confirmNo'),
            },
          },
        ),
      button(t('audiences.preview.change'), 'draft.open', { draft }),
    ),
  );
}

/** After sending: how many it goes to, and what comes next. */
export function sentCard(count: number, t: Translate): Card {
  return card(t('information.sent.title', { count }), text(t('information.sent.text')));
}

/** What became of it, kept up to date for whoever sent it. `first` is what is told about a press just made. */
export function overviewCard(information: Information, fates: Fates, viewer: Viewer, first?: string): Card {
  const { t } = viewer;
  const { id, title, stoppedAt } = information;
  const count = (value: number) => formatCount(value, formatFor(viewer));
  const some = (value: number) => (value === 0 ? undefined : count(value));
  return card(
    t('information.overview.title', { title }),
    first !== undefined && warning(first),
    stoppedAt != null && warning(t('information.overview.stopped')),
    text(information.text),
    facts(
      [t('information.overview.sent'), count(fates.sent)],
      [t('information.overview.waiting'), some(fates.waiting)],
      [t('information.overview.failed'), some(fates.failed)],
      [t('information.overview.cancelled'), some(fates.cancelled)],
      [t('information.overview.paused'), some(fates.paused)],
    ),
    failureList(fates, t),
    fates.waiting > 0 &&
      buttons(
        button(
          t('information.overview.stop'),
          'information.stop',
          { information: id },
          {
            style: 'danger',
            confirm: {
              title: t('information.overview.stopTitle'),
              text: t('information.overview.stopText', { count: fates.waiting }),
              yes: t('information.overview.stopYes'),
              no: t('information.overview.stopNo'),
            },
          },
        ),
      ),
  );
}

function failureList({ failures }: Fates, t: Translate): CardElement | undefined {
  if (failures.length === 0) return undefined;
  const shown = failures.slice(0, shownFailures).map(({ person }) => ({
    text: person ?? t('deliveries.failed.unknownRecipient'),
  }));
  const more = failures.length - shown.length;
  return list(
    more === 0 ? shown : [...shown, { text: t('deliveries.failed.more', { count: more }) }],
    t('information.overview.failures'),
  );
}

/** One sentence about what could not be done as asked. */
export function refusedCard(reason: 'gone' | 'sent', t: Translate): Card {
  return card(t(`information.refused.${reason}.title`), text(t(`information.refused.${reason}.text`)));
}
