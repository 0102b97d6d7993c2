import type { Addresses, ShownAs } from '#src/conversation/addresses.ts';
import type { Links } from './tokens.ts';

const endings: Readonly<Record<ShownAs, string>> = {
  page: '',
  picture: '.bild',
  csv: '.csv',
  xlsx: '.xlsx',
};

const days: Readonly<Record<ShownAs, number>> = { page: 1, picture: 60, csv: 1, xlsx: 1 };

/**
 * Builds addresses under `publicUrl`, which ends without a slash. Each is signed for one reader and one matter.
 */
export function createAddresses({
  links,
  publicUrl,
}: {
  readonly links: Links;
  readonly publicUrl: string;
}): Addresses {
  return ({ workspace, person, language, now }) =>
    (matter, as) => {
      const expiresAt = now.plus({ days: days[as] });
      return `${publicUrl}/a/${links.sign({ workspace, person, matter, expiresAt })}${endings[as]}?lang=${language}`;
    };
}
