import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, type CardElement, card, list, text } from '#src/conversation/elements/card.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { BoundPlace, DistrictsView } from './reads.ts';
import type { Bound } from './writes.ts';

/** What stands among the settings: which workspace one's words are about, and what is bound to this one. */
export function districtElements(view: DistrictsView, t: Translate): CardElement[] {
  const { current, districts, places = [], here } = view;
  const now = districts.find(({ id }) => id === current)?.name ?? '';
  const several = districts.length > 1;
  return [
    ...(several
      ? [
          text(t('districts.several', { workspace: now })),
          buttons(
            ...districts.map(({ id, name }) =>
              button(name, 'workspace.choose', { workspace: id }, { chosen: id === current }),
            ),
          ),
        ]
      : []),
    ...(places.length > 0
      ? [
          list(
            places.map((one) => placeItem(one, t)),
            t('districts.places'),
          ),
        ]
      : []),
    ...(here === undefined
      ? []
      : [
          text(t('districts.here', { workspace: now })),
          buttons(
            button(t('districts.bind'), 'place.choose', {
              place: here.reference,
              name: here.name ?? '',
              within: here.within ?? '',
            }),
          ),
        ]),
  ];
}

// Teams does not say, with what is written in a channel, what it is called.
function placeItem({ id, name: known, isWhole }: BoundPlace, t: Translate) {
  const isNamed = known !== undefined;
  const name = known ?? t(`districts.nameless.${isWhole ? 'team' : 'channel'}`);
  const confirm = {
    title: t('districts.release.title', { name }),
    text: t('districts.release.text'),
    yes: t('districts.release.yes'),
    no: t('districts.release.no'),
  };
  return {
    text: name,
    ...(isWhole && isNamed ? { detail: t('districts.wholeTeam') } : {}),
    buttons: [button(t('districts.release.button'), 'place.release', { home: id }, { confirm })],
  };
}

/** What became of a wish to bind a channel. */
export function boundCard(
  bound: Bound,
  { name, isWhole }: { readonly name: string; readonly isWhole: boolean },
  t: Translate,
): Card {
  const title = t('districts.form.title');
  if (!bound.ok) return card(title, text(t(`districts.refused.${bound.reason}`)));
  const { workspace, isNew } = bound;
  const nameless = `districts.boundNameless.${isWhole ? 'team' : 'channel'}` as const;
  const said =
    isWhole || name === ''
      ? t(nameless, { workspace: workspace.name })
      : t('districts.bound', { name, workspace: workspace.name });
  return card(title, text(said), isNew && text(t('districts.boundNew', { workspace: workspace.name })));
}

/** What became of a wish to let go of one. */
export function releasedCard(isDone: boolean, t: Translate): Card {
  return card(t('districts.places'), text(t(isDone ? 'districts.release.done' : 'districts.release.gone')));
}
