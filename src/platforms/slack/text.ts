/** User text for mrkdwn: nothing in it is a mention, a link or a command to Slack any more. */
export function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What somebody wrote, from the form in which Slack sends it: links become their text, `&amp; &lt; &gt;` the signs.
 * Mentions of people stay as they are (`<@U123|name>`), so that a command can read whom it is about.
 */
export function readable(value: string): string {
  return value
    .replaceAll(/<(?!@)([^<>|]+)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) =>
      linkText(target, label),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function linkText(target: string, label: string | undefined): string {
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!')) return specialText(target, label);
  const address = target.replace(/^(mailto|tel):/, '');
  if (label === undefined || label === '' || label === address) return address;
  // Slack links what was typed without a scheme: `example.org` arrives as `<http://example.org|example.org>`.
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '') === label ? label : `${label} (${address})`;
}

function specialText(target: string, label: string | undefined): string {
  if (label !== undefined && label !== '') return label;
  return `@${target.slice(1).replace(/\^.*$/, '')}`;
}
