const ink = '#1b2a31';
const quiet = '#50616a';
const water = '#0b5563';

/** The style of each element of a mail. */
export type MailStyles = ReturnType<typeof createStyles>;

// Mail programs drop style sheets, and some know only tables: every element carries its own style. Outlook knows no
// logical properties either, so where a line begins is written out for each direction.
function createStyles(start: 'left' | 'right', end: 'left' | 'right') {
  return {
    body: 'margin:0;padding:0;background-color:#f5f2ea;',
    hidden:
      'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#f5f2ea;',
    font: `font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:1.5;color:${ink};text-align:${start};`,
    brand: `padding:4px 4px 12px;font-weight:bold;color:${water};`,
    card: 'background-color:#ffffff;border:1px solid #dfd9cb;border-radius:12px;padding:22px 24px 20px;',
    h1: `margin:0 0 12px;font-size:22px;line-height:1.3;color:${ink};`,
    h2: `margin:16px 0 6px;font-size:17px;line-height:1.3;color:${ink};`,
    text: 'margin:0 0 14px;white-space:pre-line;',
    quiet: `margin:0 0 14px;white-space:pre-line;font-size:15px;color:${quiet};`,
    warning: `margin:0 0 14px;white-space:pre-line;padding:10px 12px;background-color:#fdf1d3;border-${start}:4px solid #c58a10;`,
    facts: 'margin:0 0 14px;',
    fact: `padding:2px 0;padding-${end}:16px;vertical-align:top;color:${quiet};font-weight:normal;text-align:${start};`,
    value: `padding:2px 0;vertical-align:top;white-space:pre-line;text-align:${start};`,
    list: 'margin:0 0 14px;',
    item: 'padding:8px 0;border-top:1px solid #dfd9cb;',
    buttons: 'margin:0 0 8px;',
    button: `${buttonStyle(end)}background-color:${water};color:#ffffff;`,
    chosen: `${buttonStyle(end)}background-color:#dcecee;color:${ink};`,
    /** A step of a scale: narrower, so that five of them stand in one row on a phone. */
    step: 'padding:11px 16px;',
    foot: `padding:14px 4px 4px;font-size:14px;line-height:1.5;color:${quiet};`,
    link: `color:${water};`,
  } as const;
}

function buttonStyle(end: string): string {
  return `display:inline-block;margin:0 0 8px;margin-${end}:8px;padding:11px 22px;border:2px solid ${water};border-radius:9px;font-weight:bold;text-decoration:none;`;
}

const styles = { ltr: createStyles('left', 'right'), rtl: createStyles('right', 'left') } as const;

/** The styles for a direction of writing: `ltr` or `rtl`. */
export function stylesFor(direction: string): MailStyles {
  return direction === 'rtl' ? styles.rtl : styles.ltr;
}
