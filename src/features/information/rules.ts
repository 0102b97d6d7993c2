/** How much of each fits, in characters. */
export const longest = { title: 150, text: 5_000, url: 1_000 } as const;

/** Takes what a database cannot hold, and the white space around it, from what was typed. */
export function cleanText(typed: string): string {
  return typed.replaceAll('\0', '').toWellFormed().trim();
}

/** An address as it can be opened, `https://` added where it was left out; undefined when it is none. */
export function readAddress(typed: string): string | undefined {
  const said = typed.trim();
  const whole = /^[a-z][a-z\d+.-]*:/iu.test(said) ? said : `https://${said}`;
  const url = URL.parse(whole);
  if (url === null || !/^https?:$/u.test(url.protocol) || !url.hostname.includes('.')) return undefined;
  return url.href;
}
